package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;

/**
 * A command that is to be queued.
 *
 * @param inboxId the row of the IDoc that caused it, 0 when it came of no IDoc: a schedule or a person's decision
 * @param aggregate the key of the aggregate that people find it by
 */
public record NewCommand(long inboxId, String aggregate, Command command) {}
