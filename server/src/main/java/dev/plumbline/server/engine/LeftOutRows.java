package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.LeftOut;
import dev.plumbline.server.store.StoredJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the filters leave out, by aggregate. Inside the engine's transaction. */
final class LeftOutRows {
    private final JdbcClient jdbc;
    private final StoredJson json;

    LeftOutRows(JdbcClient jdbc, StoredJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(AggregateKey key, LeftOut by) {}

    /** Those that another mapping than this one decided. */
    List<WakeUp> byAnotherMapping(String mapping, int limit) {
        // Two ranges, since no index finds what is unlike.
        return jdbc.sql("""
                        with other as (
                          (select aggregate from left_out where mapping < :mapping order by mapping, aggregate limit :limit)
                          union all
                          (select aggregate from left_out where mapping > :mapping order by mapping, aggregate limit :limit))
                        select a.state->'key' as key from other o join aggregate a on a.key = o.aggregate
                        order by a.key limit :limit""")
                .param("mapping", mapping)
                .param("limit", limit)
                .query((row, n) ->
                        new WakeUp(json.read(row.getString("key"), AggregateKey.class), EngineStore.NO_CAUSE))
                .list();
    }

    /** After the batch's aggregates were saved. */
    void save(Batch batch) {
        List<Row> rows = new ArrayList<>();
        List<AggregateKey> letThrough = new ArrayList<>();
        Map<AggregateKey, Aggregate> aggregates = batch.result().aggregates();
        aggregates.forEach((key, aggregate) ->
                aggregate.leftOut().ifPresentOrElse(by -> rows.add(new Row(key, by)), () -> letThrough.add(key)));
        delete(letThrough);
        insert(rows, batch.made().mapping(), batch.at());
        // One that could not be worked is not woken again and again.
        List<AggregateKey> unworked = batch.woken().stream()
                .filter(key -> !aggregates.containsKey(key))
                .toList();
        if (!unworked.isEmpty()) {
            jdbc.sql("update left_out set mapping = :mapping where aggregate = any (:keys)")
                    .param("mapping", batch.made().mapping())
                    .param("keys", texts(unworked, AggregateKey::toString))
                    .update();
        }
    }

    private void delete(List<AggregateKey> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql("delete from left_out where aggregate = any (:keys)")
                    .param("keys", texts(keys, AggregateKey::toString))
                    .update();
        }
    }

    private void insert(List<Row> rows, String mapping, Instant now) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into left_out (aggregate, kind, filter, reason, how, since, mapping)
                        select aggregate, kind, filter, reason, how, :now, :mapping
                        from unnest(:keys, :kinds, :filters, :reasons, :hows) as t (aggregate, kind, filter, reason, how)
                        on conflict (aggregate) do update set filter = excluded.filter, reason = excluded.reason,
                          how = excluded.how, mapping = excluded.mapping,
                          since = case when left_out.filter = excluded.filter then left_out.since else excluded.since end""")
                .param("keys", texts(rows, row -> row.key().toString()))
                .param("kinds", texts(rows, row -> row.key().kind().name().toLowerCase(Locale.ROOT)))
                .param("filters", texts(rows, row -> row.by().filter()))
                .param("reasons", texts(rows, row -> row.by().reason()))
                .param("hows", texts(rows, row -> row.by().how().name()))
                .param("mapping", mapping)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    private static <T> String[] texts(List<T> rows, Function<? super T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
