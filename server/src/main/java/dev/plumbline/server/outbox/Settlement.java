package dev.plumbline.server.outbox;

import java.time.Instant;

/** What became of a queued command. */
public sealed interface Settlement {

    /** The command's row. */
    long id();

    /** What Klaviyo said, or why it was not asked; for people, without personal data. */
    String answer();

    /** Klaviyo took it, which is no proof that it is there. */
    record Accepted(long id, String answer) implements Settlement {}

    /** Klaviyo has it: the answer is the thing itself. */
    record Stored(long id, String answer) implements Settlement {}

    /** It stays in the queue and at the head of its lane. */
    record Retry(long id, Instant nextAt, String answer) implements Settlement {}

    /** Klaviyo will never take it as it is. */
    record Refused(long id, String answer) implements Settlement {}

    /** It was not sent, because it makes no sense without a refused one of its thread. */
    record Parked(long id, String answer) implements Settlement {}
}
