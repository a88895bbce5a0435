package dev.plumbline.server.engine;

import dev.plumbline.server.exceptions.CorrectionRows;
import dev.plumbline.server.translate.Correction;
import java.nio.charset.Charset;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits in the inbox, with its bytes and with what people corrected in it. Inside the engine's transaction. */
final class WaitingRows {
    private static final WaitingPiece.Raw NOTHING = new WaitingPiece.Raw(new byte[0]);

    private final JdbcClient jdbc;
    private final CorrectionRows corrections;

    WaitingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.corrections = new CorrectionRows(jdbc);
    }

    private record Row(long id, String form, Charset charset, boolean history, Optional<WaitingPiece.Raw> raw) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getString("form"),
                    Charset.forName(row.getString("charset")),
                    row.getBoolean("history"),
                    Optional.ofNullable(row.getBytes("raw")).map(WaitingPiece.Raw::new));
        }
    }

    /** Live pieces first. Those of history fill what is left, so that a live one waits for one batch of them at most. */
    List<WaitingPiece> first(int limit) {
        List<Row> rows = new ArrayList<>(rows("backfill_id is null", limit));
        if (rows.size() < limit) {
            rows.addAll(rows("backfill_id is not null", limit - rows.size()));
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, WaitingPiece.Raw> moved = moved(rows);
        Map<Long, List<Correction>> corrected =
                corrections.of(rows.stream().map(Row::id).toList());
        return rows.stream()
                .map(row -> new WaitingPiece(
                        row.id(),
                        row.form(),
                        row.charset(),
                        // One without its bytes cannot be: what waits is carried over. It would be an exception of its
                        // own.
                        row.raw().orElseGet(() -> moved.getOrDefault(row.id(), NOTHING)),
                        row.history(),
                        corrected.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private List<Row> rows(String which, int limit) {
        return jdbc.sql("""
                        select i.id, i.form, i.charset, i.backfill_id is not null as history,
                          (select r.raw from inbox_raw r where r.raw_at = i.raw_at and r.inbox_id = i.id) as raw
                        from inbox i where i.status = 'received' and %s order by i.id limit :limit""".formatted(which))
                .param("limit", limit)
                .query((row, n) -> Row.of(row))
                .list();
    }

    /**
     * A raw IDoc that was moved into a part of its own while the look was under way (the part was made just now) is seen by neither its old
     * nor its new place in that look; a second one knows the new part.
     */
    private Map<Long, WaitingPiece.Raw> moved(List<Row> rows) {
        List<Long> unseen =
                rows.stream().filter(row -> row.raw().isEmpty()).map(Row::id).toList();
        Map<Long, WaitingPiece.Raw> found = new HashMap<>();
        if (!unseen.isEmpty()) {
            jdbc.sql("""
                            select i.id, r.raw from inbox i join inbox_raw r on r.raw_at = i.raw_at and r.inbox_id = i.id
                            where i.id = any (:ids)""").param("ids", unseen.toArray(Long[]::new)).query(row -> {
                found.put(row.getLong("id"), new WaitingPiece.Raw(row.getBytes("raw")));
            });
        }
        return found;
    }
}
