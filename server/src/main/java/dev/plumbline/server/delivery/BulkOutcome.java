package dev.plumbline.server.delivery;

import java.time.Instant;
import java.util.NavigableSet;

/** What an answer of Klaviyo means for a request of many commands. No command is refused by it: that only an answer about it alone does. */
sealed interface BulkOutcome {

    /** Klaviyo took all of them. */
    record Accepted(String answer) implements BulkOutcome {}

    /** Klaviyo works them off as a job of this id. */
    record Started(String jobId) implements BulkOutcome {}

    /**
     * One of them is wrong, and Klaviyo took none.
     *
     * @param named the rows that it names; none when it names none, or something else than rows
     */
    record TakenApart(NavigableSet<Integer> named, String reason) implements BulkOutcome {}

    /** Klaviyo has certainly taken none of them; they may go again as they are. */
    record Again(Instant when, String reason) implements BulkOutcome {}

    /** Nobody knows whether Klaviyo took them. */
    record Unknown(Instant when, String reason) implements BulkOutcome {}

    /** The key may not do this with many, maybe with one. */
    record NotAllowed(String reason) implements BulkOutcome {}

    /** Nothing of this account can pass until somebody mends the key. */
    record AccountPaused(Instant until, String reason) implements BulkOutcome {}
}
