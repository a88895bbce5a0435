package dev.plumbline.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Klaviyo's rate limits as a calculation: per endpoint a window of one second and one of sixty, each with a fixed beginning. It has no
 * clock, no threads and does not wait; {@link SharedRateBudget} makes it safe for several threads.
 *
 * <p>Klaviyo does not say when its windows begin. Until it does, they are taken to begin with each full second and minute;
 * {@link #throttled} moves them to where Klaviyo says that one ends. Time that goes backwards counts into the current window.
 */
public final class RateBudget {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private final double share;
    private final Map<Endpoint, Usage> usages = new EnumMap<>(Endpoint.class);

    /** @param share the part of the limits that is ours, above 0 and up to 1; at least one request per window always is */
    public RateBudget(double share) {
        this.share = checked(share);
    }

    private RateBudget() {
        this.share = Integer.MAX_VALUE;
    }

    /** Lets every request pass until Klaviyo itself answers 429: for a stand-in without limits. */
    public static RateBudget unlimited() {
        return new RateBudget();
    }

    private static double checked(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share: " + share + ", expected above 0 and at most 1");
        }
        return share;
    }

    /** How many requests of this endpoint one second may hold. */
    public int perSecond(Endpoint endpoint) {
        return ours(endpoint.tier().burst());
    }

    /** How many requests of this endpoint one minute may hold. */
    public int perMinute(Endpoint endpoint) {
        return ours(endpoint.tier().steady());
    }

    /** Counts a request in, or says when to ask again. */
    public Permit acquire(Endpoint endpoint, Instant now) {
        Usage usage = usage(endpoint);
        Instant until = usage.freeAt(now);
        if (until.isAfter(now)) {
            return new Permit.Wait(until);
        }
        usage.count();
        return new Permit.Granted();
    }

    /**
     * Klaviyo answered 429. Closes the endpoint until {@code now + retryAfter}, where new windows begin: both, or only the one of a
     * second when the wait is no longer than that.
     */
    public void throttled(Endpoint endpoint, Instant now, Duration retryAfter) {
        usage(endpoint).close(now.plus(retryAfter), retryAfter.compareTo(SECOND) > 0);
    }

    private int ours(int documented) {
        return Math.max(1, (int) Math.floor(documented * share));
    }

    private Usage usage(Endpoint endpoint) {
        return usages.computeIfAbsent(
                endpoint, key -> new Usage(new Window(SECOND, perSecond(key)), new Window(MINUTE, perMinute(key))));
    }

    /** The state of one endpoint. */
    private static final class Usage {
        private final Window second;
        private final Window minute;
        private Instant closedUntil = Instant.MIN;

        Usage(Window second, Window minute) {
            this.second = second;
            this.minute = minute;
        }

        Instant freeAt(Instant now) {
            Instant free = later(now, closedUntil);
            return later(second.freeAt(free), minute.freeAt(free));
        }

        void count() {
            second.count();
            minute.count();
        }

        void close(Instant until, boolean minuteToo) {
            if (!until.isAfter(closedUntil)) {
                return;
            }
            closedUntil = until;
            second.beginAt(until);
            if (minuteToo) {
                minute.beginAt(until);
            }
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** A window of fixed length that follows itself without a gap. */
    private static final class Window {
        private final Duration length;
        private final int limit;
        private Instant begin = Instant.EPOCH;
        private int used;

        Window(Duration length, int limit) {
            this.length = length;
            this.limit = limit;
        }

        /** The first moment, not before {@code now}, at which one more fits. Moves on to the window of {@code now}. */
        Instant freeAt(Instant now) {
            Instant end = begin.plus(length);
            if (!now.isBefore(end)) {
                // In whole seconds, of which windows are made: to divide durations exactly is dear.
                long windows = Duration.between(begin, now).toSeconds() / length.toSeconds();
                begin = begin.plus(length.multipliedBy(windows));
                used = 0;
                return now;
            }
            return used < limit ? now : end;
        }

        void count() {
            used++;
        }

        void beginAt(Instant moment) {
            begin = moment;
            used = 0;
        }
    }
}
