package dev.plumbline.server.intake;

import dev.plumbline.server.inbox.Arrival;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each row of each extract said last. */
final class ExtractMemory {
    private final JdbcClient jdbc;

    ExtractMemory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a row was seen to say.
     *
     * @param digest SHA-256 of its content
     * @param at the time of the newest file that says so
     * @param inboxId the row of the inbox that told it first
     */
    record Seen(Arrival.Bytes digest, Instant at, long inboxId) {
        /** A row that is not known. */
        static final Seen NEVER = new Seen(new Arrival.Bytes(new byte[0]), Instant.MIN, 0);

        Seen toldBy(long id) {
            return new Seen(digest, at, id);
        }
    }

    /** What is known of these rows; one that was never seen is not in it. */
    Map<String, Seen> seen(String extract, Set<String> keys) {
        Map<String, Seen> seen = new HashMap<>();
        jdbc.sql("""
                        select key, digest, seen_at, inbox_id from extract_row
                        where extract = :extract and key = any (:keys)""")
                .param("extract", extract)
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    seen.put(
                            row.getString("key"),
                            new Seen(
                                    new Arrival.Bytes(row.getBytes("digest")),
                                    row.getObject("seen_at", OffsetDateTime.class)
                                            .toInstant(),
                                    row.getLong("inbox_id")));
                });
        return seen;
    }

    void note(String extract, Map<String, Seen> seen) {
        List<Map.Entry<String, Seen>> rows = List.copyOf(seen.entrySet());
        jdbc.sql("""
                        insert into extract_row (extract, key, digest, seen_at, inbox_id)
                        select :extract, key, digest, seen_at, inbox_id
                        from unnest(:keys, :digests, :times::timestamptz[], :ids) as t (key, digest, seen_at, inbox_id)
                        on conflict (extract, key) do update
                          set digest = excluded.digest, seen_at = excluded.seen_at, inbox_id = excluded.inbox_id""")
                .param("extract", extract)
                .param("keys", column(rows, Map.Entry::getKey).toArray(String[]::new))
                .param(
                        "digests",
                        column(rows, row -> row.getValue().digest().array()).toArray(byte[][]::new))
                .param(
                        "times",
                        column(rows, row -> row.getValue().at().toString()).toArray(String[]::new))
                .param("ids", column(rows, row -> row.getValue().inboxId()).toArray(Long[]::new))
                .update();
    }

    private static <T, C> List<C> column(Collection<T> rows, Function<T, C> value) {
        return rows.stream().map(value).toList();
    }
}
