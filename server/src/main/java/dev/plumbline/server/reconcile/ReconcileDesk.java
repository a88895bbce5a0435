package dev.plumbline.server.reconcile;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.reconcile.Difference.Kind;
import dev.plumbline.server.reconcile.Difference.Said;
import dev.plumbline.server.reconcile.Reports.CellLine;
import dev.plumbline.server.reconcile.Reports.DayLine;
import dev.plumbline.server.reconcile.Reports.DayReport;
import dev.plumbline.server.reconcile.Reports.DifferenceLine;
import dev.plumbline.server.reconcile.Reports.Repair;
import dev.plumbline.server.reconcile.Reports.RunReport;
import dev.plumbline.server.reconcile.RunStore.Kept;
import dev.plumbline.server.reconcile.RunStore.Sums;
import dev.plumbline.server.reconcile.RunStore.Wish;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionOperations;

/** Asks for comparisons, shows what they found, and sends again what is missing. */
public final class ReconcileDesk {
    /** Klaviyo's aggregates take a year at most. */
    private static final int LONGEST = 366;

    private static final int SAMPLES = 5;
    private static final int MOST_RUNS = 1_000;

    private final RunStore store;
    private final TransactionOperations transaction;
    private final Supplier<Set<String>> accounts;
    private final Supplier<ZoneId> zone;
    private final Bells bells;
    private final InstantSource clock;
    private final Views views;

    /**
     * How what was found is looked at.
     *
     * @param periods what people have said about it
     * @param metrics of which revenue is made
     */
    record Views(PeriodDesk periods, Supplier<Revenue.Names> metrics) {}

    /**
     * What is compared.
     *
     * @param zone in which days begin
     */
    record Reached(Supplier<Set<String>> accounts, Supplier<ZoneId> zone) {}

    /** Whom to wake: the comparing stations, and the delivery. */
    record Bells(Collection<Doorbell> reconcilers, Doorbell delivery) {}

    ReconcileDesk(
            RunStore store,
            TransactionOperations transaction,
            Reached reached,
            Bells bells,
            Views views,
            InstantSource clock) {
        this.store = store;
        this.transaction = transaction;
        this.accounts = reached.accounts();
        this.zone = reached.zone();
        this.bells = bells;
        this.views = views;
        this.clock = clock;
    }

    /** What comes of asking for a comparison. */
    public sealed interface Answer {
        /** @param runs one for each account */
        record Asked(List<Long> runs) implements Answer {}

        /** @param reason what to ask instead */
        record Refused(String reason) implements Answer {}
    }

    /**
     * Asks for a comparison of every account.
     *
     * @param from the first day; empty for a week before the last one
     * @param to the last day, included; empty for today
     */
    public Answer ask(Optional<LocalDate> from, Optional<LocalDate> to, String by) {
        LocalDate today = DayComparison.dayOf(clock.instant(), zone.get());
        LocalDate last = to.orElse(today);
        LocalDate first = from.orElse(last.minusDays(7));
        if (first.isAfter(last) || last.isAfter(today) || first.isBefore(last.minusDays(LONGEST - 1L))) {
            return new Answer.Refused("from " + first + " to " + last + ": expected days in order, none after today ("
                    + today + "), and no more than " + LONGEST);
        }
        Optional<LocalDate> kept = store.keptSince().map(since -> firstWhole(since, zone.get()));
        if (kept.filter(first::isBefore).isPresent()) {
            return new Answer.Refused("from " + first + ": what Klaviyo was told before " + kept.get()
                    + " was removed on schedule (retention.commands); expected a first day from " + kept.get() + " on");
        }
        List<Long> runs = new ArrayList<>();
        transaction.executeWithoutResult(tx -> accounts.get()
                .forEach(account ->
                        runs.add(store.add(new Wish(account, first, last, zone.get(), by, false), clock.instant()))));
        bells.reconcilers().forEach(Doorbell::ring);
        return new Answer.Asked(List.copyOf(runs));
    }

