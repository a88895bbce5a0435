package dev.plumbline.server.alerts;

import dev.plumbline.server.settings.Alerting.Counts;
import dev.plumbline.server.words.HoldWords;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is held beyond its deadline, by the reason of the hold. */
final class HoldsLook implements Look {
    private final JdbcClient jdbc;
    private final Counts limits;

    HoldsLook(JdbcClient jdbc, Counts limits) {
        this.jdbc = jdbc;
        this.limits = limits;
    }

    private record Overdue(String reason, long n, Optional<Instant> oldest, List<String> records) {
        static Overdue of(ResultSet row) throws SQLException {
            return new Overdue(
                    row.getString("reason"), row.getLong("n"), Waiting.instant(row, "oldest"), List.of((String[])
                            row.getArray("records").getArray()));
        }
    }

    @Override
    public List<Fact> now(Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Overdue overdue : overdue()) {
            Duration oldest =
                    overdue.oldest().map(since -> Duration.between(since, now)).orElse(Duration.ZERO);
            CausesLook.severity(limits, overdue.n(), oldest)
                    .map(severity -> fact(overdue, severity))
                    .ifPresent(facts::add);
        }
        return facts;
    }

    private List<Overdue> overdue() {
        return jdbc.sql("""
                        select reason, count(*) as n, min(deadline) as oldest,
                          (array_agg(aggregate order by deadline, aggregate))[1:%d] as records
                        from hold where overdue group by reason""".formatted(Wording.MOST_RECORDS))
                .query((row, n) -> Overdue.of(row))
                .list();
    }

    private static Fact fact(Overdue overdue, Severity severity) {
        return new Fact(
                Condition.HOLDS.of(overdue.reason()),
                severity,
                HoldWords.teamOf(overdue.reason()),
                new Wording(
                        "%,d held too long: %s".formatted(overdue.n(), HoldWords.of(overdue.reason())),
                        "The deadline has passed; Klaviyo is told nothing of them until somebody decides or SAP sends what is missing.",
                        "Have SAP send what is missing, or decide at the hold desk: release or drop.",
                        "/holds?reason=" + overdue.reason(),
                        overdue.records()));
    }
}
