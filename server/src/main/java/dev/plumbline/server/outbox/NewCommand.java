package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;

/**
 * A command that came of an IDoc.
 *
 * @param inboxId the IDoc's row
 * @param aggregate the key of the aggregate that made it
 */
public record NewCommand(long inboxId, String aggregate, Command command) {}
