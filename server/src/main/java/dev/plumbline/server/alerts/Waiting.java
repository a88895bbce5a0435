package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What channels have yet to tell, and how they stand. */
final class Waiting {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 10;

    private final JdbcClient jdbc;

    Waiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is due for a channel, the oldest first. */
    List<Notice> due(String channel, Instant now, int most) {
        return jdbc.sql("""
                        select n.id, a.subject, n.change, n.severity, a.team, n.at, a.raised_at, n.title, n.cause, n.first_step, a.link,
                          n.records
                        from notice_delivery d join notice n on n.id = d.notice_id join alert a on a.id = n.alert_id
                        where d.channel = :channel and d.told_at is null and d.dropped_at is null and d.next_at <= :now
                        order by d.notice_id limit :most""")
                .param("channel", channel)
                .param("now", AlertRows.timestamp(now))
                .param("most", most)
                .query((row, n) -> notice(row))
                .list();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getLong("id"),
                row.getString("subject"),
                Change.valueOf(row.getString("change")),
                Severity.valueOf(row.getString("severity")),
                Team.valueOf(row.getString("team")),
                row.getTimestamp("at").toInstant(),
                row.getTimestamp("raised_at").toInstant(),
                AlertRows.wording(row));
    }

    void told(String channel, List<Notice> notices, Instant now) {
        jdbc.sql("""
                        update notice_delivery set told_at = :now, attempts = attempts + 1, trouble = ''
                        where channel = :channel and notice_id = any(:notices)""")
                .param("channel", channel)
                .param("notices", ids(notices))
                .param("now", AlertRows.timestamp(now))
                .update();
    }

    /** They are tried again later, each time after a longer pause. */
    void failed(String channel, List<Notice> notices, Instant now, String trouble) {
        jdbc.sql("""
                        update notice_delivery set attempts = attempts + 1, trouble = :trouble,
                          first_failed_at = coalesce(first_failed_at, :now),
                          next_at = :now + least(:longest, :shortest * power(2, least(attempts, :doublings))) * interval '1 second'
                        where channel = :channel and notice_id = any(:notices)""")
                .param("channel", channel)
                .param("notices", ids(notices))
                .param("now", AlertRows.timestamp(now))
                .param("trouble", trouble)
                .param("shortest", SHORTEST.toSeconds())
                .param("longest", LONGEST.toSeconds())
                .param("doublings", MOST_DOUBLINGS)
                .update();
    }

    private static Long[] ids(List<Notice> notices) {
        return notices.stream().map(Notice::id).toArray(Long[]::new);
    }

    /**
     * How a channel is.
     *
     * @param toldAt when it last told something
     * @param waiting how many notices it has yet to tell
     * @param attempts how often the one that was tried most was tried in vain
     * @param failingSince since when; empty while it takes what it gets
     * @param trouble why it fails, empty while it does not
     */
    record State(
            Optional<Instant> toldAt, long waiting, int attempts, Optional<Instant> failingSince, String trouble) {}

    State state(String channel) {
        return jdbc.sql("""
                        select (select max(told_at) from notice_delivery where channel = :channel and told_at is not null) as told_at,
                          count(*) as waiting, coalesce(max(attempts), 0) as attempts, min(first_failed_at) as failing_since,
                          coalesce((array_agg(trouble order by attempts desc, notice_id))[1], '') as trouble
                        from notice_delivery where channel = :channel and told_at is null and dropped_at is null""")
                .param("channel", channel)
                .query((row, n) -> new State(
                        instant(row, "told_at"),
                        row.getLong("waiting"),
                        row.getInt("attempts"),
                        instant(row, "failing_since"),
                        row.getString("trouble")))
                .single();
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
