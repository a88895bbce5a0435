package dev.plumbline.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts of the raw IDocs as tables. All methods that change something work inside the caller's transaction. */
final class RawParts {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'inbox_raw_'uuuuMMdd").withZone(ZoneOffset.UTC);

    private final JdbcClient jdbc;

    RawParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whoever waits for a table lets everybody behind him wait: intake and engine stand still no longer than this. */
    void waitBriefly() {
        // Shorter than PostgreSQL waits before it looks for a deadlock, so that none is ever solved at another one's
        // cost.
        jdbc.sql("set local lock_timeout = '500ms'").update();
    }

    /** The part of a moment, if there is one. */
    Optional<Part> of(Instant moment) {
        return jdbc.sql(
                        "select name, from_at, to_at from storage_part where data = 'RAW' and from_at <= :at and to_at > :at")
                .param("at", timestamp(moment))
                .query((row, n) -> new Part(
                        row.getString("name"),
                        new Span(
                                row.getTimestamp("from_at").toInstant(),
                                row.getTimestamp("to_at").toInstant())))
                .optional();
    }

    /** The oldest part in which nothing is as young as this. */
    Optional<Part> before(Instant moment) {
        return jdbc.sql("""
                        select name, from_at, to_at from storage_part where data = 'RAW' and to_at <= :at
                        order by from_at limit 1""")
                .param("at", timestamp(moment))
                .query((row, n) -> new Part(
                        row.getString("name"),
                        new Span(
                                row.getTimestamp("from_at").toInstant(),
                                row.getTimestamp("to_at").toInstant())))
                .optional();
    }

    /** The time of the oldest raw IDoc that came when there was no part for it. */
    Optional<Instant> stray() {
        return jdbc.sql("select raw_at from inbox_raw_other order by raw_at limit 1")
                .query((row, n) -> row.getTimestamp("raw_at").toInstant())
                .optional();
    }

    /** Makes the part of a moment that has none, and moves into it what came before it was there. */
    Part make(Instant moment, Optional<Duration> kept) {
        Span span = Span.of(moment, kept)
                .between(
                        time("select max(to_at) from storage_part where data = 'RAW' and to_at <= :at", moment),
                        time("select min(from_at) from storage_part where data = 'RAW' and from_at > :at", moment));
        Part part = new Part(NAME.format(span.from()), span);
        // Whoever has chosen the part for what came at no part's time, and waits for it, is refused by it once it no
        // longer takes this time. So writers wait before they choose.
        jdbc.sql("lock table only inbox_raw in share row exclusive mode").update();
        jdbc.sql("create table %s (like inbox_raw including all)".formatted(part.table()))
                .update();
        jdbc.sql("lock table inbox_raw_other in access exclusive mode").update();
        jdbc.sql("""
                        with moved as (
                          delete from inbox_raw_other where raw_at >= :from and raw_at < :to returning raw_at, inbox_id, raw)
                        insert into %s (raw_at, inbox_id, raw) select raw_at, inbox_id, raw from moved""".formatted(part.table()))
                .param("from", timestamp(span.from()))
                .param("to", timestamp(span.to()))
                .update();
        jdbc.sql("alter table inbox_raw attach partition %s for values from ('%s') to ('%s')"
                        .formatted(part.table(), span.from(), span.to()))
                .update();
        jdbc.sql("insert into storage_part (data, name, from_at, to_at) values ('RAW', :name, :from, :to)")
                .param("name", part.table())
                .param("from", timestamp(span.from()))
                .param("to", timestamp(span.to()))
                .update();
        return part;
    }

    private Optional<Instant> time(String select, Instant moment) {
        return jdbc.sql(select)
                .param("at", timestamp(moment))
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Until the transaction ends, nobody reads or writes a raw IDoc. Whoever has read one is waited for until his transaction has ended. */
    void lock() {
        jdbc.sql("lock table inbox_raw in access exclusive mode").update();
    }

    /**
     * Carries over what is still needed: what is to be read, what cannot go on, and what is held.
     *
     * @param now from when on it counts as received
     * @return how many raw IDocs
     */
    int carryOver(Part part, Instant now) {
        return jdbc.sql("""
                        with unsettled as (
                          select id as inbox_id from inbox where status in ('received', 'exception')
                          union
                          select inbox_id from exception where closed_at is null and inbox_id is not null
                          union
                          select s.inbox_id from hold h join inbox_subject s on s.aggregate = h.aggregate),
                        needed as (
                          select i.id, i.raw_at from unsettled u join inbox i on i.id = u.inbox_id
                          where i.raw_at >= :from and i.raw_at < :to),
                        carried as (
                          insert into inbox_raw (raw_at, inbox_id, raw)
                          select :now, old.inbox_id, old.raw
                          from needed join %s old on old.raw_at = needed.raw_at and old.inbox_id = needed.id)
                        update inbox set raw_at = :now from needed where inbox.id = needed.id""".formatted(part.table()))
                .param("from", timestamp(part.span().from()))
                .param("to", timestamp(part.span().to()))
                .param("now", timestamp(now))
                .update();
    }

    /** Removes a part with all that is in it. */
    void drop(Part part) {
        jdbc.sql("drop table %s".formatted(part.table())).update();
        jdbc.sql("delete from storage_part where name = :name")
                .param("name", part.table())
                .update();
        jdbc.sql("""
                        insert into storage_kept (data, since) values ('RAW', :to)
                        on conflict (data) do update set since = greatest(storage_kept.since, excluded.since)""").param("to", timestamp(part.span().to())).update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
