package dev.plumbline.server.mapping;

import java.time.Instant;

/**
 * A mapping that came into force.
 *
 * @param version what commands record
 * @param origin where it came from
 * @param text the site's file; empty when the default mapping stood alone
 * @param by who brought it into force
 */
public record Activation(String version, Origin origin, String text, String by, Instant at) {
    /** Where a mapping came from. */
    public enum Origin {
        /** The file as it was then. */
        FILE,
        /** An earlier version of the log. */
        ROLLBACK
    }
}
