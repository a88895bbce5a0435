package dev.plumbline.server.support;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved. Safe to read from other threads. */
public final class ManualClock implements InstantSource {
    private volatile Instant now;

    public ManualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Lets so much time pass; one thread moves the clock. */
    public void advance(Duration time) {
        now = now.plus(time);
    }

    public void advanceTo(Instant moment) {
        now = moment;
    }
}
