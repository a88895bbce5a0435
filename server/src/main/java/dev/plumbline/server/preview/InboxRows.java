package dev.plumbline.server.preview;

import dev.plumbline.server.engine.WaitingPiece;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What came to the inbox, as it came. */
final class InboxRows {
    private final JdbcClient jdbc;

    InboxRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next rows after one, of those that came since then; a repetition is none. */
    List<WaitingPiece> after(long id, Instant since, int limit) {
        return jdbc.sql("""
                        select id, form, charset, raw from inbox
                        where id > :id and received_at >= :since and status <> 'duplicate' and raw is not null
                        order by id limit :limit""")
                .param("id", id)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, n) -> new WaitingPiece(
                        row.getLong("id"),
                        row.getString("form"),
                        Charset.forName(row.getString("charset")),
                        new WaitingPiece.Raw(row.getBytes("raw"))))
                .list();
    }
}