    /** The first day of which everything is kept. */
    static LocalDate firstWhole(Instant since, ZoneId zone) {
        LocalDate day = DayComparison.dayOf(since, zone);
        return day.atStartOfDay(zone).toInstant().equals(since) ? day : day.plusDays(1);
    }

    /** All comparisons, the newest first, without their days. */
    public List<RunReport> runs(int limit) {
        return store.newest(Math.clamp(limit, 1, MOST_RUNS)).stream()
                .map(run -> report(run, false))
                .toList();
    }

    /** A comparison with its days. */
    public Optional<RunReport> run(long id) {
        return store.find(id).map(run -> report(run, true));
    }

    /** All differences of a comparison. */
    public List<DifferenceLine> differences(long id) {
        Judgement judgement = views.periods().judgement();
        return store.find(id)
                .map(run -> lines(run.account(), store.differences(id), judgement))
                .orElse(List.of());
    }

    /** A day of each account, as the newest comparison saw it. */
    public List<DayReport> day(LocalDate day) {
        return store.newestOf(day).stream().map(run -> day(run, day)).toList();
    }

    private DayReport day(Run run, LocalDate day) {
        List<Sums> cells = store.cells(run.id(), day);
        List<Kept> found = store.differences(run.id(), day);
        Judgement judgement = views.periods().judgement();
        return new DayReport(
                day,
                run.id(),
                run.account(),
                run.comparedTo().orElse(run.createdAt()),
                judgement.colour(run.account(), cells, found),
                views.periods().signed(run.account(), day).map(SignOff::by),
                cells.stream().map(ReconcileDesk::line).toList(),
                lines(run.account(), found, judgement));
    }

    private static List<DifferenceLine> lines(String account, List<Kept> found, Judgement judgement) {
        return found.stream()
                .map(kept -> line(
                        kept,
                        judgement
                                .explanationOf(account, kept.difference())
                                .map(known -> known.by() + ": " + known.reason())))
                .toList();
    }

    /** What a repair of a day would do. */
    public Repair plan(LocalDate day) {
        return Seen.of(day, store).repair();
    }

    /**
     * Sends again what Klaviyo accepted and does not have, as history. Its identity is the same, so one that arrives after all stays the
     * only one.
     *
     * @return what was sent again; fewer than planned when something was put back into the queue meanwhile
     */
    public Repair repair(LocalDate day) {
        Seen seen = Seen.of(day, store);
        List<Long> commands = seen.missing().stream()
                .flatMap(kept -> kept.difference().command().stream())
                .toList();
        Integer sent = transaction.execute(tx -> store.sendAgain(commands, clock.instant()));
        bells.delivery().ring();
        Repair planned = seen.repair();
        return new Repair(
                day,
                planned.runs(),
                Optional.ofNullable(sent).orElse(0),
                planned.sums(),
                planned.samples(),
                planned.others());
    }

    /** A day as the newest comparison of each account saw it. */
    private record Seen(LocalDate day, List<Long> runs, List<Kept> found) {
        static Seen of(LocalDate day, RunStore store) {
            List<Long> runs = store.newestOf(day).stream().map(Run::id).toList();
            return new Seen(
                    day,
                    runs,
                    runs.stream()
                            .flatMap(run -> store.differences(run, day).stream())
                            .toList());
        }

        List<Kept> missing() {
            return found.stream()
                    .filter(kept -> kept.difference().kind().isRepairable())
                    .toList();
        }

        Repair repair() {
            List<Kept> missing = missing();
            Map<String, BigDecimal> sums = new TreeMap<>();
            missing.forEach(kept -> sums.merge(
                    (kept.difference().cell().metric() + " "
                                    + kept.difference().cell().currency())
                            .strip(),
                    kept.difference().told().map(Said::value).orElse(BigDecimal.ZERO),
                    BigDecimal::add));
            Map<Kind, String> others = new EnumMap<>(Kind.class);
            found.stream()
                    .map(kept -> kept.difference().kind())
                    .filter(kind -> !kind.isRepairable())
                    .forEach(kind -> others.put(kind, remedy(kind)));
            return new Repair(
                    day,
                    runs,
                    missing.size(),
                    sums,
                    missing.stream()
                            .limit(SAMPLES)
                            .map(kept -> line(kept, Optional.empty()))
                            .toList(),
                    others);
        }
    }

