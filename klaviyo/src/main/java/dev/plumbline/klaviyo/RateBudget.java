package dev.plumbline.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Klaviyo's rate limits as a calculation: per endpoint a window of one second and one of sixty, each with a fixed beginning. It has no
 * clock, no threads and does not wait; {@link SharedRateBudget} makes it safe for several threads.
 *
 * <p>Klaviyo does not say when its windows begin. Until it does, they are taken to begin with each full second and minute;
 * {@link #throttled} moves them to where Klaviyo says that one ends. Time that goes backwards counts into the current window.
 *
 * <p>It learns. A 429 that our own requests cannot have caused shows that another program uses the account: the endpoint's limits are
 * lowered, and rise again step by step with every minute that passes without another one.
 */
public final class RateBudget {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofSeconds(60);
    private static final double LOWERED_BY = 0.7;
    private static final double LOWEST = 0.2;
    private static final double STEP_UP = 0.1;

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

    /**
     * How much of an endpoint's minute is used.
     *
     * @param limit how many requests are ours
     * @param used how many of them are counted
     * @param begins when the window began
     * @param ends when the next one begins
     */
    public record Minute(int limit, int used, Instant begins, Instant ends) {}

    /** How many requests of this endpoint one second may hold now. */
    public int perSecond(Endpoint endpoint) {
        return usage(endpoint).perSecond();
    }

    /** How many requests of this endpoint one minute may hold now. */
    public int perMinute(Endpoint endpoint) {
        return usage(endpoint).perMinute();
    }

    /** The window of sixty seconds as it is at this moment. */
    public Minute minute(Endpoint endpoint, Instant now) {
        return usage(endpoint).minuteAt(now);
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

    /**
     * What the headers of an answer say about the limits: the account's own, where they are not the documented ones, and how much other
     * programs have used of this minute. What remains is believed only where it cannot be the one-second window's: documents and
     * recordings disagree about which window it describes.
     */
    public void observed(Endpoint endpoint, RateLimitHeaders headers) {
        usage(endpoint).observed(headers);
    }

    /** The endpoints whose limits are lowered because others use the account, each with the part that is left, above 0 and below 1. */
    public Map<Endpoint, Double> lowered() {
        Map<Endpoint, Double> lowered = new EnumMap<>(Endpoint.class);
        usages.forEach((endpoint, usage) -> {
            if (usage.part < 1) {
                lowered.put(endpoint, usage.part);
            }
        });
        return Collections.unmodifiableMap(lowered);
    }

    private Usage usage(Endpoint endpoint) {
        return usages.computeIfAbsent(endpoint, key -> new Usage(key.tier(), share));
    }

    /** The state of one endpoint. */
    private static final class Usage {
        private final double share;
        private final Window second = new Window(SECOND);
        private final Window minute = new Window(MINUTE);
        private int burst;
        private int steady;
        private Instant closedUntil = Instant.MIN;
        private double part = 1;
        private boolean aligned;
        private boolean calm = true;

        Usage(Tier tier, double share) {
            this.share = share;
            this.burst = tier.burst();
            this.steady = tier.steady();
        }

        int perSecond() {
            return ours(burst);
        }

        int perMinute() {
            return ours(steady);
        }

        private int ours(int documented) {
            return Math.max(1, (int) Math.floor(documented * share * part));
        }

        Minute minuteAt(Instant now) {
            moveOn(now);
            return new Minute(ofMinute(), minute.used, minute.begin, minute.begin.plus(MINUTE));
        }

        /** What others have used of a minute is gone for us, unless the share left it to them anyway. */
        private int ofMinute() {
            return share > 1 ? perMinute() : Math.max(0, Math.min(perMinute(), steady - minute.foreign));
        }

        Instant freeAt(Instant now) {
            Instant free = later(now, closedUntil);
            moveOn(free);
            return later(second.freeAt(free, perSecond()), minute.freeAt(free, ofMinute()));
        }

        private void moveOn(Instant now) {
            second.moveTo(now);
            if (minute.moveTo(now)) {
                // In hundredths, so that the steps end at exactly one.
                part = calm ? Math.min(1, Math.round((part + STEP_UP) * 100) / 100.0) : part;
                calm = true;
            }
        }

        void count() {
            second.used++;
            minute.used++;
        }

        void close(Instant until, boolean minuteToo) {
            if (!until.isAfter(closedUntil)) {
                return;
            }
            if (!mayBeOurs(minuteToo)) {
                part = Math.max(LOWEST, Math.round(part * LOWERED_BY * 100) / 100.0);
            }
            calm = minuteToo;
            closedUntil = until;
            second.beginAt(until);
            if (minuteToo) {
                minute.beginAt(until);
                aligned = true;
            }
        }

        /** Until the windows are known to lie right, two of ours may have fallen into one of Klaviyo's. */
        private boolean mayBeOurs(boolean ofMinute) {
            if (share > 1) {
                return true;
            }
            return ofMinute
                    ? minute.used + (aligned ? 0 : minute.before) > steady
                    : second.used + second.before > burst;
        }

        void observed(RateLimitHeaders headers) {
            burst = headers.burst().orElse(burst);
            steady = headers.steady().orElse(steady);
            if (headers.remaining().isPresent() && headers.remaining().getAsInt() > burst) {
                minute.foreign = Math.max(0, steady - headers.remaining().getAsInt() - minute.used);
            }
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** A window of fixed length that follows itself without a gap. */
    private static final class Window {
        private final Duration length;
        private Instant begin = Instant.EPOCH;
        private int used;
        private int before;
        private int foreign;

        Window(Duration length) {
            this.length = length;
        }

        /** Moves on to the window of {@code now}; whether it did. */
        boolean moveTo(Instant now) {
            if (now.isBefore(begin.plus(length))) {
                return false;
            }
            // In whole seconds, of which windows are made: to divide durations exactly is dear.
            long windows = Duration.between(begin, now).toSeconds() / length.toSeconds();
            begin = begin.plus(length.multipliedBy(windows));
            before = windows == 1 ? used : 0;
            used = 0;
            foreign = 0;
            return true;
        }

        /** The first moment, not before {@code now}, at which one more fits. */
        Instant freeAt(Instant now, int limit) {
            return used < limit ? now : begin.plus(length);
        }

        void beginAt(Instant moment) {
            begin = moment;
            before = used;
            used = 0;
            foreign = 0;
        }
    }
}
