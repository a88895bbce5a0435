package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;

/**
 * An aggregate that wants to be woken.
 *
 * @param cause the row of the inbox that made it so, {@link EngineStore#NO_CAUSE} when none did
 */
public record WakeUp(AggregateKey about, long cause) {}
