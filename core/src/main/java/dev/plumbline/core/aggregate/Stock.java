package dev.plumbline.core.aggregate;

import java.time.Instant;

/** Skeleton: under way. */
public record Stock(AggregateKey key) implements Aggregate {
    static Stock unknown(AggregateKey key) {
        return new Stock(key);
    }

    Step on(Message message, Contract contract, Instant now) {
        return new Step(this, Reception.UNCHANGED, Step.Effects.NONE);
    }
}
