package dev.plumbline.core.aggregate;

import java.time.Instant;
import java.util.Set;

/** Skeleton: under way. */
public record Customer(AggregateKey key) implements Aggregate {
    static Customer unknown(AggregateKey key) {
        return new Customer(key);
    }

    Set<AggregateKey> correspondents() {
        return Set.of();
    }

    Step on(Message message, Contract contract, Instant now) {
        return new Step(this, Reception.UNCHANGED, Step.Effects.NONE);
    }
}
