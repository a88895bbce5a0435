package dev.plumbline.server.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts where everything is. */
public final class FunnelCounts {
    private final JdbcClient jdbc;

    public FunnelCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The funnel at one moment: a single snapshot, so that the counts add up while traffic goes on. */
    public Funnel count(Object delivery) {
        Map<String, Long> idocs = new LinkedHashMap<>();
        Map<String, Long> commands = new LinkedHashMap<>();
        Map<String, Long> ignored = new LinkedHashMap<>();
        Map<String, Long> holds = new LinkedHashMap<>();
        Map<String, Long> exceptions = new LinkedHashMap<>();
        Map<String, Map<String, Long>> sections =
                Map.of("idoc", idocs, "command", commands, "ignored", ignored, "hold", holds, "exception", exceptions);
        jdbc.sql(COUNTS).query(row -> {
            Map<String, Long> section = sections.get(row.getString("section"));
            if (section != null) {
                section.put(row.getString("name"), row.getLong("n"));
            }
        });
        long received = idocs.values().stream().mapToLong(Long::longValue).sum();
        return new Funnel(received, idocs, commands, ignored, exceptions.getOrDefault("open", 0L), holds, delivery);
    }

    /** An IDoc is where the most pressing of what came of it is: an exception before a hold before the queue before the schedule. */
    private static final String COUNTS = """
            select 'idoc' as section, place as name, count(*) as n from (
              select case
                when i.status = 'received' then 'waiting'
                when i.status in ('duplicate', 'ignored', 'exception') then i.status
                when exists (select 1 from exception e where e.inbox_id = i.id and e.closed_at is null) then 'exception'
                when i.status <> 'applied' then i.status
                when exists (select 1 from outbox o where o.inbox_id = i.id and o.status in ('refused', 'parked'))
                  then 'exception'
                when exists (select 1 from inbox_subject s join hold h on h.aggregate = s.aggregate where s.inbox_id = i.id)
                  then 'held'
                when exists (select 1 from outbox o where o.inbox_id = i.id and o.status = 'queued') then 'queued'
                when exists (select 1 from wake w where w.inbox_id = i.id) then 'scheduled'
                else 'settled' end as place
              from inbox i) places group by place
            union all
            select 'command', status, count(*) from outbox group by status
            union all
            select 'ignored', reason, count(*) from inbox where status = 'ignored' group by reason
            union all
            select 'hold', reason, count(*) from hold group by reason
            union all
            select 'exception', 'open', count(*) from exception where closed_at is null
            order by 1, 2
            """;
}
