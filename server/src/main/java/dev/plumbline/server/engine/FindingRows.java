package dev.plumbline.server.engine;

import dev.plumbline.server.translate.Finding;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the mapping does not know of a batch's IDocs: one row for each, however many IDocs have it. Inside the engine's transaction. */
final class FindingRows {
    private static final Comparator<Finding> ORDER =
            Comparator.comparing(Finding::kind).thenComparing(Finding::place).thenComparing(Finding::name);

    private final JdbcClient jdbc;

    FindingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param inboxId the last IDoc that had it */
    private record Seen(long times, long inboxId) {
        Seen plus(Seen other) {
            return new Seen(times + other.times, Math.max(inboxId, other.inboxId));
        }
    }

    void save(Batch batch) {
        SortedMap<Finding, Seen> all = new TreeMap<>(ORDER);
        batch.fates()
                .forEach(fate ->
                        fate.found().forEach(finding -> all.merge(finding, new Seen(1, fate.inboxId()), Seen::plus)));
        if (all.isEmpty()) {
            return;
        }
        List<Map.Entry<Finding, Seen>> rows = List.copyOf(all.entrySet());
        jdbc.sql("""
                        insert into finding (kind, place, name, treated, first_seen, last_seen, times, inbox_id)
                        select kind, place, name, treated, :now, :now, times, inbox_id
                        from unnest(:kinds, :places, :names, :treated, :times, :ids)
                          as t (kind, place, name, treated, times, inbox_id)
                        on conflict (kind, place, name) do update set treated = excluded.treated,
                          last_seen = excluded.last_seen, times = finding.times + excluded.times,
                          inbox_id = excluded.inbox_id""")
                .param("kinds", texts(rows, finding -> finding.kind().name()))
                .param("places", texts(rows, Finding::place))
                .param("names", texts(rows, Finding::name))
                .param("treated", texts(rows, Finding::treated))
                .param("times", rows.stream().map(row -> row.getValue().times()).toArray(Long[]::new))
                .param("ids", rows.stream().map(row -> row.getValue().inboxId()).toArray(Long[]::new))
                .param("now", OffsetDateTime.ofInstant(batch.at(), ZoneOffset.UTC))
                .update();
    }

    private static String[] texts(List<Map.Entry<Finding, Seen>> rows, Function<Finding, String> column) {
        return rows.stream().map(row -> column.apply(row.getKey())).toArray(String[]::new);
    }
}
