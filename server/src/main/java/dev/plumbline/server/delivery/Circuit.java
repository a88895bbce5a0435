package dev.plumbline.server.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Opens when Klaviyo's servers fail request after request, and lets single ones through after growing pauses until one of them is
 * answered. An answer of any kind closes it: only servers that fail are meant, not what they refuse. It has no clock and no threads.
 */
final class Circuit {
    /** So many failures in a row, without one answer between them. */
    static final int FAILURES = 12;

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final int LONGEST_IN_DOUBLINGS = 5;

    private int failures;
    private int openings;
    private Instant opensAgain = Instant.MIN;

    /** Klaviyo answered. */
    void answered() {
        failures = 0;
        openings = 0;
        opensAgain = Instant.MIN;
    }

    /** A request failed. Until when to send nothing, if that opens it. */
    Optional<Instant> failed(Instant now) {
        failures++;
        if (failures < FAILURES || now.isBefore(opensAgain)) {
            return Optional.empty();
        }
        opensAgain = now.plus(SHORTEST.multipliedBy(1L << Math.min(openings, LONGEST_IN_DOUBLINGS)));
        openings++;
        return Optional.of(opensAgain);
    }

    int failures() {
        return failures;
    }
}