    /** What mends a difference that no sending does. */
    private static String remedy(Kind kind) {
        return switch (kind) {
            case LATE -> "wait: it is on its way; compare again later";
            case HELD -> "decide about the hold: ./plumbline holds";
            case EXCEPTION -> "mend its cause and replay it: ./plumbline exceptions";
            case NOT_STORED -> "it is sent again";
            case UNKNOWN_TO_SAP -> "find the program that tells it; Klaviyo deletes no single event";
            case DOUBLED -> "switch the other program off for this metric; Klaviyo deletes no single event";
            case VALUE_DIFFERS, DAY_DIFFERS ->
                "Klaviyo keeps the first event of an identity for ever; note it for the period's accounts";
        };
    }

    private RunReport report(Run run, boolean withDays) {
        return new RunReport(
                run.id(),
                run.account(),
                run.from(),
                run.to(),
                run.zone().getId(),
                run.by(),
                run.createdAt(),
                run.state(),
                run.comparedTo(),
                run.patience().toMinutes(),
                run.requests(),
                run.trouble(),
                run.endedAt(),
                store.told(run.id()),
                store.kinds(run.id()),
                withDays ? Revenue.of(store.cells(run.id()), views.metrics().get()) : List.of(),
                withDays ? days(run.account(), store.cells(run.id()), store.differences(run.id())) : List.of());
    }

    private List<DayLine> days(String account, List<Sums> cells, List<Kept> found) {
        Judgement judgement = views.periods().judgement();
        Map<LocalDate, List<Sums>> sums =
                cells.stream().collect(Collectors.groupingBy(one -> one.cell().day()));
        Map<LocalDate, List<Kept>> kept = found.stream()
                .collect(Collectors.groupingBy(one -> one.difference().cell().day()));
        Set<LocalDate> days = new TreeSet<>(sums.keySet());
        days.addAll(kept.keySet());
        return days.stream()
                .map(day -> line(
                        day,
                        judgement.colour(account, sums.getOrDefault(day, List.of()), kept.getOrDefault(day, List.of())),
                        sums.getOrDefault(day, List.of()),
                        kept.getOrDefault(day, List.of())))
                .toList();
    }

    private static DayLine line(LocalDate day, String colour, List<Sums> cells, List<Kept> found) {
        return new DayLine(
                day,
                colour,
                cells.stream().mapToLong(one -> one.told().count()).sum(),
                cells.stream().mapToLong(one -> one.there().count()).sum(),
                byKind(found));
    }

    private static Map<Kind, Long> byKind(List<Kept> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        kept -> kept.difference().kind(), () -> new EnumMap<>(Kind.class), Collectors.counting()));
    }

    static CellLine line(Sums sums) {
        return new CellLine(
                sums.cell().metric(),
                sums.cell().currency(),
                sums.told().count(),
                sums.told().sum(),
                sums.there().count(),
                sums.there().sum(),
                sums.agrees());
    }

    private static DifferenceLine line(Kept kept, Optional<String> explained) {
        Difference one = kept.difference();
        Function<Optional<Said>, Optional<BigDecimal>> value = side -> side.map(Said::value);
        return new DifferenceLine(
                one.cell().day(),
                one.cell().metric(),
                one.cell().currency(),
                one.kind(),
                one.about(),
                one.uniqueId(),
                kept.docnum(),
                one.command(),
                one.told().map(Said::time),
                value.apply(one.told()),
                one.there().map(Said::time),
                value.apply(one.there()),
                one.words(),
                explained);
    }
}
