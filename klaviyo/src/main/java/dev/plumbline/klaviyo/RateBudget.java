package dev.plumbline.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Klaviyo's rate limits as a calculation: per endpoint a window of one second and one of sixty, each with a fixed beginning. It has no
 * clock, no threads and does not wait; {@link SharedRateBudget} makes it safe for several threads.
 *
 * <p>Klaviyo does not say when its windows begin, and counts a request when it arrives. So no second and no minute of ours ever holds more
 * than the limit, wherever it begins, nor does one that is longer by {@link #TRANSIT}, since one request may take so much longer on its
 * way than the next. That costs less than a hundredth of the minute; it makes bursts slower, and the minute bounds those anyway.
 *
 * <p>It learns. A 429 that our own requests cannot have caused shows that another program uses the account: the endpoint's limits are
 * lowered, and rise again step by step with every minute that passes without another one.
 */
public final class RateBudget {
    /** By how much the ways of two requests to Klaviyo may differ without any harm. */
    public static final Duration TRANSIT = Duration.ofMillis(500);

    private static final Duration KLAVIYOS_SECOND = Duration.ofSeconds(1);
    private static final Duration SECOND = KLAVIYOS_SECOND.plus(TRANSIT);
    private static final Duration MINUTE = Duration.ofSeconds(60).plus(TRANSIT);
    /** How long a request may be held up that later ones overtake. */
    private static final Duration HELD_UP = Duration.ofSeconds(3);

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

    /** The minute that is under way, or begins now; it is longer than Klaviyo's by {@link #TRANSIT}. */
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
        usage.count(now);
        return new Permit.Granted();
    }

    /**
     * Klaviyo answered 429. Closes the endpoint until {@code now + retryAfter}. When that is more than a second, a new minute of Klaviyo's
     * begins there, in which nothing is used.
     */
    public void throttled(Endpoint endpoint, Instant now, Duration retryAfter) {
        usage(endpoint).close(now, now.plus(retryAfter), retryAfter.compareTo(KLAVIYOS_SECOND) > 0);
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
        private final Departures departures = new Departures();
        private final Window minute = new Window();
        private int burst;
        private int steady;
        private Optional<Instant> first = Optional.empty();
        private Instant closedUntil = Instant.MIN;
        private double part = 1;
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

        private boolean isUnlimited() {
            return share > 1;
        }

        Minute minuteAt(Instant now) {
            moveOn(now);
            return new Minute(ofMinute(), minute.used, minute.begin, minute.begin.plus(MINUTE));
        }

        /** What others have used of a minute is gone for us, unless the share left it to them anyway. */
        private int ofMinute() {
            return isUnlimited() ? perMinute() : Math.max(0, Math.min(perMinute(), steady - minute.foreign));
        }

        Instant freeAt(Instant now) {
            Instant free = later(now, closedUntil);
            moveOn(free);
            free = later(free, minute.freeAt(free, ofMinute()));
            free = later(free, departures.freeAt(perSecond(), SECOND));
            return later(free, departures.freeAt(perMinute(), MINUTE));
        }

        private void moveOn(Instant now) {
            if (minute.moveTo(now)) {
                // In hundredths, so that the steps end at exactly one.
                part = calm ? Math.min(1, Math.round((part + STEP_UP) * 100) / 100.0) : part;
                calm = true;
            }
        }

        void count(Instant now) {
            first = first.or(() -> Optional.of(now));
            minute.used++;
            if (!isUnlimited()) {
                departures.add(now, Math.max(steady, burst));
            }
        }

        void close(Instant now, Instant until, boolean minuteToo) {
            if (!until.isAfter(closedUntil)) {
                return;
            }
            // What left before the endpoint was closed says nothing new.
            if (!now.isBefore(closedUntil) && !mayBeOurs(now, minuteToo)) {
                part = Math.max(LOWEST, Math.round(part * LOWERED_BY * 100) / 100.0);
            }
            calm = minuteToo;
            closedUntil = until;
            if (minuteToo) {
                departures.forget();
                minute.beginAt(until);
            }
        }

        /**
         * Nobody knows what a process before this one has sent in the minute before our first request. Later on, only requests that were
         * held up on their way can have come too many to a second.
         */
        private boolean mayBeOurs(Instant now, boolean ofMinute) {
            boolean isEarly =
                    first.filter(moment -> !now.isBefore(moment.plus(MINUTE))).isEmpty();
            return isUnlimited() || isEarly || (!ofMinute && departures.since(now.minus(HELD_UP)) > burst);
        }

        void observed(RateLimitHeaders headers) {
            burst = headers.burst().orElse(burst);
            steady = headers.steady().orElse(steady);
            if (headers.remaining().isPresent() && headers.remaining().getAsInt() > burst) {
                minute.foreign = Math.max(0, steady - headers.remaining().getAsInt() - departures.inLast(MINUTE));
            }
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    /** When the last requests left, as many as a limit may ask for. */
    private static final class Departures {
        private final List<Instant> moments = new ArrayList<>();

        void add(Instant now, int enough) {
            moments.add(now);
            if (moments.size() > 2 * enough) {
                moments.subList(0, moments.size() - enough).clear();
            }
        }

        void forget() {
            moments.clear();
        }

        /** The first moment at which one more makes no span of this length hold more than the limit. */
        Instant freeAt(int limit, Duration span) {
            return moments.size() < limit
                    ? Instant.MIN
                    : moments.get(moments.size() - limit).plus(span);
        }

        /** How many left within so long before the last. */
        int inLast(Duration span) {
            return moments.isEmpty() ? 0 : since(moments.getLast().minus(span));
        }

        int since(Instant moment) {
            int count = 0;
            for (int n = moments.size() - 1; n >= 0 && moments.get(n).isAfter(moment); n--) {
                count++;
            }
            return count;
        }
    }

    /** A minute that begins when something is asked after the one before has ended. */
    private static final class Window {
        private Instant begin = Instant.EPOCH;
        private int used;
        private int foreign;

        /** Begins anew when it has ended; whether it did. */
        boolean moveTo(Instant now) {
            if (now.isBefore(begin.plus(MINUTE))) {
                return false;
            }
            beginAt(now);
            return true;
        }

        /** The first moment, not before {@code now}, at which one more fits. */
        Instant freeAt(Instant now, int limit) {
            return used < limit ? now : begin.plus(MINUTE);
        }

        void beginAt(Instant moment) {
            begin = moment;
            used = 0;
            foreign = 0;
        }
    }
}
