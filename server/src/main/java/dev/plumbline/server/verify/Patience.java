package dev.plumbline.server.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an event that cannot be read yet counts as missing. The patience grows with the lag that was observed: three times what nearly
 * all events took. While little is known the least patience holds. And as long as Klaviyo shows nothing that it accepted later, it may
 * just stand still: then only the longest patience ends the waiting.
 *
 * @param least however quick Klaviyo was
 */
public record Patience(Duration least) {
    /** However slow Klaviyo was, and however long nothing else was found. */
    public static final Duration MOST = Duration.ofHours(24);

    private static final int FACTOR = 3;
    private static final double NEARLY_ALL = 0.99;

    public Patience {
        if (!least.isPositive()) {
            throw new IllegalArgumentException("least: " + least + ", expected a positive duration");
        }
    }

    /**
     * How long an event may take now.
     *
     * @param recent the lags of the last hour
     * @param usual those of the last day
     */
    public Duration with(Lags recent, Lags usual) {
        Duration grown = Lags.longer(recent.percentile(NEARLY_ALL), usual.percentile(NEARLY_ALL))
                .multipliedBy(FACTOR);
        Duration wanted = Lags.longer(least, grown);
        return wanted.compareTo(MOST) < 0 ? wanted : Lags.longer(MOST, least);
    }

    /**
     * Whether an event that was not there counts as missing.
     *
     * @param asOf when it was not there
     * @param front the newest acceptance whose event was found, if any was
     */
    static boolean isOver(Unproven event, Instant asOf, Duration patience, Optional<Instant> front) {
        Duration waited = Duration.between(event.acceptedAt(), asOf);
        boolean laterOnesAreThere =
                front.filter(newest -> newest.isAfter(event.acceptedAt())).isPresent();
        return waited.compareTo(patience) >= 0
                && (laterOnesAreThere || waited.compareTo(Lags.longer(MOST, patience)) >= 0);
    }
}
