package dev.plumbline.simulation.host;

import dev.plumbline.core.command.Command;
import dev.plumbline.server.outbox.Urgency;
import java.time.Instant;

/**
 * A command, for ever.
 *
 * @param inboxId the piece that caused it, 0 when none did
 * @param about the key of the aggregate that people find it by
 * @param urgency how much it hurries
 * @param batch the number of the transaction that queued it
 * @param detoured whether it ever left its place in the order of its lane: refused, or parked behind a refused one
 */
public record OutboxRow(
        long id,
        long inboxId,
        String about,
        Command command,
        Urgency urgency,
        Instant created,
        long batch,
        State state,
        boolean detoured) {

    /** The values of {@code outbox.status}, in capitals. */
    public enum Status {
        QUEUED,
        ACCEPTED,
        REFUSED,
        PARKED,
        SUPERSEDED
    }

    /**
     * How far it has come.
     *
     * @param nextAt when its time comes
     * @param answer what was said last
     * @param job the job that it is in, or that brought it; 0 for none
     */
    public record State(Status status, int attempts, Instant nextAt, String answer, long job) {
        State in(long another) {
            return new State(status, attempts, nextAt, answer, another);
        }
    }

    public Status status() {
        return state.status();
    }

    OutboxRow with(State next) {
        boolean aside = next.status() == Status.REFUSED || next.status() == Status.PARKED;
        return new OutboxRow(id, inboxId, about, command, urgency, created, batch, next, detoured || aside);
    }

    OutboxRow with(Command other) {
        return new OutboxRow(id, inboxId, about, other, urgency, created, batch, state, detoured);
    }

    OutboxRow queuedAgain(Instant now) {
        return with(new State(Status.QUEUED, state.attempts(), now, state.answer(), 0));
    }
}
