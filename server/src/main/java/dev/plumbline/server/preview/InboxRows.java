package dev.plumbline.server.preview;

import dev.plumbline.server.engine.WaitingPiece;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came to the inbox, as it came. */
final class InboxRows {
    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Some rows.
     *
     * @param pieces those whose raw IDocs are here
     * @param last the number of the last row
     * @param removed how many more there were, whose raw IDocs were removed on schedule
     */
    record Rows(List<WaitingPiece> pieces, long last, long removed) {}

    /** The next rows after one, of those that came since then; a repetition is none. Empty when there are no more. */
    Optional<Rows> after(long id, Instant since, int limit) {
        List<Row> rows = jdbc.sql("""
                        select i.id, i.form, i.charset,
                          (select r.raw from inbox_raw r where r.raw_at = i.raw_at and r.inbox_id = i.id) as raw
                        from inbox i
                        where i.id > :id and i.received_at >= :since and i.status <> 'duplicate' and i.raw_at is not null
                        order by i.id limit :limit""")
                .param("id", id)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new Row(row.getLong("id"), piece(row)))
                .list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<WaitingPiece> pieces =
                rows.stream().flatMap(row -> row.piece().stream()).toList();
        return Optional.of(new Rows(pieces, rows.getLast().id(), rows.size() - pieces.size()));
    }

    private record Row(long id, Optional<WaitingPiece> piece) {}

    private static Optional<WaitingPiece> piece(ResultSet row) throws SQLException {
        byte @Nullable [] raw = row.getBytes("raw");
        return raw == null
                ? Optional.empty()
                : Optional.of(new WaitingPiece(
                        row.getLong("id"),
                        row.getString("form"),
                        Charset.forName(row.getString("charset")),
                        new WaitingPiece.Raw(raw)));
    }
}
