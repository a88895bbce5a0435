package dev.plumbline.server.alerts;

import dev.plumbline.server.alerts.Standing.Verdict;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionOperations;

/** Looks for what is wrong, and stores what has changed with what is to be told of it. A crash repeats a look and nothing else. */
final class Watch implements Station {
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final List<Look> looks;
    private final AlertRows rows;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Plan plan;
    private final Doorbell post;

    /** @param post rung when there is something to tell */
    Watch(
            Collection<? extends Look> looks,
            AlertRows rows,
            TransactionOperations transaction,
            InstantSource clock,
            Plan plan,
            Doorbell post) {
        this.looks = List.copyOf(looks);
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.plan = plan;
        this.post = post;
    }

    /**
     * When what is told to whom.
     *
     * @param calm how long it must be better until that is told
     */
    record Plan(Duration calm, QuietHours quiet, Routing routing) {}

    @Override
    public Duration step() {
        Instant now = clock.instant();
        Map<String, Fact> facts = new HashMap<>();
        looks.forEach(look -> look.now(now).forEach(fact -> facts.put(fact.subject(), fact)));
        if (Boolean.TRUE.equals(transaction.execute(status -> judge(facts, now)))) {
            post.ring();
        }
        return PAUSE;
    }

    /** Whether there is something to tell. */
    private boolean judge(Map<String, Fact> facts, Instant now) {
        Map<String, AlertRows.Row> raised = rows.raised();
        rows.dropOthers(plan.routing().names(), now);
        List<Change> told = new ArrayList<>();
        TreeSet<String> subjects = new TreeSet<>(raised.keySet());
        subjects.addAll(facts.keySet());
        for (String subject : subjects) {
            judge(Optional.ofNullable(raised.get(subject)), Optional.ofNullable(facts.get(subject)), now)
                    .ifPresent(told::add);
        }
        return !told.isEmpty();
    }

    private Optional<Change> judge(Optional<AlertRows.Row> before, Optional<Fact> fact, Instant now) {
        Verdict verdict =
                Standing.judge(before.map(AlertRows.Row::standing), fact.map(Fact::severity), now, plan.calm());
        Fact said = fact.or(() -> before.map(AlertRows.Row::fact)).orElseThrow();
        long alert = before.map(AlertRows.Row::id).orElseGet(() -> rows.raise(said, now));
        verdict.after()
                .ifPresentOrElse(
                        standing -> {
                            if (before.filter(row -> isAs(row, standing, said)).isEmpty()) {
                                rows.keep(alert, standing, said.wording());
                            }
                        },
                        () -> rows.end(alert, now));
        verdict.change().ifPresent(change -> tell(alert, change, said, before.map(AlertRows.Row::standing), now));
        return verdict.change();
    }

    private static boolean isAs(AlertRows.Row row, Standing standing, Fact said) {
        return row.standing().equals(standing) && row.fact().wording().equals(said.wording());
    }

    /** Whoever heard in the night that it is critical hears in the night that it is over. */
    private void tell(long alert, Change change, Fact said, Optional<Standing> before, Instant now) {
        Severity gravest = before.map(Standing::told)
                .filter(severity -> severity.compareTo(said.severity()) > 0)
                .orElse(said.severity());
        rows.tell(
                alert,
                change,
                said,
                now,
                plan.routing().of(said.team()),
                plan.quiet().toldAt(gravest, now));
        if (gravest == Severity.CRITICAL) {
            rows.hurry(alert, now);
        }
    }
}
