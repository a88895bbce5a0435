package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is raised and what of it is to be told, as rows. Inside the transaction of whoever calls. */
final class AlertRows {
    private final JdbcClient jdbc;

    AlertRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An alert that is raised, as it was stored last. */
    record Row(long id, Fact fact, Standing standing) {}

    /** Those that are raised, by their subjects. Whoever else judges waits until this transaction is over. */
    Map<String, Row> raised() {
        jdbc.sql("lock table alert in share row exclusive mode").update();
        return jdbc.sql("""
                        select id, subject, team, severity, lower_since, title, cause, first_step, link, records
                        from alert where over_at is null""").query((row, n) -> row(row)).list().stream()
                .collect(Collectors.toMap(row -> row.fact().subject(), Function.identity()));
    }

    private static Row row(ResultSet row) throws SQLException {
        Severity told = Severity.valueOf(row.getString("severity"));
        return new Row(
                row.getLong("id"),
                new Fact(row.getString("subject"), told, Team.valueOf(row.getString("team")), wording(row)),
                new Standing(
                        told,
                        Optional.ofNullable(row.getTimestamp("lower_since")).map(Timestamp::toInstant)));
    }

    static Wording wording(ResultSet row) throws SQLException {
        return new Wording(
                row.getString("title"),
                row.getString("cause"),
                row.getString("first_step"),
                row.getString("link"),
                List.of((String[]) row.getArray("records").getArray()));
    }

    /** The number of a new alert. */
    long raise(Fact fact, Instant now) {
        return words(
                        jdbc.sql("""
                                insert into alert (subject, team, severity, raised_at, title, cause, first_step, link, records)
                                values (:subject, :team, :severity, :now, :title, :cause, :step, :link, :records) returning id""")
                                .param("subject", fact.subject())
                                .param("team", fact.team().name())
                                .param("severity", fact.severity().name())
                                .param("now", timestamp(now)),
                        fact.wording())
                .query(Long.class)
                .single();
    }

    /** How it stands now, and what is to be said of it. */
    void keep(long id, Standing standing, Wording wording) {
        words(
                        jdbc.sql("""
                                update alert set severity = :severity, lower_since = :lower, title = :title, cause = :cause,
                                  first_step = :step, link = :link, records = :records where id = :id""")
                                .param("id", id)
                                .param("severity", standing.told().name())
                                .param(
                                        "lower",
                                        standing.lowerSince()
                                                .map(AlertRows::timestamp)
                                                .orElse(null)),
                        wording)
                .update();
    }

    private static JdbcClient.StatementSpec words(JdbcClient.StatementSpec statement, Wording wording) {
        return statement
                .param("title", wording.title())
                .param("cause", wording.cause())
                .param("step", wording.firstStep())
                .param("link", wording.link())
                .param("records", wording.records().toArray(String[]::new));
    }

    void end(long id, Instant now) {
        jdbc.sql("update alert set over_at = :now, lower_since = null where id = :id")
                .param("id", id)
                .param("now", timestamp(now))
                .update();
    }

    /** Writes down what is told, and by which channels from when on. */
    void tell(long alert, Change change, Fact fact, Instant now, List<String> channels, Instant toldAt) {
        long notice = jdbc.sql("""
                        insert into notice (alert_id, change, severity, at, title, cause, first_step, records)
                        values (:alert, :change, :severity, :now, :title, :cause, :step, :records) returning id""")
                .param("alert", alert)
                .param("change", change.name())
                .param("severity", fact.severity().name())
                .param("now", timestamp(now))
                .param("title", fact.wording().title())
                .param("cause", fact.wording().cause())
                .param("step", fact.wording().firstStep())
                .param("records", fact.wording().records().toArray(String[]::new))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into notice_delivery (notice_id, channel, next_at)
                        select :notice, channel, :at from unnest(:channels) as c (channel)""")
                .param("notice", notice)
                .param("at", timestamp(toldAt))
                .param("channels", channels.toArray(String[]::new))
                .update();
    }

    /** What waits of an alert for the end of the quiet hours is told now: people would hear the end of a story first. */
    void hurry(long alert, Instant now) {
        jdbc.sql("""
                        update notice_delivery d set next_at = :now from notice n
                        where n.id = d.notice_id and n.alert_id = :alert and d.told_at is null and d.dropped_at is null
                          and d.attempts = 0 and d.next_at > :now""").param("alert", alert).param("now", timestamp(now)).update();
    }

    /** What waits for channels that are configured no more is not told any more. */
    void dropOthers(List<String> channels, Instant now) {
        jdbc.sql("""
                        update notice_delivery set dropped_at = :now, trouble = 'the channel is configured no more'
                        where told_at is null and dropped_at is null and not (channel = any(:channels))""")
                .param("channels", channels.toArray(String[]::new))
                .param("now", timestamp(now))
                .update();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
