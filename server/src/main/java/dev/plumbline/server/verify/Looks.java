package dev.plumbline.server.verify;

import java.time.Duration;
import java.time.Instant;

/**
 * When an event is looked for: first a moment after its acceptance, then each time it has become twice as old. So a lag is known to a
 * factor of two, and a slow Klaviyo is not asked all the time.
 */
final class Looks {
    /** How old an event must be to be looked for. */
    static final Duration FIRST = Duration.ofSeconds(3);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration AFTER_GIVING_UP = Duration.ofDays(1);

    private Looks() {}

    /**
     * The next look for an event that was not there.
     *
     * @param patience how long it may take: at its end there is a look in any case
     */
    static Instant after(Unproven event, Instant asOf, Duration patience) {
        Duration age = Lags.longer(Duration.between(event.acceptedAt(), asOf), FIRST);
        Instant doubled = asOf.plus(age.compareTo(LONGEST_PAUSE) < 0 ? age : LONGEST_PAUSE);
        Instant end = event.acceptedAt().plus(patience);
        return end.isAfter(asOf) && end.isBefore(doubled) ? end : doubled;
    }

    /** The next look for one that was given up, once a day at last. */
    static Instant afterGivingUp(Unproven event, Instant asOf) {
        Duration age = Lags.longer(Duration.between(event.acceptedAt(), asOf), FIRST);
        return asOf.plus(age.compareTo(AFTER_GIVING_UP) < 0 ? age : AFTER_GIVING_UP);
    }
}
