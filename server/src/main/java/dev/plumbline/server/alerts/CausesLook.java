package dev.plumbline.server.alerts;

import dev.plumbline.server.exceptions.Cause;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.settings.Alerting.Counts;
import dev.plumbline.server.words.Headline;
import dev.plumbline.server.words.Headlines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Open exceptions, by their causes. What somebody ignores is nobody's work, and what is held too long has an alert of its own. */
final class CausesLook implements Look {
    private static final int MOST_CAUSES = 1_000;
    private static final String OF_A_HOLD = "HOLD_OVERDUE";

    private final CauseDesk causes;
    private final Headlines headlines;
    private final JdbcClient jdbc;
    private final Counts limits;

    CausesLook(CauseDesk causes, Headlines headlines, JdbcClient jdbc, Counts limits) {
        this.causes = causes;
        this.headlines = headlines;
        this.jdbc = jdbc;
        this.limits = limits;
    }

    @Override
    public List<Fact> now(Instant now) {
        List<Cause> open = causes.open(MOST_CAUSES).stream()
                .filter(cause -> !cause.care().isIgnored(now))
                .filter(cause -> !cause.example().kind().equals(OF_A_HOLD))
                .toList();
        Map<String, List<String>> records = records(open.stream().map(Cause::id).toList());
        List<Fact> facts = new ArrayList<>();
        for (Cause cause : open) {
            severity(limits, cause.open(), Duration.between(cause.oldest(), now))
                    .map(severity -> fact(cause, severity, records.getOrDefault(cause.id(), List.of())))
                    .ifPresent(facts::add);
        }
        return facts;
    }

    /** By number and age; empty when it is below all marks. */
    static Optional<Severity> severity(Counts limits, long n, Duration oldest) {
        if (limits.critical().filter(mark -> n >= mark).isPresent()
                || limits.age().filter(mark -> oldest.compareTo(mark) > 0).isPresent()) {
            return Optional.of(Severity.CRITICAL);
        }
        return limits.warn().filter(mark -> n >= mark).map(mark -> Severity.WARNING);
    }

    private Fact fact(Cause cause, Severity severity, List<String> records) {
        Headline headline = headlines.of(cause);
        String place = (cause.example().segment() + " " + cause.example().field()).strip();
        return new Fact(
                Condition.EXCEPTIONS.of(cause.id()),
                severity,
                headline.team(),
                new Wording(
                        headline.text() + (place.isEmpty() ? "" : " (" + place + ")"),
                        "What it means: " + headline.harm() + ".",
                        headline.firstStep(),
                        "/exceptions/causes/" + cause.id(),
                        records));
    }

    /** The newest of each; an aggregate of an e-mail address has no key that tells people anything. */
    private Map<String, List<String>> records(List<String> ids) {
        record Named(String cause, String name) {}
        return jdbc
                .sql("""
                        select c.id as cause, e.name from unnest(:causes) as c (id) cross join lateral (
                          select distinct on (name) name from (
                            select coalesce(x.aggregate, 'IDoc ' || i.docnum) as name
                            from exception x join inbox i on i.id = x.inbox_id
                            where x.cause = c.id and x.closed_at is null order by x.id desc limit :most) newest
                          where name is not null and name not like 'identity/%' and name <> 'IDoc ' order by name) e""")
                .param("causes", ids.toArray(String[]::new))
                .param("most", Wording.MOST_RECORDS)
                .query((row, n) -> new Named(row.getString("cause"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Named::cause, Collectors.mapping(Named::name, Collectors.toList())));
    }
}
