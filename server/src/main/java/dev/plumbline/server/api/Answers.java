package dev.plumbline.server.api;

import dev.plumbline.server.holds.Held;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the API answers, in the words of the people who ask. Times are UTC. */
public final class Answers {
    private Answers() {}

    /**
     * What became of an IDoc.
     *
     * @param id its number in the inbox, since a DOCNUM is unique neither over systems nor over time
     * @param door through which it came
     * @param status "received" (it waits), "duplicate", "ignored", "exception", "unchanged",
     *     "superseded" or "applied"
     * @param reason the rule that ignored it, or which number in the inbox a duplicate repeats; empty otherwise
     * @param about the orders, customers and materials that it concerned
     * @param holds what keeps those from being told
     * @param notes what else a person should know of it
     */
    public record Idoc(
            long id,
            String docnum,
            String system,
            String client,
            String messageType,
            String basicType,
            Instant receivedAt,
            String door,
            String source,
            String status,
            String reason,
            List<String> about,
            List<Command> commands,
            List<HoldOf> holds,
            List<ExceptionOf> exceptions,
            List<NoteOf> notes) {}

    /**
     * A command and what Klaviyo said.
     *
     * @param what in words: {@code Placed Order PRD-100-order-12345 119.90 EUR}
     * @param account the Klaviyo account that is told
     * @param status {@code queued}, {@code accepted}, {@code stored}, {@code refused}, {@code parked} or {@code superseded}
     * @param docnum the IDoc that caused it, empty when a person did
     * @param mapping the version of the mapping that made it
     */
    public record Command(
            long id,
            String account,
            String kind,
            String what,
            String status,
            int attempts,
            Instant createdAt,
            String settledAt,
            String answer,
            String docnum,
            String mapping) {}

    /**
     * Why something is not told yet.
     *
     * @param waitsFor the aggregate or the status that is awaited
     * @param deadline when its policy acts, empty when it waits for ever
     * @param policy what happens then: {@code WAIT}, {@code SYNTHESISE}, {@code EXCEPTION}
     * @param overdue whether a person is to look at it
     */
    public record HoldOf(
            String about,
            String reason,
            String detail,
            String waitsFor,
            Instant since,
            String deadline,
            String policy,
            boolean overdue) {
        static HoldOf of(Held held) {
            return new HoldOf(
                    held.about(),
                    held.reason(),
                    held.detail(),
                    held.waitsFor(),
                    held.since(),
                    held.deadline().map(Instant::toString).orElse(""),
                    held.policy(),
                    held.overdue());
        }
    }

    /**
     * What a person should know who follows a document.
     *
     * @param about the aggregate, empty when it is about the IDoc as such
     */
    public record NoteOf(String about, String text, Instant at) {}

    /**
     * What a person decided about what was held.
     *
     * @param kind {@code RELEASE} or {@code DROP}
     * @param doneAt when it was carried out, empty while it is not
     */
    public record DecisionOf(String kind, String by, String why, Instant at, String doneAt) {}

    /**
     * Whatever cannot go on.
     *
     * @param docnum the IDoc, empty when none is behind it
     * @param about the aggregate, empty when it is about an IDoc or a command as such
     * @param holdReason the sort of hold that is overdue, empty when it is about no hold
     */
    public record ExceptionOf(
            long id,
            String kind,
            String about,
            String holdReason,
            String docnum,
            String messageType,
            String reason,
            String segment,
            String field,
            String value,
            Instant openedAt,
            String closedAt,
            String resolution) {}

    /**
     * An exception with what is behind it.
     *
     * @param cause by which those like it are found
     * @param inboxId the piece of the inbox behind it, 0 when there is none
     * @param request what Klaviyo was told, where it is about a command
     */
    public record Failure(ExceptionOf exception, String cause, long inboxId, Optional<Request> request) {

        /**
         * A command that Klaviyo was told.
         *
         * @param body what it says, as JSON
         * @param answer what Klaviyo said last
         * @param mapping the version of the mapping that made it
         */
        public record Request(
                String kind,
                String status,
                int attempts,
                String settledAt,
                String body,
                String answer,
                String mapping) {}
    }

    /**
     * The story of an order, a customer or a material: its IDocs and what Klaviyo was told, the newest 500 of each, oldest first.
     *
     * @param exceptions about it as a whole: a hold that is overdue, what was left out of its documents
     * @param leftOut by which filter Klaviyo is not told of it, and why; empty when none leaves it out
     * @param nextAt when something of it is told by schedule or a hold's deadline ends, empty when nothing is due
     */
    public record Story(
            String about,
            List<IdocLine> idocs,
            List<Command> commands,
            List<HoldOf> holds,
            List<ExceptionOf> exceptions,
            List<NoteOf> notes,
            List<DecisionOf> decisions,
            String leftOut,
            String nextAt) {}

    /** One IDoc of a story. */
    public record IdocLine(
            long id,
            String docnum,
            String messageType,
            Instant receivedAt,
            String door,
            String status,
            String reason) {}
}
