package dev.plumbline.simulation.world;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is moved. */
final class VirtualClock implements InstantSource {
    private Instant now;

    VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on; never back. */
    void moveTo(Instant then) {
        if (then.isAfter(now)) {
            now = then;
        }
    }
}
