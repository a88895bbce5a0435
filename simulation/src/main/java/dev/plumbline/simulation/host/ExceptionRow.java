package dev.plumbline.simulation.host;

import dev.plumbline.server.engine.GateChanges;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that could not go on.
 *
 * @param inboxId the piece, 0 when none is behind it
 * @param outboxId the refused or missing command, 0 when it is about none
 * @param aggregate the key of what it is about, empty when that is not known
 * @param holdReason the overdue hold, empty when it is about none
 * @param document what something was left out of, empty otherwise
 * @param gate the demand of the mapping that is not met and what becomes of it, empty when it is about none
 * @param closed when it was closed, empty while it is open
 */
public record ExceptionRow(
        long id,
        long inboxId,
        long outboxId,
        String kind,
        String reason,
        String aggregate,
        String holdReason,
        String document,
        Optional<GateChanges.Open> gate,
        Instant opened,
        Optional<Instant> closed) {

    public boolean isOpen() {
        return closed.isEmpty();
    }

    ExceptionRow closedAt(Instant now) {
        return new ExceptionRow(
                id, inboxId, outboxId, kind, reason, aggregate, holdReason, document, gate, opened, Optional.of(now));
    }

    ExceptionRow numbered(long number) {
        return new ExceptionRow(
                number, inboxId, outboxId, kind, reason, aggregate, holdReason, document, gate, opened, closed);
    }

    static ExceptionRow ofGate(GateChanges.Opened opened, Instant now) {
        return new ExceptionRow(
                0,
                opened.cause(),
                0,
                opened.what().kind(),
                opened.reason(),
                opened.what().about().toString(),
                "",
                "",
                Optional.of(opened.what()),
                now,
                Optional.empty());
    }

    static ExceptionRow ofPiece(long inboxId, String kind, String reason, Instant now) {
        return new ExceptionRow(0, inboxId, 0, kind, reason, "", "", "", Optional.empty(), now, Optional.empty());
    }

    static ExceptionRow ofCommand(long inboxId, long outboxId, String kind, String reason, Instant now) {
        return new ExceptionRow(
                0, inboxId, outboxId, kind, reason, "", "", "", Optional.empty(), now, Optional.empty());
    }
}
