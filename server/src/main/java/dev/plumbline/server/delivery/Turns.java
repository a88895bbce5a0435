package dev.plumbline.server.delivery;

import dev.plumbline.server.outbox.Urgency;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whose turn it is. Each class is served in proportion to its weight while several have something to send (start-time fair queuing); one
 * that is alone gets everything, and one that had nothing to send for a while has saved nothing up.
 */
final class Turns {
    private final Map<Urgency, Double> finished = new EnumMap<>(Urgency.class);
    private double time;

    /** How many requests of this class leave for one of the least urgent. */
    static int weight(Urgency urgency) {
        return switch (urgency) {
            case REALTIME -> 12;
            case STOCK -> 4;
            case BATCH -> 2;
            case BACKFILL -> 1;
        };
    }

    /** @param ready those that have something to send */
    Optional<Urgency> next(Set<Urgency> ready) {
        return ready.stream()
                .min(Comparator.<Urgency>comparingDouble(this::start).thenComparing(Comparator.naturalOrder()));
    }

    /** One request of this class leaves. */
    void served(Urgency urgency) {
        time = start(urgency);
        finished.put(urgency, time + 1.0 / weight(urgency));
    }

    private double start(Urgency urgency) {
        return Math.max(time, finished.getOrDefault(urgency, 0.0));
    }
}
