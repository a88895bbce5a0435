package dev.plumbline.server.outbox;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.store.StoredJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox as a table. */
public final class PostgresOutbox implements Outbox {
    /** A look for heads goes through a long queue by pages, so that it costs the same however long the queue is. */
    private static final int ROWS_OF_A_PAGE = 2_000;

    private final JdbcClient jdbc;
    private final StoredJson json;

    public PostgresOutbox(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void append(List<NewCommand> commands, String mapping, Instant now) {
        if (commands.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into outbox (inbox_id, aggregate, account, lane, thread, kind, command, mapping, created_at, next_at)
                        select nullif(inbox_id, 0), aggregate, account, lane, nullif(thread, ''), kind, command::jsonb, :mapping, :now, :now
                        from unnest(:inboxIds, :aggregates, :accounts, :lanes, :threads, :kinds, :commands)
                          with ordinality as t (inbox_id, aggregate, account, lane, thread, kind, command, n)
                        order by n""")
                .param("now", timestamp(now))
                .param("mapping", mapping)
                .param("inboxIds", commands.stream().map(NewCommand::inboxId).toArray(Long[]::new))
                .param("aggregates", texts(commands, NewCommand::aggregate))
                .param("accounts", texts(commands, row -> row.command().account()))
                .param("lanes", texts(commands, row -> row.command().lane()))
                .param("threads", texts(commands, row -> row.command().thread().orElse("")))
                .param("kinds", texts(commands, row -> row.command().getClass().getSimpleName()))
                .param("commands", texts(commands, row -> json.write(row.command())))
                .update();
    }

    @Override
    public List<QueuedCommand> due(
            String account, Instant now, int limit, Collection<String> busyLanes, Collection<String> closedKinds) {
        List<QueuedCommand> heads = new ArrayList<>();
        Page page = new Page(0, 0, 0);
        do {
            page = pageAfter(page.last(), account);
            if (page.size() > 0) {
                heads.addAll(heads(page, account, now, limit - heads.size(), busyLanes, closedKinds));
            }
        } while (heads.size() < limit && page.size() == ROWS_OF_A_PAGE);
        return heads;
    }

    /** A part of the queue, in its order: rows up to and with the last, from behind the one before. */
    private record Page(long after, long last, int size) {}

    private Page pageAfter(long id, String account) {
        return jdbc.sql("""
                        select coalesce(max(id), 0) as last, count(*) as size from (
                          select id from outbox where status = 'queued' and account = :account and id > :after
                          order by id limit :rows) page""")
                .param("account", account)
                .param("after", id)
                .param("rows", ROWS_OF_A_PAGE)
                .query((row, n) -> new Page(id, row.getLong("last"), row.getInt("size")))
                .single();
    }

    private List<QueuedCommand> heads(
            Page page,
            String account,
            Instant now,
            int limit,
            Collection<String> busyLanes,
            Collection<String> closedKinds) {
        return jdbc.sql("""
                        select o.id, coalesce(o.inbox_id, 0) as inbox_id, o.attempts, o.command, coalesce((
                            select min(r.id) from outbox r
                            where (case when r.status = 'refused' then r.thread end) = o.thread and r.account = o.account
                              and r.id < o.id
                              and (r.kind <> o.kind or o.kind = :event)), 0) as waits_for
                        from outbox o
                        where o.status = 'queued' and o.account = :account and o.id > :after and o.id <= :last
                          and o.next_at <= :now and o.lane <> all (:busy) and o.kind <> all (:closed)
                          and o.id = (
                            select min(head.id) from outbox head
                            where (case when head.status = 'queued' then head.lane end) = o.lane)
                          and (o.thread is null or o.id = (
                            select min(head.id) from outbox head
                            where (case when head.status = 'queued' then head.thread end) = o.thread
                              and head.account = o.account))
                        order by o.id limit :limit""")
                .param("account", account)
                .param("after", page.after())
                .param("last", page.last())
                .param("now", timestamp(now))
                .param("busy", busyLanes.toArray(String[]::new))
                .param("closed", closedKinds.toArray(String[]::new))
                .param("limit", limit)
                .param("event", TrackEvent.class.getSimpleName())
                .query((row, n) -> new QueuedCommand(
                        row.getLong("id"),
                        row.getLong("inbox_id"),
                        row.getInt("attempts"),
                        json.read(row.getString("command"), Command.class),
                        row.getLong("waits_for")))
                .list();
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
                          answer = t.answer
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
