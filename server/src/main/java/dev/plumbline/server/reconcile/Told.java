package dev.plumbline.server.reconcile;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event of the ledger: what SAP's documents come to.
 *
 * @param id of the command in the outbox
 * @param about the aggregate that it is found by, {@code order/PRD-100/4711}
 * @param time when it happened; Klaviyo knows whole seconds
 * @param value zero for an event without an amount
 * @param currency empty for an event without an amount
 */
record Told(long id, String about, String uniqueId, Instant time, BigDecimal value, String currency, State state) {

    /** How far it has come. */
    sealed interface State {
        /** It is to be sent. */
        record Waiting() implements State {}

        /** Klaviyo refused it, or one of its order before it. */
        record Stopped(String answer) implements State {}

        /** Klaviyo took it. */
        record Accepted(Instant at) implements State {}
    }

    Instant second() {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The number of its order, as people say it. */
    String number() {
        return about.substring(about.lastIndexOf('/') + 1);
    }

    /**
     * Why it is not there, when it is not.
     *
     * @param asOf when it was not there
     * @param patience how long an accepted event may take to be seen
     */
    Difference.Kind absence(Instant asOf, Duration patience) {
        return switch (state) {
            case State.Waiting _ -> Difference.Kind.LATE;
            case State.Stopped _ -> Difference.Kind.EXCEPTION;
            case State.Accepted accepted ->
                accepted.at().plus(patience).isAfter(asOf) ? Difference.Kind.LATE : Difference.Kind.NOT_STORED;
        };
    }

    boolean hasValueOf(There there) {
        return Totals.same(value, there.value())
                && (currency.isEmpty() || there.currency().isEmpty() || currency.equals(there.currency()));
    }

    String reasonOfAbsence(Instant asOf, Duration patience) {
        return switch (state) {
            case State.Waiting _ -> "it is queued and not sent yet";
            case State.Stopped stopped ->
                stopped.answer().isEmpty() ? "it waits for a refused one of its order" : stopped.answer();
            case State.Accepted accepted ->
                "Klaviyo accepted it at " + accepted.at()
                        + (absence(asOf, patience) == Difference.Kind.LATE
                                ? " and may still be working on it"
                                : " and does not have it");
        };
    }
}
