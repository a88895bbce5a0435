package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Message;

/**
 * What a person decided and the engine has not worked.
 *
 * @param id the decision's number
 * @param about the aggregate that it is about
 */
public record Undone(long id, AggregateKey about, Message.Ordered decided) {}
