package dev.plumbline.server.retention;

import dev.plumbline.server.retention.StorageReport.Data;
import dev.plumbline.server.retention.StorageReport.Rows;
import dev.plumbline.server.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says what is stored and how long it is kept. Asks the catalog and some indexes; reads no table as a whole. */
public final class StorageDesk {
    /** So many rows are counted; of more PostgreSQL's estimate is told. */
    private static final long COUNTED = 10_000;

    private static final String FOR_EVER = "for ever";
    private static final Pattern ESTIMATE = Pattern.compile("rows=(\\d+)");
    private static final String ORDERS = "aggregate where split_part(key, '/', 1) = 'order'";

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Settings.Retention kept;

    StorageDesk(JdbcClient jdbc, InstantSource clock, Settings.Retention kept) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.kept = kept;
    }

    private record Table(String name, long bytes) {}

    private record Size(long bytes, Rows rows) {
        Size plus(Size other) {
            return new Size(bytes + other.bytes, rows.plus(other.rows));
        }
    }

    /** How it stands now. */
    public StorageReport report() {
        Map<DataClass, Size> sizes = new EnumMap<>(DataClass.class);
        for (Table table : tables()) {
            sizes.merge(DataClass.of(table.name()), new Size(table.bytes(), rows(table.name())), Size::plus);
        }
        Rows orders = rows(ORDERS);
        List<Data> data = new ArrayList<>();
        sizes.forEach((kind, size) -> data.add(data(kind, size, orders)));
        data.sort(Comparator.comparingLong(Data::bytes).reversed());
        long all = data.stream().mapToLong(Data::bytes).sum();
        long passing = data.stream()
                .filter(kind -> !kind.kept().equals(FOR_EVER))
                .mapToLong(Data::bytes)
                .sum();
        return new StorageReport(all, orders, perOrder(all, orders), perOrder(all - passing, orders), data);
    }

    private Data data(DataClass kind, Size size, Rows orders) {
        return new Data(
                kind.label(),
                kind.what(),
                size.bytes(),
                perOrder(size.bytes(), orders),
                size.rows(),
                kept(kind),
                oldest(kind),
                duration(kind).flatMap(duration -> nextPurge(kind, duration)));
    }

    private static long perOrder(long bytes, Rows orders) {
        return orders.count() == 0 ? 0 : bytes / orders.count();
    }

    private String kept(DataClass kind) {
        return switch (kind) {
            case RAW, COMMANDS, EXCEPTIONS, AUDIT ->
                duration(kind).map(duration -> duration.toDays() + " days").orElse(FOR_EVER);
            case LAGS -> "31 days";
            case BACKFILL -> "rows until their job ends";
            case RECEIVED, MIRROR, AGREEMENT, ALERTS, OTHER -> FOR_EVER;
        };
    }

    /** What a setting says about how long it is kept; empty for ever, and where none says it. */
    private Optional<Duration> duration(DataClass kind) {
        return kind == DataClass.RAW ? kept.raw() : kind.ledger().flatMap(ledger -> ledger.kept(kept));
    }

    private Optional<Instant> oldest(DataClass kind) {
        return kind.oldest().isEmpty()
                ? Optional.empty()
                : jdbc.sql("select " + kind.oldest() + " limit 1")
                        .query((row, n) -> row.getTimestamp(1).toInstant())
                        .optional();
    }

    /** When the oldest part is old enough as a whole; now when it is already. */
    private Optional<Instant> nextPurge(DataClass kind, Duration duration) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select to_at from (
                          select data, from_at, to_at from storage_part union all
                          select data, began_at, ended_at from storage_stride where ended_at is not null and emptied_at is null) part
                        where data = :data order by from_at limit 1""")
                .param("data", kind.name())
                .query((row, n) -> row.getTimestamp("to_at").toInstant().plus(duration))
                .optional()
                .map(due -> due.isBefore(now) ? now : due);
    }

    /** The tables, parts counted with what they are parts of. */
    private List<Table> tables() {
        return jdbc.sql("""
                        select coalesce(whole.relname, c.relname) as name, sum(pg_total_relation_size(c.oid))::bigint as bytes
                        from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class whole on whole.oid = i.inhparent
                        where c.relkind = 'r' and c.relnamespace = current_schema()::text::regnamespace
                        group by 1""")
                .query((row, n) -> new Table(row.getString("name"), row.getLong("bytes")))
                .list();
    }

    private Rows rows(String from) {
        long counted = jdbc.sql("select count(*) from (select 1 from %s limit :most) as first".formatted(from))
                .param("most", COUNTED)
                .query(Long.class)
                .single();
        return counted < COUNTED ? new Rows(counted, true) : new Rows(Math.max(counted, estimated(from)), false);
    }

    /** By the statistics that PostgreSQL plans with, scaled to the size that the tables have now. */
    private long estimated(String from) {
        String plan = jdbc.sql("explain select 1 from " + from)
                .query(String.class)
                .list()
                .getFirst();
        Matcher rows = ESTIMATE.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }
}
