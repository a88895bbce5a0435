package dev.plumbline.core.aggregate;

/**
 * A message and the one aggregate that it is for.
 *
 * @param to the aggregate; its kind is one that takes such a message
 */
public record Routed(AggregateKey to, Message message) {}
