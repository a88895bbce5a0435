package dev.plumbline.server.outbox;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.store.StoredJson;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as a table. */
public final class PostgresOutbox implements Outbox {
    private static final String QUEUED_OF_URGENCY = "(case when status = 'queued' then urgency end)";

    /**
     * Goes from lane to lane by one index, a step each, and looks at the head of each by another. Rows behind a head are not read.
     */
    private static final String HEADS = """
            with recursive walk (lane, n) as (
              (select lane, 1 from outbox where %1$s = :urgency and account = :account and lane > :after
               order by lane limit 1)
              union all
              select next.lane, walk.n + 1 from walk cross join lateral (
                select lane from outbox where %1$s = :urgency and account = :account and lane > walk.lane
                order by lane limit 1) next
              where walk.n < :lanes)
            select walk.lane, coalesce(o.id, 0) as id, coalesce(o.inbox_id, 0) as inbox_id, coalesce(o.attempts, 0) as attempts,
              coalesce(o.command::text, '') as command, coalesce((
                select min(r.id) from outbox r
                where (case when r.status = 'refused' then r.thread end) = o.thread and r.account = o.account
                  and r.id < o.id
                  and (r.kind <> o.kind or o.kind = :event)), 0) as waits_for
            from walk left join outbox o on o.id = (
                select min(head.id) from outbox head
                where (case when head.status = 'queued' then head.lane end) = walk.lane)
              and o.job is null and o.next_at <= :now and o.kind <> all (:closed)
              and not exists (select from unnest(:busy) as busy (lane) where busy.lane = walk.lane)
              and (o.thread is null or o.id = (
                select min(head.id) from outbox head
                where (case when head.status = 'queued' then head.thread end) = o.thread
                  and head.account = o.account))
            order by walk.lane""".formatted(QUEUED_OF_URGENCY);

    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Duration liveWindow;
    private final JobLedger jobs;

    /** @param liveWindow an event older than this when it is queued is history */
    public PostgresOutbox(JdbcClient jdbc, StoredJson json, Duration liveWindow) {
        this.jdbc = jdbc;
        this.json = json;
        this.liveWindow = liveWindow;
        this.jobs = new PostgresJobLedger(jdbc, json);
    }

    @Override
    public JobLedger jobs() {
        return jobs;
    }

    @Override
    public void append(List<NewCommand> commands, String mapping, Instant now) {
        if (commands.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into outbox (inbox_id, aggregate, account, lane, thread, kind, urgency, command, mapping, created_at, next_at)
                        select nullif(inbox_id, 0), aggregate, account, lane, nullif(thread, ''), kind, urgency, command::jsonb, :mapping, :now, :now
                        from unnest(:inboxIds, :aggregates, :accounts, :lanes, :threads, :kinds, :urgencies, :commands)
                          with ordinality as t (inbox_id, aggregate, account, lane, thread, kind, urgency, command, n)
                        order by n""")
                .param("now", timestamp(now))
                .param("mapping", mapping)
                .param("inboxIds", commands.stream().map(NewCommand::inboxId).toArray(Long[]::new))
                .param("aggregates", texts(commands, NewCommand::aggregate))
                .param("accounts", texts(commands, row -> row.command().account()))
                .param("lanes", texts(commands, row -> row.command().lane()))
                .param("threads", texts(commands, row -> row.command().thread().orElse("")))
                .param("kinds", texts(commands, row -> row.command().getClass().getSimpleName()))
                .param(
                        "urgencies",
                        texts(commands, row -> row.urgency(now, liveWindow).name()))
                .param("commands", texts(commands, row -> json.write(row.command())))
                .update();
    }

    @Override
    public Heads due(Search search, Instant now) {
        List<QueuedCommand> found = new ArrayList<>();
        List<String> lanes = jdbc.sql(HEADS)
                .param("account", search.account())
                .param("urgency", search.urgency().name())
                .param("after", search.after())
                .param("lanes", search.lanes())
                .param("now", timestamp(now))
                .param("busy", search.busyLanes().toArray(String[]::new))
                .param("closed", search.closedKinds().toArray(String[]::new))
                .param("event", TrackEvent.class.getSimpleName())
                .query((row, n) -> {
                    if (row.getLong("id") != 0) {
                        found.add(PostgresJobLedger.queued(row, json));
                    }
                    return row.getString("lane");
                })
                .list();
        return new Heads(found, lanes.size(), lanes.isEmpty() ? "" : lanes.getLast(), lanes.size() < search.lanes());
    }

    @Override
    public void settle(List<Settlement> settlements, Instant now) {
        if (settlements.isEmpty()) {
            return;
        }
        int updated = jdbc.sql("""
                        update outbox set
                          status = t.status,
                          attempts = attempts + case when t.status = 'parked' then 0 else 1 end,
                          next_at = t.next_at,
                          settled_at = case when t.status = 'queued' then null else :now end,
                          stored_at = case when t.status = 'stored' then :now end,
                          answer = t.answer,
                          job = case when t.status = 'queued' then null else outbox.job end
                        from unnest(:ids, :statuses, :nextAts::timestamptz[], :answers) as t (id, status, next_at, answer)
                        where outbox.id = t.id and outbox.status = 'queued'""")
                .param("now", timestamp(now))
                .param("ids", settlements.stream().map(Settlement::id).toArray(Long[]::new))
                .param("statuses", texts(settlements, PostgresOutbox::status))
                .param(
                        "nextAts",
                        texts(settlements, settlement -> nextAt(settlement, now).toString()))
                .param("answers", texts(settlements, Settlement::answer))
                .update();
        if (updated != settlements.size()) {
            throw new IllegalStateException(settlements.size() + " commands were sent, but only " + updated
                    + " of them were in the queue: is a second server delivering from this database?");
        }
    }

    private static String status(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Accepted accepted -> "accepted";
            case Settlement.Stored stored -> "stored";
            case Settlement.Retry retry -> "queued";
            case Settlement.Refused refused -> "refused";
            case Settlement.Parked parked -> "parked";
        };
    }

    private static Instant nextAt(Settlement settlement, Instant now) {
        return settlement instanceof Settlement.Retry retry ? retry.nextAt() : now;
    }

    private static <T> String[] texts(List<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
