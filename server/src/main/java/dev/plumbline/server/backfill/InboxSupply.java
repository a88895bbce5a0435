package dev.plumbline.server.backfill;

import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.server.inbox.Arrival.Bytes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    /** Repetitions have no bytes, and what waits is worked anyway. */
    @Override
    public Optional<Chunk> next(Job job, int most) {
        Instant end = job.wanted().to().orElse(job.times().created());
        List<Piece> pieces = jdbc.sql("""
                        select id, door, source, form, charset, raw from inbox
                        where id > :after and received_at >= :from and received_at < :to
                          and status not in ('duplicate', 'received') and raw is not null
                        order by id limit :most""")
                .param("after", job.position().row())
                .param("from", timestamp(job.wanted().from().orElse(Instant.EPOCH)))
                .param("to", timestamp(end))
                .param("most", most)
                .query((row, n) -> new Piece(
                        new Arrival(
                                row.getString("door"),
                                row.getString("source"),
                                row.getString("form"),
                                row.getString("charset"),
                                new Bytes(row.getBytes("raw")),
                                new Bytes(new byte[0]),
                                Optional.empty()),
                        row.getLong("id"),
                        false))
                .list();
        return pieces.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chunk(
                        "inbox", pieces, job.position().row(pieces.getLast().inboxId())));
    }

    @Override
    public void load(Job job, List<Piece> pieces) {
        Long[] ids = pieces.stream().map(Piece::inboxId).toArray(Long[]::new);
        jdbc.sql("""
                        update inbox set status = 'received', reason = '', backfill_id = :job
                        where id = any (:ids) and status not in ('duplicate', 'received')""").param("job", job.id()).param("ids", ids).update();
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
