package dev.plumbline.server.backfill;

import java.time.Instant;
import java.util.Optional;

/**
 * What a job is to load.
 *
 * @param source a directory on the server's machine, or {@link #INBOX}: what was received already, read again
 * @param from only what is not older: orders by the day on which they were placed, with all that belongs to them; IDocs by their creation;
 *     rows of the inbox by when they were received
 * @param to only what is older
 * @param customer only what concerns this customer, without leading zeros; empty for everybody
 */
public record Wanted(String source, Optional<Instant> from, Optional<Instant> to, String customer) {
    /** The source that is no directory. */
    public static final String INBOX = "inbox";

    boolean isInbox() {
        return source.equals(INBOX);
    }

    /** Whether nothing is left out. */
    boolean isEverything() {
        return from.isEmpty() && to.isEmpty() && customer.isEmpty();
    }

    boolean isInTime(Instant at) {
        return from.filter(at::isBefore).isEmpty()
                && to.filter(end -> !at.isBefore(end)).isEmpty();
    }
}
