package dev.plumbline.server.metrics;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** How long something takes, in buckets. Thread-safe. */
public final class Timings {
    private final Timer timer;

    Timings(Timer timer) {
        this.timer = timer;
    }

    /** Notes one when the transaction under way has been committed. */
    public void note(Duration time) {
        Meters.whenCommitted(() -> timer.record(time));
    }
}
