package dev.plumbline.server.alerts;

import dev.plumbline.server.settings.Alerting.Ages;
import dev.plumbline.server.words.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What waits long for Klaviyo, and what Klaviyo accepted long ago and does not show. History may wait: it is not looked at. */
final class OutboxLook implements Look {
    /** Of the queue so many are looked at, the oldest first and of each urgency; it costs the same however long it is. */
    private static final int MOST_LOOKED_AT = 5_000;

    private static final String QUEUED = """
            select aggregate, created_at as since from (
              (select aggregate, created_at, urgency from outbox where status = 'queued' and account = :account order by id limit :most)
              union all
              (select aggregate, created_at, urgency from outbox
               where (case when status = 'queued' then urgency end) = 'REALTIME' and account = :account order by lane limit :most)
              union all
              (select aggregate, created_at, urgency from outbox
               where (case when status = 'queued' then urgency end) = 'STOCK' and account = :account order by lane limit :most)
              union all
              (select aggregate, created_at, urgency from outbox
               where (case when status = 'queued' then urgency end) = 'BATCH' and account = :account order by lane limit :most)) looked_at
            where urgency <> 'BACKFILL' and created_at < :than group by aggregate, created_at order by since limit :records
            """;

    /** One that was never looked for has been accepted when its turn comes. */
    private static final String UNSTORED = """
            select aggregate, settled_at as since from (
              (select aggregate, settled_at from outbox
               where (case when status = 'accepted' and kind = 'TrackEvent' and verification <> 'unsampled' then account end) = :account
                 and verification = 'unread' order by coalesce(look_at, settled_at), id limit :most)
              union all
              (select aggregate, settled_at from outbox
               where (case when status = 'accepted' and kind = 'TrackEvent' and verification <> 'unsampled' then account end) = :account
                 and verification = 'awaited' order by coalesce(look_at, settled_at) desc, id desc limit :most)) looked_at
            where settled_at < :than group by aggregate, settled_at order by since limit :records
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Supplier<? extends Collection<String>> accounts;
    private final Ages queued;
    private final Ages unstored;

    /** @param accounts those to which something is sent */
    OutboxLook(
            JdbcClient jdbc,
            TransactionOperations transaction,
            Supplier<? extends Collection<String>> accounts,
            Ages queued,
            Ages unstored) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.queued = queued;
        this.unstored = unstored;
    }

    private record Old(String aggregate, Instant since) {}

    @Override
    public List<Fact> now(Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (String account : accounts.get()) {
            fact(QUEUED, account, queued, now)
                    .map(found -> new Fact(
                            Condition.QUEUED.of(account),
                            found.severity(),
                            Team.INTEGRATION,
                            new Wording(
                                    "Commands wait for the Klaviyo account %s for %s"
                                            .formatted(account, inWords(found.oldest(), now)),
                                    "What customers did in SAP reaches Klaviyo late: mails leave late, and segments are behind.",
                                    "See on the overview what the delivery waits for; a large load passes by itself.",
                                    "/",
                                    found.records())))
                    .ifPresent(facts::add);
            fact(UNSTORED, account, unstored, now)
                    .map(found -> new Fact(
                            Condition.UNSTORED.of(account),
                            found.severity(),
                            Team.INTEGRATION,
                            new Wording(
                                    "Klaviyo accepted events of the account %s and does not show them for %s"
                                            .formatted(account, inWords(found.oldest(), now)),
                                    "Klaviyo works them off late, or the key may not read them: then nothing proves that they are there.",
                                    "See Klaviyo's status page, and in ./plumbline status whether reading back is paused.",
                                    "/",
                                    found.records())))
                    .ifPresent(facts::add);
        }
        return facts;
    }

    private record Found(Severity severity, Instant oldest, List<String> records) {}

    private Optional<Found> fact(String sql, String account, Ages limits, Instant now) {
        Optional<Duration> least = limits.warn().or(limits::critical);
        if (least.isEmpty()) {
            return Optional.empty();
        }
        List<Old> old = old(sql, account, now.minus(least.get()));
        return old.stream().findFirst().map(oldest -> {
            boolean isCritical = limits.critical()
                    .filter(mark -> oldest.since().isBefore(now.minus(mark)))
                    .isPresent();
            return new Found(
                    isCritical ? Severity.CRITICAL : Severity.WARNING,
                    oldest.since(),
                    old.stream().map(Old::aggregate).distinct().toList());
        });
    }

    /** The ledger grows for ever while its queue comes and goes: it must not be read as a whole. */
    private List<Old> old(String sql, String account, Instant than) {
        List<Old> old = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            jdbc.sql("set local enable_bitmapscan = off").update();
            return jdbc.sql(sql)
                    .param("account", account)
                    .param("most", MOST_LOOKED_AT)
                    .param("than", AlertRows.timestamp(than))
                    .param("records", Wording.MOST_RECORDS)
                    .query((row, n) -> new Old(
                            row.getString("aggregate"),
                            row.getTimestamp("since").toInstant()))
                    .list();
        });
        return old == null ? List.of() : old;
    }

    /** Rounded down to what changes seldom: each new text is written. */
    static String inWords(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return age.toHours() >= 2 ? age.toHours() + " hours" : Math.max(1, age.toMinutes() / 10 * 10) + " minutes";
    }
}
