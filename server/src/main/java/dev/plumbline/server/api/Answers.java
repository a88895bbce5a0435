package dev.plumbline.server.api;

import java.time.Instant;
import java.util.List;

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
            List<ExceptionOf> exceptions) {}

    /**
     * A command and what Klaviyo said.
     *
     * @param what in words: {@code Placed Order PRD-100-order-12345 119.90 EUR}
     * @param status {@code queued}, {@code accepted}, {@code refused} or {@code parked}
     */
    public record Command(
            long id,
            String kind,
            String what,
            String status,
            int attempts,
            Instant createdAt,
            String settledAt,
            String answer,
            String docnum) {}

    /** Why something is not told yet. */
    public record HoldOf(String about, String reason, String detail, Instant since) {}

    /** Whatever cannot go on. */
    public record ExceptionOf(
            long id,
            String kind,
            String docnum,
            String messageType,
            String reason,
            String segment,
            String field,
            String value,
            Instant openedAt,
            String closedAt,
            String resolution) {}

    /** The whole story of an order, a customer or a material: all its IDocs and all that Klaviyo was told. */
    public record Story(String about, List<IdocLine> idocs, List<Command> commands, List<HoldOf> holds) {}

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
