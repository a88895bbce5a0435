package dev.plumbline.server.watermark;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Counts what waits, no further than it matters: a backlog of ten millions costs no more than the last mark. */
final class Backlog {
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    Backlog(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Pieces in the inbox that wait for the engine, at most so many. */
    long waiting(long most) {
        return count("inbox where status = 'received'", most);
    }

    /** Commands in the outbox that wait for Klaviyo, at most so many. */
    long queued(long most) {
        return count("outbox where status = 'queued'", most);
    }

    /**
     * The ledgers grow for ever while their queues come and go, faster than statistics are taken: they must not be read as a whole. A bitmap
     * would be made of all that waits before the first is counted.
     */
    private long count(String rows, long most) {
        Long count = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            return jdbc.sql("select count(*) from (select 1 from %s limit :most) as first".formatted(rows))
                    .param("most", most)
                    .query(Long.class)
                    .single();
        });
        if (count == null) {
            throw new IllegalStateException("The count's transaction came to nothing");
        }
        return count;
    }
}
