package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;
import java.time.Duration;
import java.time.Instant;

/**
 * A command that is to be queued.
 *
 * @param inboxId the row of the IDoc that caused it, 0 when it came of no IDoc: a schedule or a person's decision
 * @param aggregate the key of the aggregate that people find it by
 * @param pressing whether it must not wait for others, by the aggregate that made it
 */
public record NewCommand(long inboxId, String aggregate, Command command, boolean pressing) {

    /**
     * How much it hurries.
     *
     * @param now when it is queued
     * @param liveWindow an event older than this starts no flow
     */
    public Urgency urgency(Instant now, Duration liveWindow) {
        return Urgency.of(command, pressing, now, liveWindow);
    }
}
