package dev.plumbline.server.retention;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of a ledger as tables. All methods that change something work inside the caller's transaction. */
final class Strides {
    /** Numbers of a part. No month has so many; if one had, it would go on in the next part, which is there ahead. */
    static final long LENGTH = 1_000_000_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;

    Strides(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    /**
     * A part from which numbers were given.
     *
     * @param number which one
     * @param from when the first of them could be given
     */
    record Stride(long number, Instant from) {}

    Ledger ledger() {
        return ledger;
    }

    /** The part from which numbers are given; none before anybody has asked. */
    Optional<Stride> current() {
        return jdbc.sql("select stride, began_at from storage_stride where data = :data and ended_at is null")
                .param("data", ledger.name())
                .query((row, n) -> new Stride(
                        row.getLong("stride"), row.getTimestamp("began_at").toInstant()))
                .optional();
    }

    /** Notes since when numbers are given from the first part. */
    void begin(Instant now) {
        note(0, now);
    }

    private void note(long stride, Instant now) {
        jdbc.sql("insert into storage_stride (data, stride, began_at) values (:data, :stride, :now)")
                .param("data", ledger.name())
                .param("stride", stride)
                .param("now", timestamp(now))
                .update();
    }

    /** Whoever waits for a table lets everybody behind him wait: intake and engine stand still no longer than this. */
    void waitBriefly() {
        jdbc.sql("set local lock_timeout = '500ms'").update();
    }

    boolean exists(long stride) {
        return jdbc.sql("select to_regclass(:part) is not null")
                .param("part", ledger.part(stride))
                .query(Boolean.class)
                .single();
    }

    /** Makes an empty part. Nobody who reads or writes waits for it. */
    void make(long stride) {
        create(ledger.part(stride));
        attach(ledger.part(stride), stride);
    }

    private void create(String part) {
        jdbc.sql("create table %s (like %s including all excluding identity)".formatted(part, ledger.table()))
                .update();
    }

    private void attach(String part, long stride) {
        jdbc.sql("alter table %s attach partition %s for values from (%d) to (%d)"
                        .formatted(ledger.table(), part, stride * LENGTH, (stride + 1) * LENGTH))
                .update();
    }

    /**
     * From now on numbers are given from the next part. Whoever has a number already writes into the old one, whenever he commits. A crash in
     * between is made up for by the next call, since numbers never go back.
     */
    void turn(Stride current, Instant now) {
        long next = current.number() + 1;
        jdbc.sql("""
                        select setval(sequence, :first, false) from
                          (select pg_get_serial_sequence(:table, 'id')::regclass as sequence) s
                        where coalesce(pg_sequence_last_value(sequence), 0) < :first""")
                .param("table", ledger.table())
                .param("first", next * LENGTH)
                .query(Long.class)
                .optional();
        jdbc.sql("update storage_stride set ended_at = :now where data = :data and stride = :stride")
                .param("data", ledger.name())
                .param("stride", current.number())
                .param("now", timestamp(now))
                .update();
        note(next, now);
    }

    /** The oldest part in which nothing is as young as this; of those that were emptied, one of which nothing is needed any more. */
    Optional<Stride> before(Instant moment) {
        return jdbc
                .sql("""
                        select stride, began_at, emptied_at is not null as is_emptied from storage_stride
                        where data = :data and ended_at <= :at order by stride""")
                .param("data", ledger.name())
                .param("at", timestamp(moment))
                .query((row, n) -> new Found(
                        new Stride(
                                row.getLong("stride"),
                                row.getTimestamp("began_at").toInstant()),
                        row.getBoolean("is_emptied")))
                .list()
                .stream()
                .filter(found -> !found.isEmptied() || !isNeeded(found.stride()))
                .map(Found::stride)
                .findFirst();
    }

    private record Found(Stride stride, boolean isEmptied) {}

    private boolean isNeeded(Stride stride) {
        return jdbc.sql("select exists (select from %s old where %s)"
                        .formatted(ledger.part(stride.number()), ledger.needed()))
                .query(Boolean.class)
                .single();
    }

    /**
     * Removes a part but for what is still needed of it. Until the transaction ends nobody reads or writes the ledger.
     *
     * @return how many rows are left
     */
    long purge(Stride stride, Instant now) {
        String part = ledger.part(stride.number());
        String rest = part + "_rest";
        // Counted before anybody has to wait; a row that comes to be needed meanwhile is counted as gone, and is there.
        jdbc.sql("""
                        insert into storage_removed (data, name, n)
                        select :data, %s, count(*) from %s old where not (%s) group by 1, 2
                        on conflict (data, name) do update set n = storage_removed.n + excluded.n""".formatted(ledger.fate(), part, ledger.needed()))
                .param("data", ledger.name())
                .update();
        jdbc.sql("lock table %s in access exclusive mode".formatted(ledger.table()))
                .update();
        create(rest);
        String columns = columns();
        long left = jdbc.sql("insert into %s (%s) select %s from %s old where %s"
                        .formatted(rest, columns, columns, part, ledger.needed()))
                .update();
        jdbc.sql("alter table %s detach partition %s".formatted(ledger.table(), part))
                .update();
        jdbc.sql("drop table %s".formatted(part)).update();
        if (left == 0) {
            jdbc.sql("drop table %s".formatted(rest)).update();
        } else {
            jdbc.sql("alter table %s rename to %s".formatted(rest, part)).update();
            attach(part, stride.number());
        }
        noteGone(stride, left > 0, now);
        return left;
    }

    /** Those that are written; the others are computed. */
    private String columns() {
        return jdbc.sql("""
                        select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                        where attrelid = :table::regclass and attnum > 0 and not attisdropped and attgenerated = ''""").param("table", ledger.table()).query(String.class).single();
    }

    private void noteGone(Stride stride, boolean hasRest, Instant now) {
        jdbc.sql("""
                        insert into storage_kept (data, since)
                        select data, ended_at from storage_stride where data = :data and stride = :stride
                        on conflict (data) do update set since = greatest(storage_kept.since, excluded.since)""")
                .param("data", ledger.name())
                .param("stride", stride.number())
                .update();
        jdbc.sql("update storage_stride set emptied_at = :now where data = :data and stride = :stride")
                .param("data", ledger.name())
                .param("stride", stride.number())
                .param("now", timestamp(now))
                .update();
        if (!hasRest) {
            jdbc.sql("delete from storage_stride where data = :data and stride = :stride")
                    .param("data", ledger.name())
                    .param("stride", stride.number())
                    .update();
        }
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
