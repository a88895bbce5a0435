package dev.plumbline.klaviyo;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: the pause grows by {@code factor} from {@code base} up to {@code longest}, and a random part of up to
 * {@code jitter} is taken off it. What Klaviyo asks for by Retry-After is never undercut.
 *
 * @param attempts how often a request is sent at most, the first time included
 * @param jitter 0 (none) to 1
 */
public record Backoff(Duration base, double factor, Duration longest, double jitter, int attempts) {

    public Backoff {
        if (!base.isPositive() || longest.compareTo(base) < 0) {
            throw new IllegalArgumentException(
                    "backoff: expected 0 < base <= longest, found " + base + " and " + longest);
        }
        if (!(factor >= 1 && factor <= 100)) {
            throw new IllegalArgumentException("factor: " + factor + ", expected 1 to 100");
        }
        if (!(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("jitter: " + jitter + ", expected 0 to 1");
        }
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: " + attempts + ", expected at least 1");
        }
    }

    /** Five attempts; pauses of up to 0.5 s, 1 s, 2 s and 4 s, each shortened by up to a half. */
    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(60), 0.5, 5);
    }

    /**
     * The pause before the next attempt; empty when there is none.
     *
     * @param failed attempts that failed so far, at least 1
     */
    public Optional<Duration> next(int failed, Retryability retryability, RandomGenerator dice) {
        if (failed >= attempts) {
            return Optional.empty();
        }
        return switch (retryability) {
            case Retryability.Never _, Retryability.Account _ -> Optional.empty();
            case Retryability.Later _ -> Optional.of(pause(failed, dice));
            case Retryability.After after -> Optional.of(longer(after.delay(), pause(failed, dice)));
        };
    }

    /** The pause after so many failed attempts, whatever their limit. */
    public Duration pause(int failed, RandomGenerator dice) {
        double grown = base.toMillis() * Math.pow(factor, Math.max(0, failed - 1));
        double full = Math.min(grown, (double) longest.toMillis());
        return Duration.ofMillis(Math.round(full * (1 - jitter * dice.nextDouble())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
