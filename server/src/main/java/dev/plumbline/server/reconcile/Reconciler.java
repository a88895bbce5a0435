package dev.plumbline.server.reconcile;

import dev.plumbline.server.loop.Station;
import dev.plumbline.server.reconcile.DayComparison.Question;
import dev.plumbline.server.reconcile.KlaviyoReads.Read;
import dev.plumbline.server.reconcile.RunStore.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Compares one Klaviyo account with the ledger. A step asks Klaviyo once at most. First what all days come to, one question for each
 * metric; then, for the days that differ and for no other, event by event. What is found of a day is written down at once, so a crash
 * repeats a day and nothing else.
 *
 * <p>One thread steps it and waits for Klaviyo's answers.
 */
final class Reconciler implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Reach reach;
    private final RunStore store;
    private final EventLedger ledger;
    private final KlaviyoReads reads;
    private final Timing timing;
    private final TransactionOperations transaction;
    private final Instant startedAt;

    private Optional<SumsWork> sums = Optional.empty();
    private Optional<SumsWork.MetricsByName> metrics = Optional.empty();
    private Optional<DayWork> day = Optional.empty();

    /**
     * When it does what.
     *
     * @param zone in which days begin, as the mapping in force says it
     */
    record Timing(Timetable timetable, Supplier<ZoneId> zone, InstantSource clock) {}

    Reconciler(
            Reach reach,
            RunStore store,
            EventLedger ledger,
            KlaviyoReads reads,
            Timing timing,
            TransactionOperations transaction) {
        this.reach = reach;
        this.store = store;
        this.ledger = ledger;
        this.reads = reads;
        this.timing = timing;
        this.transaction = transaction;
        this.startedAt = timing.clock().instant();
    }

    String account() {
        return reach.account();
    }

    @Override
    public Duration step() {
        Optional<Run> run = store.next(account());
        if (run.isEmpty()) {
            forget();
            return schedule() ? Duration.ZERO : IDLE;
        }
        return step(run.get());
    }

    private boolean schedule() {
        Instant now = timing.clock().instant();
        ZoneId zone = timing.zone().get();
        Instant since = store.lastScheduled(account()).orElse(startedAt);
        if (!reach.isLive() || !timing.timetable().isDue(since, now, zone)) {
            return false;
        }
        LocalDate yesterday = DayComparison.dayOf(now, zone).minusDays(1);
        LocalDate wanted = yesterday.minusDays(timing.timetable().days() - 1L);
        LocalDate from = store.keptSince()
                .map(removedBefore -> ReconcileDesk.firstWhole(removedBefore, zone))
                .filter(wanted::isBefore)
                .orElse(wanted);
        transaction.executeWithoutResult(
                tx -> store.add(new RunStore.Wish(account(), from, yesterday, zone, "schedule", true), now));
        return true;
    }

    private Duration step(Run run) {
        if (!reach.isLive()) {
            return fail(run, "no API key is configured for account " + account() + ", so nothing was sent to compare");
        }
        if (run.comparedTo().isEmpty()) {
            return begin(run);
        }
        Instant end = run.comparedTo().get();
        return switch (run.phase()) {
            case SUMS -> stepSums(run, end);
            case EVENTS -> stepEvents(run, end);
        };
    }

    private Duration begin(Run run) {
        forget();
        Instant now = timing.clock().instant();
        Duration patience = reach.patience().apply(now);
        Instant end = run.end(now.minus(patience).truncatedTo(ChronoUnit.MINUTES));
        if (!run.start().isBefore(end)) {
            return fail(
                    run,
                    "nothing of these days is old enough: an event may take " + patience.toMinutes()
                            + " minutes until Klaviyo shows it; ask again later");
        }
        transaction.executeWithoutResult(tx -> store.begin(run.id(), end, patience));
        return Duration.ZERO;
    }

    private Duration stepSums(Run run, Instant end) {
        if (sums.isEmpty()) {
            sums = Optional.of(new SumsWork(
                    run.zone(),
                    run.start(),
                    end,
                    ledger.totals(account(), run.start(), end, run.zone()),
                    reach.metrics().get()));
        }
        SumsWork work = sums.get();
        Duration pause = after(run, work.step(reads));
        if (work.isDone()) {
            transaction.executeWithoutResult(tx -> store.sums(run.id(), work.result()));
            metrics = Optional.of(work.metrics());
            sums = Optional.empty();
        }
        return pause;
    }

    private Duration stepEvents(Run run, Instant end) {
        List<Open> open = store.open(run.id());
        if (open.isEmpty()) {
            return finish(run);
        }
        if (metrics.isEmpty()) {
            metrics = Optional.of(new SumsWork.MetricsByName());
        }
        if (!metrics.get().isComplete()) {
            return after(run, metrics.get().read(reads));
        }
        Open next = open.getFirst();
        if (day.isEmpty()) {
            day = Optional.of(work(run, next, end));
        }
        DayWork work = day.get();
        Duration pause = after(run, work.step(reads));
        if (work.isDone()) {
            transaction.executeWithoutResult(tx -> store.explained(run.id(), next, work.result()));
            day = Optional.empty();
        }
        return pause;
    }

    private DayWork work(Run run, Open next, Instant end) {
        Set<LocalDate> examined = new HashSet<>(store.differing(run.id(), next.metric()));
        Instant around = run.startOf(next.day().plusDays(2));
        return new DayWork(
                new Question(
                        next.day(),
                        next.metric(),
                        run.zone(),
                        timing.clock().instant(),
                        run.patience(),
                        examined::contains),
                ledger.events(
                        account(),
                        next.metric(),
                        run.startOf(next.day().minusDays(1)),
                        around.isBefore(end) ? around : end),
                metrics.orElseThrow().named(next.metric()),
                end);
    }

    private Duration finish(Run run) {
        transaction.executeWithoutResult(tx -> {
            store.add(
                    run.id(), ledger.held(reach.organizations(), reach.placed().get(), run));
            store.end(run.id(), "", timing.clock().instant());
        });
        forget();
        LOG.info("Comparison {} of Klaviyo account {} is done", run.id(), account());
        return Duration.ZERO;
    }

    private Duration after(Run run, Read<?> read) {
        int requests = reads.takeCount();
        if (requests > 0) {
            transaction.executeWithoutResult(tx -> store.count(run.id(), requests));
        }
        return switch (read) {
            case Read.Got<?> _ -> Duration.ZERO;
            case Read.Later<?> later -> later.pause();
            case Read.Refused<?> refused -> fail(run, refused.words());
        };
    }

    private Duration fail(Run run, String trouble) {
        transaction.executeWithoutResult(
                tx -> store.end(run.id(), trouble, timing.clock().instant()));
        forget();
        LOG.warn("Comparison {} of Klaviyo account {} failed", run.id(), account());
        return Duration.ZERO;
    }

    private void forget() {
        sums = Optional.empty();
        metrics = Optional.empty();
        day = Optional.empty();
    }
}
