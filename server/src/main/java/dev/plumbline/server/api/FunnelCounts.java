package dev.plumbline.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts where everything is. */
public final class FunnelCounts {
    private final JdbcClient jdbc;

    public FunnelCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The funnel at one moment: a single snapshot, so that the counts add up while traffic goes on. */
    public Funnel count(Object delivery, Object verification) {
        Map<String, Long> idocs = new LinkedHashMap<>();
        Map<String, Long> commands = new LinkedHashMap<>();
        Map<String, Long> accepted = new LinkedHashMap<>();
        Map<String, Long> ignored = new LinkedHashMap<>();
        Map<String, Long> holds = new LinkedHashMap<>();
        Map<String, Long> exceptions = new LinkedHashMap<>();
        Map<String, Map<String, Long>> sections = Map.of(
                "idoc",
                idocs,
                "command",
                commands,
                "accepted",
                accepted,
                "ignored",
                ignored,
                "hold",
                holds,
                "exception",
                exceptions);
        jdbc.sql(COUNTS).query(row -> {
            Map<String, Long> section = sections.get(row.getString("section"));
            if (section != null && row.getLong("n") > 0) {
                section.put(row.getString("name"), row.getLong("n"));
            }
        });
        long received = idocs.values().stream().mapToLong(Long::longValue).sum();
        return new Funnel(
                received,
                idocs,
                commands,
                accepted,
                ignored,
                exceptions.getOrDefault("open", 0L),
                holds,
                0,
                delivery,
                verification,
                Map.of(),
                List.of());
    }

    /**
     * An IDoc is where the most pressing of what came of it is: an exception before a hold before the queue before the schedule. What follows
     * by itself in more than a day (a price that will hold in a year) is not scheduled but settled. Only
     * those of which something is still to come are looked at one by one; however many were received, all others are counted by an index.
     */
    private static final String COUNTS = """
            with mark as (
              select inbox_id, 1 as urgency, 'exception' as place from exception where closed_at is null
              union all
              select inbox_id, 2, 'exception' from outbox where status in ('refused', 'parked') and inbox_id is not null
              union all
              select s.inbox_id, 3, 'held' from hold h join inbox_subject s on s.aggregate = h.aggregate
              union all
              select inbox_id, 4, 'queued' from outbox
              where status = 'queued' and inbox_id is not null
              union all
              select inbox_id, 5, 'scheduled' from wake where inbox_id is not null and at < now() + interval '1 day'),
            marked as (
              select distinct on (inbox_id) inbox_id, urgency, place from mark order by inbox_id, urgency),
            elsewhere as (
              select i.status, m.place, count(*) as n from marked m join inbox i on i.id = m.inbox_id
              where i.status = 'applied' or (m.urgency = 1 and i.status in ('unchanged', 'superseded'))
              group by i.status, m.place),
            removed as (
              select name, n from storage_removed where data = 'COMMANDS'),
            accepted as (
              select case when kind <> 'TrackEvent' then 'notEvents' when verification = 'unsampled' then 'notSampled'
                when verification = 'absent' then 'missing' else 'awaiting' end as name, n
              from (select kind, verification, count(*) as n from outbox where status = 'accepted' group by kind, verification) a
              union all
              select name, n from removed where name in ('notEvents', 'notSampled')),
            unstored as (
              select 'queued' as status, count(*) as n from outbox where status = 'queued'
              union all
              select 'accepted', coalesce(sum(n), 0) from accepted
              union all
              select status, count(*) from outbox where status in ('refused', 'parked', 'superseded') group by status
              union all
              select name, n from removed where name = 'superseded'),
            place as (
              select status as name, count(*) as n from inbox group by status
              union all
              select status, -n from elsewhere
              union all
              select place, n from elsewhere)
            select 'idoc' as section,
              case name when 'received' then 'waiting' when 'applied' then 'settled' else name end as name, sum(n) as n
            from place group by name having sum(n) > 0
            union all
            select 'command', status, sum(n) from unstored group by status
            union all
            select 'command', 'stored', (select count(*) from outbox) + (select coalesce(sum(n), 0) from removed) - coalesce(sum(n), 0)
            from unstored
            union all
            select 'accepted', name, sum(n) from accepted group by name
            union all
            select 'ignored', reason, count(*) from inbox where status = 'ignored' group by reason
            union all
            select 'hold', reason, count(*) from hold group by reason
            union all
            select 'exception', 'open', count(*) from exception where closed_at is null
            order by 1, 2
            """;
}
