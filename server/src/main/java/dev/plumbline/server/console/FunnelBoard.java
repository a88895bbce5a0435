package dev.plumbline.server.console;

import dev.plumbline.server.api.Funnel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The funnel as it was a moment ago. Counting all that was ever received takes the longer the more there is, so no page waits for it: it is
 * counted beside, once a second at most, and never for more than a tenth of the time.
 */
final class FunnelBoard {
    private static final Duration OFTEN = Duration.ofSeconds(1);
    private static final int PART = 10;

    private final Supplier<Funnel> count;
    private final InstantSource clock;
    private final ExecutorService beside;
    private final AtomicBoolean counting = new AtomicBoolean();
    private volatile Optional<Counted> last = Optional.empty();

    FunnelBoard(Supplier<Funnel> count, InstantSource clock, ExecutorService beside) {
        this.count = count;
        this.clock = clock;
        this.beside = beside;
    }

    /**
     * A count.
     *
     * @param at when it was begun
     * @param took how long it took
     */
    record Counted(Funnel funnel, Instant at, Duration took) {
        boolean isOld(Instant now) {
            Duration pause = took.multipliedBy(PART);
            return !now.isBefore(at.plus(took).plus(pause.compareTo(OFTEN) > 0 ? pause : OFTEN));
        }
    }

    /** The newest count there is; empty until the first is done. Asks for a newer one where it is old. */
    Optional<Counted> now() {
        Instant now = clock.instant();
        if (last.filter(counted -> !counted.isOld(now)).isEmpty() && counting.compareAndSet(false, true)) {
            beside.execute(this::countBeside);
        }
        return last;
    }

    private void countBeside() {
        try {
            Instant began = clock.instant();
            Funnel funnel = count.get();
            last = Optional.of(new Counted(funnel, began, Duration.between(began, clock.instant())));
        } finally {
            counting.set(false);
        }
    }
}
