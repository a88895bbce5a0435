package dev.plumbline.server.alerts;

import dev.plumbline.server.settings.Alerting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether each message type comes as it usually does at this weekday and hour. */
public final class FreshnessDesk {
    private final JdbcClient jdbc;
    private final Alerting.Silence settings;
    private final ZoneId zone;
    private final InstantSource clock;

    FreshnessDesk(JdbcClient jdbc, Alerting.Silence settings, ZoneId zone, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.zone = zone;
        this.clock = clock;
    }

    /** Each message type that ever came, by its name. */
    public List<Fresh> now() {
        Instant now = clock.instant();
        List<Fresh> all = new ArrayList<>();
        habits().forEach((type, habit) -> all.add(fresh(type, habit, now)));
        return all;
    }

    /** How grave it is that so many are missing; empty while it is not. */
    Optional<Severity> severity(long missing) {
        if (settings.critical().filter(mark -> missing >= mark).isPresent()) {
            return Optional.of(Severity.CRITICAL);
        }
        return settings.warn().filter(mark -> missing >= mark).map(mark -> Severity.WARNING);
    }

    private Fresh fresh(String type, Habit habit, Instant now) {
        Habit.Silence silence = habit.silence(now, zone, settings.daysOff());
        boolean isOff = settings.except().contains(type)
                || (settings.warn().isEmpty() && settings.critical().isEmpty());
        Fresh.State state = isOff
                ? Fresh.State.UNWATCHED
                : severity(silence.missing()).isPresent()
                        ? Fresh.State.SILENT
                        : silence.learned() ? Fresh.State.USUAL : Fresh.State.LEARNING;
        return new Fresh(
                type, habit.last(), state, silence.missing(), silence.usual(), says(state, silence, habit, now));
    }

    private static String says(Fresh.State state, Habit.Silence silence, Habit habit, Instant now) {
        return switch (state) {
            case USUAL -> "as usual";
            case LEARNING -> "what is usual is being learned, for three weeks";
            case UNWATCHED -> "not watched";
            case SILENT ->
                "none for %s; usual at this time: one every %s"
                        .formatted(Fresh.inWords(Duration.between(habit.last(), now)), Fresh.inWords(silence.usual()));
        };
    }

    /** An hour that had begun when counting began is not known whole. */
    private Map<String, Habit> habits() {
        record Hour(String type, Instant hour, long n, Instant last, Instant known) {}
        Map<String, Map<Instant, Long>> hours = new TreeMap<>();
        Map<String, Hour> ends = new HashMap<>();
        jdbc.sql("""
                        with ends as (select message_type, max(last_at) as last, min(hour) as first from arrival
                          where message_type <> '' group by message_type)
                        select a.message_type, a.hour, a.n, e.last, e.first + interval '1 hour' as known
                        from ends e join arrival a on a.message_type = e.message_type
                          and a.hour > e.last - make_interval(weeks => :weeks)""")
                .param("weeks", Habit.WEEKS + 4)
                .query((row, n) -> new Hour(
                        row.getString("message_type"),
                        row.getTimestamp("hour").toInstant(),
                        row.getLong("n"),
                        row.getTimestamp("last").toInstant(),
                        row.getTimestamp("known").toInstant()))
                .list()
                .forEach(hour -> {
                    hours.computeIfAbsent(hour.type(), none -> new HashMap<>()).put(hour.hour(), hour.n());
                    ends.put(hour.type(), hour);
                });
        Map<String, Habit> habits = new TreeMap<>();
        hours.forEach((type, byHour) -> Optional.ofNullable(ends.get(type))
                .ifPresent(end -> habits.put(type, new Habit(byHour, end.known(), end.last()))));
        return habits;
    }
}
