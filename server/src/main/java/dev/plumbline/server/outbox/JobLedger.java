package dev.plumbline.server.outbox;

import java.time.Instant;
import java.util.List;

/**
 * Bulk jobs that Klaviyo works off by itself. Their commands stay queued, and their lanes busy, until the job has ended; that is on disk
 * before the request leaves, so that no crash sends a command while an older job may still be at it. All methods work inside the
 * caller's transaction.
 */
public interface JobLedger {

    /**
     * Notes that these commands are about to leave as one job. Returns its number.
     *
     * @param commands queued ones without a job
     */
    long open(String account, String kind, List<Long> commands, Instant now);

    /** Klaviyo has started it. */
    void started(long job, String klaviyoId);

    /** It is over, or was never started: those of its commands that are still queued are free again. */
    void close(long job, String outcome, Instant now);

    /** All that are not closed, oldest first. */
    List<OpenJob> open(String account);

    /** Its queued commands in the order of their numbers, which is that of the rows that were sent. */
    List<QueuedCommand> commandsOf(long job);
}
