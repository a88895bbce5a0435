package dev.plumbline.server.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long Klaviyo took, over time. Reads; changes nothing. */
public final class LagHistory {
    private final JdbcClient jdbc;

    public LagHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A part of the time.
     *
     * @param accepted how many events were looked for the first time in it, or left out
     * @param unsampled how many of these are never looked for
     * @param lags of the events that were found in it
     */
    public record Part(Instant from, long accepted, long unsampled, Lags lags) {
        Part plus(int bucket, long count, Duration longest) {
            Map<Integer, Long> counts = new TreeMap<>(lags.counts());
            counts.merge(bucket, count, Long::sum);
            return new Part(
                    from, accepted, unsampled, new Lags(new TreeMap<>(counts), Lags.longer(lags.longest(), longest)));
        }

        Part plus(long more, long moreUnsampled) {
            return new Part(from, accepted + more, unsampled + moreUnsampled, lags);
        }
    }

    /**
     * The time since then in parts, the earliest first. One in which nothing happened is left out.
     *
     * @param step how long a part is: a multiple of five minutes
     */
    public List<Part> of(String account, Instant since, Duration step) {
        Map<Instant, Part> parts = new TreeMap<>();
        jdbc.sql("""
                        select slot, accepted, unsampled from verification_slot
                        where account = :account and slot >= :since order by slot""")
                .param("account", account)
                .param("since", timestamp(start(since, step)))
                .query(row -> {
                    Instant from = start(row.getTimestamp("slot").toInstant(), step);
                    Part part = parts.computeIfAbsent(from, at -> new Part(at, 0, 0, Lags.NONE));
                    parts.put(from, part.plus(row.getLong("accepted"), row.getLong("unsampled")));
                });
        jdbc.sql("""
                        select slot, bucket, n, longest_ms from verification_lag
                        where account = :account and slot >= :since order by slot, bucket""")
                .param("account", account)
                .param("since", timestamp(start(since, step)))
                .query(row -> {
                    Instant from = start(row.getTimestamp("slot").toInstant(), step);
                    Part part = parts.computeIfAbsent(from, at -> new Part(at, 0, 0, Lags.NONE));
                    parts.put(
                            from,
                            part.plus(
                                    row.getInt("bucket"),
                                    row.getLong("n"),
                                    Duration.ofMillis(row.getLong("longest_ms"))));
                });
        return new ArrayList<>(parts.values());
    }

    private static Instant start(Instant time, Duration step) {
        return Instant.ofEpochSecond(time.getEpochSecond() / step.toSeconds() * step.toSeconds());
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
