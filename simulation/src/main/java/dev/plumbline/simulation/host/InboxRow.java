package dev.plumbline.simulation.host;

import dev.plumbline.server.inbox.Arrival;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A piece that was taken in, for ever.
 *
 * @param docnum the IDoc number, empty until it was read
 * @param batch the number of the transaction that decided its fate, 0 before
 * @param notes what was noted of it
 */
public record InboxRow(
        long id,
        Instant received,
        Arrival arrival,
        Status status,
        String reason,
        String docnum,
        String messageType,
        long batch,
        List<String> notes) {
    public InboxRow {
        notes = List.copyOf(notes);
    }

    /** The values of {@code inbox.status}, in capitals. */
    public enum Status {
        RECEIVED,
        DUPLICATE,
        APPLIED,
        UNCHANGED,
        SUPERSEDED,
        IGNORED,
        EXCEPTION
    }

    static InboxRow of(long id, Instant now, Arrival arrival, Status status) {
        Optional<String> problem = arrival.problem();
        return new InboxRow(id, now, arrival, status, problem.orElse(""), "", "", 0, List.of());
    }

    boolean isWaiting() {
        return status == Status.RECEIVED;
    }

    InboxRow decided(Status outcome, String why, Read read, long inBatch) {
        return new InboxRow(
                id, received, arrival, outcome, why, read.docnum(), read.messageType(), inBatch, read.notes());
    }

    /** What was read of it. */
    record Read(String docnum, String messageType, List<String> notes) {}
}
