package dev.plumbline.core.aggregate;

import java.time.Instant;
import java.util.Optional;

/** Skeleton: under way. */
public record Order(AggregateKey key, Told told) implements Aggregate {
    public record Told(Optional<AggregateKey> customer) {}

    static Order unknown(AggregateKey key) {
        return new Order(key, new Told(Optional.empty()));
    }

    Step on(Message message, Contract contract, Instant now) {
        return new Step(this, Reception.UNCHANGED, Step.Effects.NONE);
    }
}
