package dev.plumbline.server.alerts;

import dev.plumbline.server.words.Team;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows what is raised and what was, whom it was told, and how the channels are; and tries a channel. */
public final class AlertDesk {
    private static final int MOST_RAISED = 1_000;
    private static final String COLUMNS = """
            select id, subject, team, severity, raised_at, lower_since, over_at, title, cause, first_step, link, records from alert
            """;

    private final JdbcClient jdbc;
    private final Routing routing;
    private final Waiting waiting;
    private final Optional<URI> console;
    private final InstantSource clock;

    AlertDesk(JdbcClient jdbc, Routing routing, Waiting waiting, Optional<URI> console, InstantSource clock) {
        this.jdbc = jdbc;
        this.routing = routing;
        this.waiting = waiting;
        this.console = console;
        this.clock = clock;
    }

    /**
     * An alert.
     *
     * @param subject what it is about, as {@code watermark/disk}
     * @param severity as it was told last
     * @param betterSince since when it is less grave or gone, which is not told yet
     * @param overAt empty while it is raised
     * @param wording with a link that can be followed as it is, where {@code http.public-url} is set
     * @param told what its channels were told, the oldest first
     */
    public record Alert(
            long id,
            String subject,
            Severity severity,
            Team team,
            Instant raisedAt,
            Optional<Instant> betterSince,
            Optional<Instant> overAt,
            Wording wording,
            List<Told> told) {}

    /**
     * One change, told by one channel.
     *
     * @param channel empty when no channel is configured for the team
     * @param toldAt empty while it is not told
     * @param trouble why it is not told yet or never, empty otherwise
     */
    public record Told(
            Change change, Severity severity, Instant at, String channel, Optional<Instant> toldAt, String trouble) {}

    /**
     * A way to tell people.
     *
     * @param teams who is told by it
     * @param toldAt when it last told something
     * @param waiting how many notices it has yet to tell
     * @param failingSince empty while it takes what it gets
     * @param trouble why it fails, empty while it does not
     */
    public record ChannelState(
            String name,
            List<Team> teams,
            Optional<Instant> toldAt,
            long waiting,
            Optional<Instant> failingSince,
            String trouble) {}

    /** What came of trying a channel. */
    public sealed interface Tried {
        record Told(String channel) implements Tried {}

        record Failed(String channel, String reason) implements Tried {}

        record Unknown(String reason) implements Tried {}
    }

    /** What is raised, the gravest first, then the newest. */
    public List<Alert> raised() {
        return withTold(
                jdbc.sql(COLUMNS + "where over_at is null order by severity, raised_at desc, id desc limit :most")
                        .param("most", MOST_RAISED)
                        .query((row, n) -> alert(row))
                        .list());
    }

    /** What was raised before that number, raised still or not; the newest first. */
    public List<Alert> history(long before, int most) {
        return withTold(jdbc.sql(COLUMNS + "where id < :before order by id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query((row, n) -> alert(row))
                .list());
    }

    private Alert alert(ResultSet row) throws SQLException {
        Wording stored = AlertRows.wording(row);
        return new Alert(
                row.getLong("id"),
                row.getString("subject"),
                Severity.valueOf(row.getString("severity")),
                Team.valueOf(row.getString("team")),
                row.getTimestamp("raised_at").toInstant(),
                Waiting.instant(row, "lower_since"),
                Waiting.instant(row, "over_at"),
                new Wording(
                        stored.title(),
                        stored.cause(),
                        stored.firstStep(),
                        Letter.link(console, stored.link()),
                        stored.records()),
                List.of());
    }

    private List<Alert> withTold(List<Alert> alerts) {
        record Of(long alert, Told told) {}
        Map<Long, List<Told>> told = jdbc
                .sql("""
                        select n.alert_id, n.change, n.severity, n.at, coalesce(d.channel, '') as channel, d.told_at,
                          coalesce(d.trouble, '') as trouble
                        from notice n left join notice_delivery d on d.notice_id = n.id
                        where n.alert_id = any(:alerts) order by n.id, d.channel""")
                .param("alerts", alerts.stream().map(Alert::id).toArray(Long[]::new))
                .query((row, n) -> new Of(row.getLong("alert_id"), told(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Of::alert, Collectors.mapping(Of::told, Collectors.toList())));
        return alerts.stream()
                .map(alert -> new Alert(
                        alert.id(),
                        alert.subject(),
                        alert.severity(),
                        alert.team(),
                        alert.raisedAt(),
                        alert.betterSince(),
                        alert.overAt(),
                        alert.wording(),
                        told.getOrDefault(alert.id(), List.of())))
                .toList();
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                Change.valueOf(row.getString("change")),
                Severity.valueOf(row.getString("severity")),
                row.getTimestamp("at").toInstant(),
                row.getString("channel"),
                Waiting.instant(row, "told_at"),
                row.getString("trouble"));
    }

    /** Every channel that is configured. */
    public List<ChannelState> channels() {
        return routing.names().stream()
                .map(name -> {
                    Waiting.State state = waiting.state(name);
                    return new ChannelState(
                            name,
                            Arrays.stream(Team.values())
                                    .filter(team -> routing.of(team).contains(name))
                                    .toList(),
                            state.toldAt(),
                            state.waiting(),
                            state.failingSince(),
                            state.trouble());
                })
                .toList();
    }

    /** Sends a message by a channel that says it is a test, and waits until it was taken. */
    public Tried test(String name, String by) {
        Optional<Channel> channel = routing.find(name.strip().toLowerCase(Locale.ROOT));
        if (channel.isEmpty()) {
            String known = String.join(", ", routing.names());
            return new Tried.Unknown("There is no channel '%s'; %s"
                    .formatted(
                            name,
                            known.isEmpty()
                                    ? "none is configured (alerts.* in docs/configuration.md)"
                                    : "configured: " + known));
        }
        Instant now = clock.instant();
        try {
            channel.get()
                    .send(List.of(new Notice(
                            0,
                            "test/" + channel.get().name(),
                            Change.TEST,
                            Severity.WARNING,
                            Team.INTEGRATION,
                            now,
                            now,
                            new Wording(
                                    "this is how alerts come by "
                                            + channel.get().name(),
                                    by + " tries whether alerts arrive. Nothing is wrong.",
                                    "None: it has arrived.",
                                    "/alerts",
                                    List.of()))));
            return new Tried.Told(channel.get().name());
        } catch (UntoldException untold) {
            return new Tried.Failed(channel.get().name(), untold.reason());
        }
    }
}
