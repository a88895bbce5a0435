package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.Difference.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains a day of a metric that differs, event by event. Pure: all that it knows is given to it. */
final class DayComparison {
    /** Another integration may count tax or shipping otherwise: so much of the value apart is still the same order. */
    private static final BigDecimal ABOUT = new BigDecimal("0.25");

    private final Question question;
    private final Evidence evidence;
    private final Map<String, Told> toldById;
    private final Map<String, List<There>> thereById;
    private final List<Difference> found = new ArrayList<>();
    private final Set<There> explained = new HashSet<>();

    /**
     * What is asked.
     *
     * @param patience how long an accepted event may take to be seen
     * @param examined days whose differences are looked for by themselves: what belongs to them is not said here
     */
    record Question(
            LocalDate day,
            String metric,
            ZoneId zone,
            Instant asOf,
            Duration patience,
            Predicate<LocalDate> examined) {}

    /**
     * What there is.
     *
     * @param told of the day, of the one before and of the one after
     * @param there of the day
     * @param around what Klaviyo has on the day before and on the one after; needed only where something of the day is not there
     */
    record Evidence(List<Told> told, List<There> there, List<There> around) {
        public Evidence {
            told = List.copyOf(told);
            there = List.copyOf(there);
            around = List.copyOf(around);
        }
    }

    private DayComparison(Question question, Evidence evidence) {
        this.question = question;
        this.evidence = evidence;
        this.toldById = new HashMap<>();
        evidence.told().forEach(told -> toldById.putIfAbsent(told.uniqueId(), told));
        this.thereById = Stream.concat(evidence.there().stream(), evidence.around().stream())
                .filter(there -> !there.uniqueId().isEmpty())
                .collect(Collectors.groupingBy(There::uniqueId));
    }

    /** All differences of the day, each once. */
    static List<Difference> of(Question question, Evidence evidence) {
        DayComparison comparison = new DayComparison(question, evidence);
        evidence.told().stream().filter(comparison::isOfTheDay).forEach(comparison::compare);
        evidence.there().stream()
                .filter(there -> !comparison.explained.contains(there))
                .forEach(comparison::explain);
        return comparison.found;
    }

    /** Whether something of the day is not there: then the days around must be read too. */
    static boolean isMissingSomething(Question question, List<Told> told, List<There> there) {
        Set<String> ids = there.stream().map(There::uniqueId).collect(Collectors.toSet());
        return told.stream()
                .filter(one -> dayOf(one.time(), question.zone()).equals(question.day()))
                .anyMatch(one -> !ids.contains(one.uniqueId()));
    }

    static LocalDate dayOf(Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone);
    }

    private boolean isOfTheDay(Told told) {
        return dayOf(told.time(), question.zone()).equals(question.day());
    }

    private void compare(Told told) {
        List<There> same = thereById.getOrDefault(told.uniqueId(), List.of());
        // Of several under one identity, whichever is as it was told is the one that was told.
        Optional<There> ours = same.stream()
                .min(Comparator.<There, Boolean>comparing(there -> !isOn(there, question.day()))
                        .thenComparing(there -> !told.hasValueOf(there)));
        ours.ifPresentOrElse(there -> compare(told, there), () -> found.add(absent(told)));
        same.stream()
                .filter(there -> isOn(there, question.day()))
                .filter(there -> ours.filter(one -> one.equals(there)).isEmpty())
                .forEach(there -> add(Kind.DOUBLED, told, there, "Klaviyo has it twice, on two profiles"));
    }

    private Difference absent(Told told) {
        return Difference.absent(
                told.absence(question.asOf(), question.patience()),
                cell(question.day(), told.currency()),
                told,
                told.reasonOfAbsence(question.asOf(), question.patience()));
    }

    private void compare(Told told, There there) {
        explained.add(there);
        if (!isOn(there, question.day())) {
            add(
                    Kind.DAY_DIFFERS,
                    told,
                    there,
                    "its time is " + there.time() + " there and was told as " + told.second());
        } else if (!told.hasValueOf(there)) {
            add(
                    Kind.VALUE_DIFFERS,
                    told,
                    there,
                    "it is " + there.value().toPlainString() + " " + there.currency() + " there and was told as "
                            + told.value().toPlainString() + " " + told.currency()
                            + "; Klaviyo keeps the first that came under an identity");
        }
    }

    private void explain(There there) {
        Optional<Told> sameId =
                there.uniqueId().isEmpty() ? Optional.empty() : Optional.ofNullable(toldById.get(there.uniqueId()));
        if (sameId.isPresent()) {
            explainMoved(sameId.get(), there);
            return;
        }
        Optional<Told> sameOrder = there.order().isEmpty()
                ? Optional.empty()
                : evidence.told().stream()
                        .filter(told -> told.number().equals(there.order()))
                        .filter(told -> isAbout(told.value(), there.value()))
                        .findFirst();
        sameOrder.ifPresentOrElse(
                told -> add(Kind.DOUBLED, told, there, "the same order was told by another program: " + named(there)),
                () -> found.add(Difference.foreign(
                        cell(question.day(), there.currency()),
                        there,
                        "no document of SAP says so; it came by " + named(there))));
    }

    /** One of another day: said there if that day is looked at. */
    private void explainMoved(Told told, There there) {
        LocalDate day = dayOf(told.time(), question.zone());
        if (!day.equals(question.day()) && !question.examined().test(day)) {
            found.add(Difference.between(
                    Kind.DAY_DIFFERS,
                    cell(day, told.currency()),
                    told,
                    there,
                    "its time is " + there.time() + " there and was told as " + told.second()));
        }
    }

    private void add(Kind kind, Told told, There there, String words) {
        explained.add(there);
        found.add(Difference.between(kind, cell(question.day(), told.currency()), told, there, words));
    }

    private boolean isOn(There there, LocalDate day) {
        return dayOf(there.time(), question.zone()).equals(day);
    }

    private Cell cell(LocalDate day, String currency) {
        return new Cell(day, question.metric(), currency);
    }

    private static String named(There there) {
        return there.integration() + (there.uniqueId().isEmpty() ? "" : ", identity " + there.uniqueId());
    }

    private static boolean isAbout(BigDecimal told, BigDecimal there) {
        return told.subtract(there).abs().compareTo(told.abs().multiply(ABOUT)) <= 0 || Totals.same(told, there);
    }
}
