package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.view.Breach.Gate;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.server.engine.GateChanges.Count;
import dev.plumbline.server.engine.GateChanges.Counter;
import dev.plumbline.server.engine.GateChanges.Open;
import dev.plumbline.server.engine.GateChanges.Opened;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The exceptions of contracts on data, and the count of what was not as they demand. Inside the engine's transaction. */
final class GateRows {
    private static final String QUARANTINED = GateChanges.kindOf(Outcome.QUARANTINE);

    private final JdbcClient jdbc;

    GateRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A look for what is open, by an index of these exceptions alone; nothing more where nothing changes. */
    void save(Batch batch) {
        Map<Open, Long> open = open(batch.result().judgements().keySet());
        GateChanges changes = GateChanges.of(batch.result().judgements(), open.keySet());
        close(changes.closed().stream().map(what -> open.getOrDefault(what, 0L)).toList(), batch.at());
        open(changes.opened(), batch.at());
        count(changes.counts(), batch.at());
    }

    private Map<Open, Long> open(Set<AggregateKey> keys) {
        Map<String, AggregateKey> byText =
                keys.stream().collect(Collectors.toMap(AggregateKey::toString, Function.identity()));
        Map<Open, Long> open = new HashMap<>();
        jdbc.sql("""
                        select id, aggregate, field, gate, kind from exception
                        where closed_at is null and gate is not null and aggregate = any (:keys)""").param("keys", byText.keySet().toArray(String[]::new)).query(row -> {
            AggregateKey about = byText.get(row.getString("aggregate"));
            if (about != null) {
                open.put(
                        new Open(
                                about,
                                new Gate(row.getString("field"), row.getString("gate")),
                                row.getString("kind").equals(QUARANTINED) ? Outcome.QUARANTINE : Outcome.LEAVE_OUT),
                        row.getLong("id"));
            }
        });
        return open;
    }

    private void close(List<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        update exception set closed_at = :now, resolution = 'it is as the mapping demands, or not told any more'
                        where id = any (:ids)""")
                .param("ids", ids.toArray(Long[]::new))
                .param("now", timestamp(now))
                .update();
    }

    private void open(List<Opened> rows, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into exception (inbox_id, kind, reason, field, value, aggregate, gate, opened_at)
                        select nullif(inbox_id, :none), kind, reason, field, value, aggregate, gate, :now
                        from unnest(:ids, :kinds, :reasons, :fields, :values, :aggregates, :gates)
                          with ordinality as t (inbox_id, kind, reason, field, value, aggregate, gate, n)
                        order by n""")
                .param("none", EngineStore.NO_CAUSE)
                .param("ids", rows.stream().map(Opened::cause).toArray(Long[]::new))
                .param("kinds", texts(rows, row -> row.what().kind()))
                .param("reasons", texts(rows, Opened::reason))
                .param("fields", texts(rows, row -> row.breach().property()))
                .param("values", texts(rows, row -> row.breach().value()))
                .param("aggregates", texts(rows, row -> row.what().about().toString()))
                .param("gates", texts(rows, row -> row.breach().gate()))
                .param("now", timestamp(now))
                .update();
    }

    private void count(Map<Counter, Count> counts, Instant now) {
        if (counts.isEmpty()) {
            return;
        }
        List<Map.Entry<Counter, Count>> rows = List.copyOf(counts.entrySet());
        jdbc.sql("""
                        insert into gate_count (property, gate, outcome, times, first_at, last_at, last_aggregate)
                        select property, gate, outcome, times, :now, :now, last
                        from unnest(:properties, :gates, :outcomes, :times, :lasts)
                          as t (property, gate, outcome, times, last)
                        on conflict (property, gate, outcome) do update set times = gate_count.times + excluded.times,
                          last_at = excluded.last_at, last_aggregate = excluded.last_aggregate""")
                .param("properties", texts(rows, row -> row.getKey().gate().property()))
                .param("gates", texts(rows, row -> row.getKey().gate().gate()))
                .param("outcomes", texts(rows, row -> row.getKey().outcome().name()))
                .param("times", rows.stream().map(row -> row.getValue().times()).toArray(Long[]::new))
                .param("lasts", texts(rows, row -> row.getValue().last().toString()))
                .param("now", timestamp(now))
                .update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
