package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;

/**
 * An aggregate that wants to be woken.
 *
 * @param cause the row of the inbox that made it so, {@link EngineStore#NO_CAUSE} when none did
 * @param history whether that row was loaded after the fact
 */
public record WakeUp(AggregateKey about, long cause, boolean history) {

    /** Of a live cause. */
    public WakeUp(AggregateKey about, long cause) {
        this(about, cause, false);
    }

    /**
     * Whether what it makes an aggregate tell is history. Of a customer it is not: the last of its orders made it due, and each order knows
     * by itself what it keeps.
     */
    boolean isHistory() {
        return history && about.kind() != AggregateKey.Kind.CUSTOMER;
    }
}
