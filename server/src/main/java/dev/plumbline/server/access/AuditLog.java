package dev.plumbline.server.access;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code audit}. */
public final class AuditLog implements Audit {
    private static final int LONGEST = 4_000;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    AuditLog(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A row, as the API answers it. */
    public record Row(
            long id,
            Instant at,
            String who,
            String role,
            String action,
            String object,
            String before,
            String after,
            String reason) {}

    @Override
    public void note(Deed deed) {
        jdbc.sql("""
                        insert into audit (at, who, role, action, object, before, after, reason)
                        values (:at, :who, :role, :action, :object, :before, :after, :reason)""")
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", text(deed.who()))
                .param("role", deed.role().word())
                .param("action", deed.action())
                .param("object", text(deed.object()))
                .param("before", text(deed.before()))
                .param("after", text(deed.after()))
                .param("reason", text(deed.reason()))
                .update();
    }

    /**
     * The newest first.
     *
     * @param before only rows with a smaller number; the last one of a page leads to the next
     * @param object only those on it; empty for all
     */
    public List<Row> page(long before, String object, int limit) {
        return jdbc.sql("""
                        select id, at, who, role, action, object, before, after, reason from audit
                        where id < :before and (:object = '' or object = :object) order by id desc limit :limit""")
                .param("before", before)
                .param("object", object)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("role"),
                        row.getString("action"),
                        row.getString("object"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("reason")))
                .list();
    }

    /** PostgreSQL takes every character but one, and nobody reads a novel here. */
    private static String text(String said) {
        String taken = said.replace('\0', '\uFFFD');
        return taken.length() <= LONGEST ? taken : taken.substring(0, LONGEST - 1) + "…";
    }
}
