package dev.plumbline.server.inbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets everything in until a test says otherwise. */
public final class Turnstile implements Admission {
    private final AtomicInteger beginnings = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger goings = new AtomicInteger(Integer.MAX_VALUE);
    private volatile String reason = "";

    /** Nothing may begin from now on. */
    public void refuse(String why) {
        refuseAfter(0, why);
    }

    /** So many more may begin. */
    public void refuseAfter(int times, String why) {
        reason = why;
        beginnings.set(times);
    }

    /** So many more commits may go on. */
    public void stopAfter(int times, String why) {
        reason = why;
        goings.set(times);
    }

    public void open() {
        beginnings.set(Integer.MAX_VALUE);
        goings.set(Integer.MAX_VALUE);
    }

    @Override
    public Optional<String> refusal() {
        return left(beginnings);
    }

    @Override
    public Optional<String> stop() {
        return left(goings);
    }

    private Optional<String> left(AtomicInteger times) {
        return times.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? Optional.empty() : Optional.of(reason);
    }
}
