package dev.plumbline.core.aggregate;

/** Skeleton: under way. */
public record Identity(AggregateKey key) implements Aggregate {
    static Identity unknown(AggregateKey key) {
        return new Identity(key);
    }

    Step on(Message message) {
        return new Step(this, Reception.UNCHANGED, Step.Effects.NONE);
    }
}
