package dev.plumbline.server.observe;

import dev.plumbline.core.aggregate.Hold;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Looks what waits, and since when. Each question goes by an index and is answered after a bounded number of rows. */
final class Backlog {
    /** Nobody acts otherwise when there are more. */
    static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Collection<String> accounts;

    /** @param accounts all Klaviyo accounts */
    Backlog(JdbcClient jdbc, TransactionOperations transaction, Collection<String> accounts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
    }

    /**
     * What waits.
     *
     * @param oldestIdoc since when the first IDoc that is no history waits to be read; empty when none does
     * @param oldestCommand since when the first command of each account waits; an account without one is left out
     * @param exceptions how many are open, at most {@link #MOST}
     * @param oldestException since when the first of these is open
     * @param holds how many aggregates are held for each reason, all together at most {@link #MOST}
     */
    record Seen(
            Optional<Instant> oldestIdoc,
            Map<String, Instant> oldestCommand,
            long exceptions,
            Optional<Instant> oldestException,
            Map<Hold.Reason, Long> holds) {}

    /** @throws org.springframework.dao.DataAccessException when the database does not answer */
    Seen look() {
        Seen seen = transaction.execute(status -> {
            // The ledgers grow faster than statistics are taken: they must not be read as a whole.
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            Map<String, Instant> commands = new HashMap<>();
            accounts.forEach(account -> oldestCommand(account).ifPresent(at -> commands.put(account, at)));
            return exceptions(oldestIdoc(), commands, holds());
        });
        if (seen == null) {
            throw new IllegalStateException("The look's transaction came to nothing");
        }
        return seen;
    }

    private Optional<Instant> oldestIdoc() {
        return jdbc.sql("""
                        select received_at from inbox where status = 'received' and backfill_id is null
                        order by id limit 1""").query((row, n) -> row.getTimestamp(1).toInstant()).optional();
    }

    /** By both columns of the index on what is queued: no other has this order. */
    private Optional<Instant> oldestCommand(String account) {
        record Head(String account, Instant at) {}
        return jdbc.sql("""
                        select account, created_at from outbox where status = 'queued' and account >= :account
                        order by account, id limit 1""")
                .param("account", account)
                .query((row, n) ->
                        new Head(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional()
                .filter(head -> head.account().equals(account))
                .map(Head::at);
    }

    private Map<Hold.Reason, Long> holds() {
        Map<Hold.Reason, Long> holds = new EnumMap<>(Hold.Reason.class);
        jdbc.sql("select reason, count(*) from (select reason from hold limit :most) h group by reason")
                .param("most", MOST)
                .query(row -> {
                    holds.put(Hold.Reason.valueOf(row.getString(1)), row.getLong(2));
                });
        return holds;
    }

    private Seen exceptions(Optional<Instant> idoc, Map<String, Instant> commands, Map<Hold.Reason, Long> holds) {
        return jdbc.sql("""
                        select count(*), min(opened_at) from
                          (select opened_at from exception where closed_at is null limit :most) e""")
                .param("most", MOST)
                .query((row, n) -> new Seen(
                        idoc,
                        commands,
                        row.getLong(1),
                        Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant),
                        holds))
                .single();
    }
}
