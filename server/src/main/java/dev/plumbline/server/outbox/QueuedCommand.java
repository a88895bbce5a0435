package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;

/**
 * A command whose turn it is: the head of its lane.
 *
 * @param inboxId the IDoc that caused it, 0 when it came of no IDoc
 * @param attempts how often it was sent before
 * @param waitsFor the oldest refused command of the same thread that it must not overtake, 0 when there is none
 */
public record QueuedCommand(long id, long inboxId, int attempts, Command command, long waitsFor) {}
