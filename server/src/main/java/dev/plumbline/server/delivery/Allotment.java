package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.RateBudget.Minute;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.outbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Shares an endpoint's minute between the classes. Each has a floor that the others leave alone; what is left of it shrinks with the
 * minute, so that nothing of the limit is lost when the class does not need it. A more urgent class may come at any moment, so its floor
 * is always kept; that of a less urgent one only while it waits. One thread uses it.
 */
final class Allotment {
    private static final Duration SOON = Duration.ofMillis(500);

    private final SharedRateBudget budget;
    private final Map<Endpoint, Used> used = new EnumMap<>(Endpoint.class);

    private static final class Used {
        private Instant begins = Instant.MIN;
        private final Map<Urgency, Integer> requests = new EnumMap<>(Urgency.class);

        int of(Urgency urgency) {
            return requests.getOrDefault(urgency, 0);
        }
    }

    Allotment(SharedRateBudget budget) {
        this.budget = budget;
    }

    /** The part of a minute that is kept for a class. */
    static double floor(Urgency urgency) {
        return switch (urgency) {
            case REALTIME -> 0.2;
            case STOCK -> 0.1;
            case BATCH, BACKFILL -> 0.05;
        };
    }

    /** @param waiting the classes that have something to send */
    Permit acquire(Endpoint endpoint, Urgency urgency, Set<Urgency> waiting, Instant now) {
        Minute minute = budget.minute(endpoint, now);
        Used counted = used.computeIfAbsent(endpoint, _ -> new Used());
        if (!counted.begins.equals(minute.begins())) {
            counted.begins = minute.begins();
            counted.requests.clear();
        }
        if (minute.used() < minute.limit()
                && minute.used() + kept(minute, counted, urgency, waiting, now) >= minute.limit()) {
            Instant soon = now.plus(SOON);
            return new Permit.Wait(soon.isBefore(minute.ends()) ? soon : minute.ends());
        }
        Permit permit = budget.acquire(endpoint, now);
        if (permit instanceof Permit.Granted) {
            counted.requests.merge(urgency, 1, Integer::sum);
        }
        return permit;
    }

    /** What the others' floors still hold back. */
    private static int kept(Minute minute, Used counted, Urgency urgency, Set<Urgency> waiting, Instant now) {
        double left = Math.clamp(
                (double) Duration.between(now, minute.ends()).toMillis()
                        / Duration.between(minute.begins(), minute.ends()).toMillis(),
                0.0,
                1.0);
        double kept = 0;
        for (Urgency other : Urgency.values()) {
            if (other != urgency && (other.compareTo(urgency) < 0 || waiting.contains(other))) {
                kept += Math.max(0, Math.floor(floor(other) * minute.limit() * left) - counted.of(other));
            }
        }
        return (int) kept;
    }
}
