package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.Reports.KnownLine;
import dev.plumbline.server.reconcile.Reports.SignOffLine;
import dev.plumbline.server.reconcile.RunStore.Sums;
import java.math.RoundingMode;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;

/** What people say about differences and periods: which differences are explained, and which periods are signed off. */
public final class PeriodDesk {
    private static final int MOST = 200;
    /** A year, and the day on which the next one is closed. */
    private static final int LONGEST = 367;

    private static final int NAMED_DAYS = 5;

    private final PeriodStore store;
    private final RunStore runs;
    private final TransactionOperations transaction;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;
    private final double tolerance;

    /** @param tolerance the part of a day's events, and of its amount, that may differ before the day is red */
    PeriodDesk(
            PeriodStore store,
            RunStore runs,
            TransactionOperations transaction,
            Supplier<ZoneId> zone,
            InstantSource clock,
            double tolerance) {
        this.store = store;
        this.runs = runs;
        this.transaction = transaction;
        this.zone = zone;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** What comes of saying something. */
    public sealed interface Answer {
        /** @param id its number */
        record Done(long id) implements Answer {}

        /** @param reason what to do instead */
        record Refused(String reason) implements Answer {}
    }

    /** How days are judged now. */
    Judgement judgement() {
        return new Judgement(store.standing(), tolerance, today());
    }

    private LocalDate today() {
        return DayComparison.dayOf(clock.instant(), zone.get());
    }

    /** All explanations, the newest first. */
    public List<KnownLine> known() {
        LocalDate today = today();
        return store.known(MOST).stream().map(known -> line(known, today)).toList();
    }

    private static KnownLine line(Known known, LocalDate today) {
        Known.Pattern what = known.what();
        String state = known.withdrawnAt().isPresent() ? "withdrawn" : today.isAfter(known.until()) ? "over" : "stands";
        return new KnownLine(
                known.id(),
                what.account(),
                what.kind(),
                what.metric(),
                what.about(),
                what.from(),
                what.to(),
                known.until(),
                known.reason(),
                known.by(),
                known.at(),
                state);
    }

    /**
     * Explains differences.
     *
     * @param until the last day on which they count as explained
     */
    public Answer explain(Known.Pattern what, LocalDate until, String reason, String by) {
        if (!what.kind().isFault()) {
            return new Answer.Refused("'" + what.kind().words() + "' passes by itself and needs no explanation");
        }
        if (reason.isBlank()) {
            return new Answer.Refused("A reason is expected: whoever audits the accounts reads it");
        }
        if (what.from().isAfter(what.to()) || until.isBefore(today())) {
            return new Answer.Refused("Days from " + what.from() + " to " + what.to() + ", explained until " + until
                    + ": expected days in order, and an end that is not before today (" + today() + ")");
        }
        return new Answer.Done(
                store.add(new Known(0, what, until, reason.strip(), by, clock.instant(), Optional.empty())));
    }

    /** Takes an explanation back. */
    public Answer withdrawExplanation(long id, String by) {
        return store.withdrawKnown(id, by, clock.instant())
                ? new Answer.Done(id)
                : new Answer.Refused("There is no explanation " + id + " that stands");
    }

    /** All periods that were signed off, the newest first, with what has changed in each since. */
    public List<SignOffLine> signOffs() {
        return store.signOffs(MOST).stream().map(this::line).toList();
    }

    private SignOffLine line(SignOff signed) {
        boolean stands = signed.withdrawal().isEmpty();
        return new SignOffLine(
                signed.id(),
                signed.account(),
                signed.from(),
                signed.to(),
                signed.by(),
                signed.at(),
                signed.note(),
                signed.withdrawal()
                        .map(gone -> "withdrawn by " + gone.by() + ": " + gone.why())
                        .orElse(""),
                signed.sums().stream().map(ReconcileDesk::line).toList(),
                stands ? changes(signed.sums(), store.sums(signed.account(), signed.from(), signed.to())) : List.of());
    }

    /** What the newest comparisons see otherwise than what was signed. */
    private static List<String> changes(List<Sums> signed, List<Sums> now) {
        Map<Cell, Sums> before = byCell(signed);
        Map<Cell, Sums> after = byCell(now);
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .flatMap(cell -> Stream.concat(
                        change(cell, "SAP", before, after, Sums::told).stream(),
                        change(cell, "Klaviyo", before, after, Sums::there).stream()))
                .toList();
    }

    private static Map<Cell, Sums> byCell(List<Sums> sums) {
        return sums.stream().collect(Collectors.toMap(Sums::cell, Function.identity()));
    }

    private static Optional<String> change(
            Cell cell, String side, Map<Cell, Sums> before, Map<Cell, Sums> after, Function<Sums, Totals> of) {
        Totals was = Optional.ofNullable(before.get(cell)).map(of).orElse(Totals.NONE);
        Totals is = Optional.ofNullable(after.get(cell)).map(of).orElse(Totals.NONE);
        return was.agreesWith(is)
                ? Optional.empty()
                : Optional.of(side + ", " + (cell.metric() + " " + cell.currency()).strip() + ": signed were "
                        + words(was) + ", now there are " + words(is));
    }

    private static String words(Totals totals) {
        return totals.count() + " (" + totals.sum().setScale(2, RoundingMode.HALF_UP) + ")";
    }

    /** Whether a day of an account is in a period that is signed off. */
    Optional<SignOff> signed(String account, LocalDate day) {
        return store.signed(account, day, day).stream().findFirst();
    }

    /** Signs a period off. All of it was compared to the end, and no day of it is red. */
    public Answer sign(String account, LocalDate from, LocalDate to, String note, String by) {
        if (from.isAfter(to) || from.isBefore(to.minusDays(LONGEST)) || !to.isBefore(today())) {
            return new Answer.Refused("From " + from + " to " + to
                    + ": expected days in order, all of them over (today is " + today() + "), a year at most");
        }
        Optional<SignOff> other = store.signed(account, from, to).stream().findFirst();
        if (other.isPresent()) {
            return new Answer.Refused(
                    "From " + other.get().from() + " to " + other.get().to() + " was signed off by "
                            + other.get().by() + " already; that is to be withdrawn first");
        }
        List<LocalDate> missing = store.notCompared(account, from, to);
        if (!missing.isEmpty()) {
            return new Answer.Refused(named(missing) + " of account " + account
                    + " was not compared to the end; compare from " + from + " to " + to + " first");
        }
        List<LocalDate> red = red(account, from, to);
        if (!red.isEmpty()) {
            return new Answer.Refused(
                    named(red) + " of account " + account + " is red; repair what can be, explain what cannot");
        }
        return Optional.ofNullable(transaction.<Answer>execute(status -> new Answer.Done(store.sign(new SignOff(
                        0,
                        account,
                        from,
                        to,
                        by,
                        clock.instant(),
                        note.strip(),
                        Optional.empty(),
                        store.sums(account, from, to))))))
                .orElseThrow();
    }

    private List<LocalDate> red(String account, LocalDate from, LocalDate to) {
        Judgement judgement = judgement();
        List<LocalDate> red = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDate date = day;
            runs.newestOf(date).stream()
                    .filter(run -> run.account().equals(account))
                    .filter(run -> judgement
                            .colour(account, runs.cells(run.id(), date), runs.differences(run.id(), date))
                            .equals("red"))
                    .forEach(run -> red.add(date));
        }
        return red;
    }

    private static String named(List<LocalDate> days) {
        String first = days.stream().limit(NAMED_DAYS).map(LocalDate::toString).collect(Collectors.joining(", "));
        return days.size() > NAMED_DAYS ? first + " and " + (days.size() - NAMED_DAYS) + " more days" : first;
    }

    /** Takes a signature back, with a reason. */
    public Answer withdrawSignOff(long id, String why, String by) {
        if (why.isBlank()) {
            return new Answer.Refused("A reason is expected: the period counts as open again");
        }
        return store.withdrawSignOff(id, by, why.strip(), clock.instant())
                ? new Answer.Done(id)
                : new Answer.Refused("There is no signed period " + id + " that stands");
    }
}
