package dev.plumbline.server.console;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When SAP last sent what, and how much of it beside the same time a week ago. */
final class Freshness {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration A_WEEK = Duration.ofDays(7);
    /** Of what has not come for a month nobody asks here. */
    private static final Duration LONGEST = Duration.ofDays(31);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Freshness(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A message type.
     *
     * @param last when the last was worked
     * @param day how many in the last 24 hours
     * @param weekAgo how many in the same 24 hours a week ago; empty when nothing was received so long ago
     */
    public record Row(String messageType, Instant last, long day, Optional<Long> weekAgo) {
        /** Beside last week, in words; empty when there is nothing to compare. */
        public String change() {
            return weekAgo.filter(before -> before > 0)
                    .map(before -> "%+d %%".formatted(Math.round(100.0 * (day - before) / before)))
                    .orElse("");
        }
    }

    List<Row> now() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select message_type, max(last_at) as last, coalesce(sum(n) filter (where hour > :day), 0) as day,
                          coalesce(sum(n) filter (where hour > :week_and_day and hour <= :week), 0) as week_ago,
                          (select min(hour) from arrival) <= :week_and_day as known
                        from arrival where hour > :longest and message_type <> ''
                        group by message_type order by message_type""")
                .param("day", timestamp(now.minus(A_DAY)))
                .param("week", timestamp(now.minus(A_WEEK)))
                .param("week_and_day", timestamp(now.minus(A_WEEK).minus(A_DAY)))
                .param("longest", timestamp(now.minus(LONGEST)))
                .query((row, n) -> new Row(
                        row.getString("message_type"),
                        Optional.ofNullable(row.getTimestamp("last"))
                                .map(Timestamp::toInstant)
                                .orElse(now),
                        row.getLong("day"),
                        row.getBoolean("known") ? Optional.of(row.getLong("week_ago")) : Optional.empty()))
                .list();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
