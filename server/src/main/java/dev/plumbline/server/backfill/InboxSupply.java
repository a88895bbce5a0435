package dev.plumbline.server.backfill;

import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.server.inbox.Arrival.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was received already, to be read and worked once more: after a change of the mapping, for example. What was told stays told. */
final class InboxSupply implements Supply {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    InboxSupply(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Laid> stage(Job job) {
        return Optional.empty();
    }

    /** Repetitions have no bytes, what waits is worked anyway, and what was removed on schedule is counted. */
    @Override
    public Optional<Chunk> next(Job job, int most) {
        Instant end = job.wanted().to().orElse(job.times().created());
        List<Read> rows = jdbc.sql("""
                        select i.id, i.door, i.source, i.form, i.charset,
                          (select r.raw from inbox_raw r where r.raw_at = i.raw_at and r.inbox_id = i.id) as raw
                        from inbox i
                        where i.id > :after and i.received_at >= :from and i.received_at < :to
                          and i.status not in ('duplicate', 'received') and i.raw_at is not null
                        order by i.id limit :most""")
                .param("after", job.position().row())
                .param("from", timestamp(job.wanted().from().orElse(Instant.EPOCH)))
                .param("to", timestamp(end))
                .param("most", most)
                .query((row, n) -> new Read(row.getLong("id"), piece(row)))
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<Piece> pieces = rows.stream().flatMap(row -> row.piece().stream()).toList();
        return Optional.of(new Chunk(
                "inbox",
                pieces,
                rows.size() - pieces.size(),
                job.position().row(rows.getLast().id())));
    }

    /** @param piece empty when the raw IDoc was removed on schedule */
    private record Read(long id, Optional<Piece> piece) {}

    private static Optional<Piece> piece(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        byte @Nullable [] raw = row.getBytes("raw");
        return raw == null
                ? Optional.empty()
                : Optional.of(new Piece(
                        new Arrival(
                                row.getString("door"),
                                row.getString("source"),
                                row.getString("form"),
                                row.getString("charset"),
                                new Bytes(raw),
                                new Bytes(new byte[0]),
                                Optional.empty()),
                        id,
                        false));
    }

    /** Whoever has read a raw IDoc keeps its part from being dropped until his transaction ends; this asks all the same. */
    @Override
    public void load(Job job, List<Piece> pieces) {
        Long[] ids = pieces.stream().map(Piece::inboxId).toArray(Long[]::new);
        jdbc.sql("""
                        update inbox i set status = 'received', reason = '', backfill_id = :job
                        where i.id = any (:ids) and i.status not in ('duplicate', 'received')
                          and exists (select 1 from inbox_raw r where r.raw_at = i.raw_at and r.inbox_id = i.id)""").param("job", job.id()).param("ids", ids).update();
        // What is wrong with them is said anew.
        jdbc.sql("""
                        update exception set closed_at = :now, resolution = 'read again by backfill ' || :job
                        where inbox_id = any (:ids) and closed_at is null and outbox_id is null
                          and kind in ('UNREADABLE', 'UNTRANSLATABLE', 'LEFT_OUT', 'DEFECT')""")
                .param("now", timestamp(clock.instant()))
                .param("job", job.id())
                .param("ids", ids)
                .update();
    }

    @Override
    public void close() {
        // Nothing is open between two steps.
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
