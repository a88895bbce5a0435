package dev.plumbline.simulation.host;

import dev.plumbline.core.command.Command;
import dev.plumbline.server.outbox.Urgency;
import dev.plumbline.server.verify.Unproven.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A command, for ever.
 *
 * @param inboxId the piece that caused it, 0 when none did
 * @param about the key of the aggregate that people find it by
 * @param urgency how much it hurries
 * @param batch the number of the transaction that queued it
 * @param detoured whether it ever left its place in the order of its lane: refused, parked behind a refused one, or lost and sent again
 * @param proof what is known of it in Klaviyo
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
        boolean detoured,
        Proof proof) {

    /** The values of {@code outbox.status}, in capitals. */
    public enum Status {
        QUEUED,
        ACCEPTED,
        STORED,
        REFUSED,
        PARKED,
        SUPERSEDED
    }

    /**
     * How far it has come.
     *
     * @param nextAt when its time comes; of an accepted one when it was
     * @param answer what was said last
     * @param job the job that it is in, or that brought it; 0 for none
     */
    public record State(Status status, int attempts, Instant nextAt, String answer, long job) {
        State in(long another) {
            return new State(status, attempts, nextAt, answer, another);
        }
    }

    /**
     * What is known of it in Klaviyo.
     *
     * @param stage how far the search has come; empty when it is not one of the sample
     * @param lookAt when it is looked for next, empty until it was once
     * @param isResent whether it was sent again because Klaviyo did not have it
     * @param foundAt when a read found it
     * @param lag how long that took, where it says anything
     */
    public record Proof(
            Optional<Stage> stage,
            Optional<Instant> lookAt,
            boolean isResent,
            Optional<Instant> foundAt,
            Optional<Duration> lag) {
        static final Proof NONE =
                new Proof(Optional.of(Stage.UNREAD), Optional.empty(), false, Optional.empty(), Optional.empty());
        static final Proof UNSAMPLED =
                new Proof(Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

        Proof looked(Stage reached, Instant next) {
            return new Proof(Optional.of(reached), Optional.of(next), isResent, foundAt, lag);
        }

        Proof resent() {
            return new Proof(Optional.of(Stage.AWAITED), Optional.empty(), true, foundAt, lag);
        }

        Proof found(Instant at, Optional<Duration> time) {
            return new Proof(stage, lookAt, isResent, Optional.of(at), time);
        }

        /** After a person has had it sent again. */
        Proof replayed() {
            return stage.filter(Stage.ABSENT::equals).isPresent()
                    ? new Proof(Optional.of(Stage.AWAITED), Optional.empty(), false, foundAt, lag)
                    : this;
        }
    }

    public Status status() {
        return state.status();
    }

    OutboxRow with(State next) {
        boolean aside = next.status() == Status.REFUSED || next.status() == Status.PARKED;
        return new OutboxRow(id, inboxId, about, command, urgency, created, batch, next, detoured || aside, proof);
    }

    OutboxRow with(Proof other) {
        return new OutboxRow(
                id, inboxId, about, command, urgency, created, batch, state, detoured || other.isResent(), other);
    }

    OutboxRow with(Command other) {
        return new OutboxRow(id, inboxId, about, other, urgency, created, batch, state, detoured, proof);
    }

    OutboxRow queuedAgain(Instant now) {
        return with(new State(Status.QUEUED, state.attempts(), now, state.answer(), 0))
                .with(proof.replayed());
    }
}
