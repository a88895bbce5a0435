package dev.plumbline.server.alerts;

import java.time.Instant;
import java.util.List;

/** Looks for what is wrong. */
@FunctionalInterface
interface Look {

    /**
     * What is wrong now; what is not in it is well.
     *
     * @throws RuntimeException when it cannot be seen now: then nothing is judged
     */
    List<Fact> now(Instant now);
}
