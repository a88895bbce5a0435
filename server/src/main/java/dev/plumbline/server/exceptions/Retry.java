package dev.plumbline.server.exceptions;

import java.time.Instant;
import java.util.Optional;

/**
 * The exceptions of a cause that were open when a person asked for it, tried again one after the other.
 *
 * @param total how many were meant
 * @param tried how many were tried again so far
 * @param refused how many of those that were looked at cannot be tried again, or were closed meanwhile
 */
public record Retry(
        long id,
        String cause,
        String by,
        Instant created,
        long total,
        long tried,
        long refused,
        State state,
        Optional<Instant> ended) {

    /** How it stands. */
    public enum State {
        /** There are more to try. */
        RUNNING,
        /** All were tried. */
        DONE,
        /** A person stopped it; what was tried was tried. */
        CANCELLED
    }
}
