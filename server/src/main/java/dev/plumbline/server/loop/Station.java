package dev.plumbline.server.loop;

import java.time.Duration;

/** A station of the document's way that can be stepped: by its loop in production, by hand in tests. */
@FunctionalInterface
public interface Station {

    /**
     * Does one batch of what is due now.
     *
     * @return zero when there may be more to do at once, else how long it may be left alone unless the bell rings
     */
    Duration step() throws InterruptedException;
}
