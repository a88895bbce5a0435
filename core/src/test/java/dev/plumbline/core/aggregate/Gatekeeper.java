package dev.plumbline.core.aggregate;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Gate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a host makes of judgements: which exceptions are open, and how often something was counted because it was told. */
final class Gatekeeper {
    private record Open(String about, Gate gate, boolean keptBack) {}

    private final List<Open> open = new ArrayList<>();
    private final List<Breach> counted = new ArrayList<>();

    void take(Map<AggregateKey, Run.Caused<Judgement>> judgements) {
        judgements.forEach((key, judged) -> take(key.toString(), judged.what()));
    }

    private void take(String about, Judgement judgement) {
        open.removeIf(one -> one.about().equals(about)
                && (one.keptBack()
                        ? !judgement.keptBack().containsKey(one.gate())
                        : judgement.isToldAgain(one.gate())));
        judgement.keptBack().keySet().forEach(gate -> add(new Open(about, gate, true)));
        judgement.leftOut().keySet().forEach(gate -> add(new Open(about, gate, false)));
        counted.addAll(judgement.counted());
    }

    private void add(Open one) {
        if (!open.contains(one)) {
            open.add(one);
        }
    }

    /** {@code order/PRD-100/12345 PurchaseOrder kept back}, sorted. */
    SortedSet<String> open() {
        SortedSet<String> lines = new TreeSet<>();
        open.forEach(one -> lines.add(one.about() + " "
                + one.gate().property().substring(one.gate().property().lastIndexOf('.') + 1)
                + (one.keptBack() ? " kept back" : " left out")));
        return lines;
    }

    List<String> counted() {
        return counted.stream()
                .map(breach -> breach.name() + " " + breach.value())
                .toList();
    }
}
