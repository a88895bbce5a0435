package dev.plumbline.server.verify;

import dev.plumbline.core.command.TrackEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event that Klaviyo has accepted and that nobody has seen there yet.
 *
 * @param id the command
 * @param inboxId the IDoc that caused it, 0 when none did
 * @param acceptedAt when its last acceptance was written down
 * @param isResent whether it was sent again already because Klaviyo did not have it
 */
public record Unproven(long id, long inboxId, TrackEvent event, Instant acceptedAt, Stage stage, boolean isResent) {

    /** How far the search has come: the values of {@code outbox.verification}, in capitals. */
    public enum Stage {
        /** Never looked for. */
        UNREAD,
        /** Looked for in vain. */
        AWAITED,
        /** Given up: an exception is open. */
        ABSENT
    }

    /** Its time as Klaviyo keeps it. */
    Instant second() {
        return event.time().truncatedTo(ChronoUnit.SECONDS);
    }
}
