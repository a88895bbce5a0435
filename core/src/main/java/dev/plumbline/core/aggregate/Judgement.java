package dev.plumbline.core.aggregate;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Gate;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.core.view.Verdict;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How what an aggregate has to tell keeps the contracts on data. What is kept back is said anew at every step, so that what is not said
 * any more has ended; what was left out ends only when the same part of the mapping is told again without that breach.
 *
 * @param keptBack by their gates what keeps something back now: all that there is
 * @param told the parts of the mapping that were told, or would be if anything in them had changed
 * @param leftOut by their gates what was left out of these
 * @param counted what was told although it is not as demanded, or without what is not: each time counts. Whatever else is kept back or
 *     left out counts once, when it begins
 */
public record Judgement(Map<Gate, Breach> keptBack, Set<String> told, Map<Gate, Breach> leftOut, List<Breach> counted) {
    /** Nothing is kept back, and nothing was told. */
    public static final Judgement NONE = new Judgement(Map.of(), Set.of(), Map.of(), List.of());

    public Judgement {
        keptBack = Immutable.inOrder(keptBack);
        told = Set.copyOf(told);
        leftOut = Immutable.inOrder(leftOut);
        counted = List.copyOf(counted);
    }

    /** Of what is told whenever it changes: what is left out of it counts once. */
    static Judgement ofState(Verdict verdict, List<Breach> passed) {
        return verdict.isQuarantined()
                ? keptBack(verdict)
                : new Judgement(Map.of(), verdict.parts(), byGate(verdict.of(Outcome.LEAVE_OUT)), passed);
    }

    /** Of what was told once and for all. */
    static Judgement ofEvents(Verdict verdict) {
        List<Breach> leftOut = verdict.of(Outcome.LEAVE_OUT);
        return verdict.parts().isEmpty() && verdict.breaches().isEmpty()
                ? NONE
                : new Judgement(
                        Map.of(),
                        verdict.parts(),
                        byGate(leftOut),
                        Stream.concat(leftOut.stream(), verdict.of(Outcome.PASS).stream())
                                .toList());
    }

    /** Of what is not told, for these reasons. */
    static Judgement keptBack(Verdict verdict) {
        return new Judgement(byGate(verdict.of(Outcome.QUARANTINE)), Set.of(), Map.of(), List.of());
    }

    private static Map<Gate, Breach> byGate(Collection<Breach> breaches) {
        if (breaches.isEmpty()) {
            return Map.of();
        }
        Map<Gate, Breach> all = new LinkedHashMap<>();
        breaches.forEach(breach -> all.putIfAbsent(breach.broken(), breach));
        return all;
    }

    /** This and what else the same step says. */
    Judgement and(Judgement other) {
        if (other.equals(NONE)) {
            return this;
        }
        Map<Gate, Breach> back = new LinkedHashMap<>(keptBack);
        other.keptBack.forEach(back::putIfAbsent);
        Map<Gate, Breach> out = new LinkedHashMap<>(leftOut);
        other.leftOut.forEach(out::putIfAbsent);
        return new Judgement(back, union(told, other.told), out, concat(counted, other.counted));
    }

    /** What both come to when the other one is made later. */
    Judgement then(Judgement later) {
        Map<Gate, Breach> out = new LinkedHashMap<>(leftOut);
        out.values().removeIf(breach -> later.told.stream().anyMatch(breach::isOf));
        out.putAll(later.leftOut);
        return new Judgement(later.keptBack, union(told, later.told), out, concat(counted, later.counted));
    }

    /** Whether nothing that was left out for this gate earlier is left out now, as far as it was told again. */
    public boolean isToldAgain(Gate gate) {
        return !leftOut.containsKey(gate)
                && told.stream().anyMatch(part -> gate.property().startsWith(part + "."));
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static <T> List<T> concat(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
