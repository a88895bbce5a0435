package dev.plumbline.server.exceptions;

import dev.plumbline.server.translate.Correction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people corrected in pieces of the inbox, for whoever reads these again. */
public final class CorrectionRows {
    private final JdbcClient jdbc;

    public CorrectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of these rows of the inbox those in which something was corrected, each with its corrections, the oldest first. */
    public Map<Long, List<Correction>> of(Collection<Long> inboxIds) {
        Map<Long, List<Correction>> found = new HashMap<>();
        jdbc.sql("""
                        select inbox_id, segment_number, segment, field, becomes from correction
                        where inbox_id = any (:ids) order by id""").param("ids", inboxIds.toArray(Long[]::new)).query(row -> {
            found.computeIfAbsent(row.getLong("inbox_id"), any -> new ArrayList<>())
                    .add(new Correction(
                            row.getInt("segment_number"),
                            row.getString("segment"),
                            row.getString("field"),
                            row.getString("becomes")));
        });
        return found;
    }
}
