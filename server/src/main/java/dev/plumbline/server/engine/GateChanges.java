package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Judgement;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Gate;
import dev.plumbline.core.view.Breach.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a batch changes about the exceptions of contracts on data, of which there is one open for each aggregate and demand at most.
 *
 * @param opened those to open
 * @param closed those to close
 * @param counts how often which demand was not met, and by whom last
 */
public record GateChanges(List<Opened> opened, Set<Open> closed, Map<Counter, Count> counts) {
    public GateChanges {
        opened = List.copyOf(opened);
        closed = Set.copyOf(closed);
        counts = Map.copyOf(counts);
    }

    /**
     * What an open exception is about.
     *
     * @param outcome {@code LEAVE_OUT} or {@code QUARANTINE}
     */
    public record Open(AggregateKey about, Gate gate, Outcome outcome) {

        /** The exception's kind. */
        public String kind() {
            return kindOf(outcome);
        }
    }

    /** An exception to open, with the row of the inbox that caused it. */
    public record Opened(Open what, Breach breach, long cause) {

        /** What is wrong and what to do, without the value. */
        public String reason() {
            AggregateKey about = what.about();
            String whose = about.kind().name().toLowerCase(Locale.ROOT) + " " + about.number();
            String became = switch (what.outcome()) {
                case QUARANTINE ->
                    "nothing that " + breach.name() + " is a part of is told of " + whose + " until it is so";
                case LEAVE_OUT -> whose + " is told without " + breach.name() + ", and Klaviyo keeps what it has";
                case PASS -> "it is told as it is";
            };
            return breach.property() + ": " + breach.expected() + " (must: " + breach.gate() + "); " + became
                    + ". Correct it in SAP and have it sent again, or mend the mapping";
        }
    }

    /** What is counted by. */
    public record Counter(Gate gate, Outcome outcome) {}

    /** How often, and of whom last. */
    public record Count(long times, AggregateKey last) {
        private Count plus(Count later) {
            return new Count(times + later.times, later.last);
        }
    }

    static String kindOf(Outcome outcome) {
        return switch (outcome) {
            case LEAVE_OUT, PASS -> "GATE_LEFT_OUT";
            case QUARANTINE -> "GATE_QUARANTINED";
        };
    }

    /**
     * The changes that judgements make.
     *
     * @param open the exceptions of these aggregates that are open
     */
    public static GateChanges of(Map<AggregateKey, Run.Caused<Judgement>> judgements, Set<Open> open) {
        List<Opened> opened = new ArrayList<>();
        Map<Counter, Count> counts = new LinkedHashMap<>();
        judgements.forEach((about, judged) -> {
            Judgement judgement = judged.what();
            judgement.counted().forEach(breach -> count(breach, about, counts));
            Set<Gate> counted = judgement.counted().stream().map(Breach::broken).collect(Collectors.toSet());
            for (Breach breach : standing(judgement)) {
                Open what = new Open(about, breach.broken(), breach.outcome());
                if (!open.contains(what)) {
                    opened.add(new Opened(what, breach, judged.cause()));
                    if (!counted.contains(breach.broken())) {
                        count(breach, about, counts);
                    }
                }
            }
        });
        Set<Open> closed = new LinkedHashSet<>();
        for (Open what : open) {
            Run.Caused<Judgement> judged = judgements.get(what.about());
            if (judged != null && isOver(what, judged.what())) {
                closed.add(what);
            }
        }
        return new GateChanges(opened, closed, counts);
    }

    private static Collection<Breach> standing(Judgement judgement) {
        return Stream.concat(judgement.keptBack().values().stream(), judgement.leftOut().values().stream())
                .toList();
    }

    private static boolean isOver(Open what, Judgement judgement) {
        return switch (what.outcome()) {
            case QUARANTINE -> !judgement.keptBack().containsKey(what.gate());
            case LEAVE_OUT, PASS -> judgement.isToldAgain(what.gate());
        };
    }

    private static void count(Breach breach, AggregateKey about, Map<Counter, Count> counts) {
        counts.merge(new Counter(breach.broken(), breach.outcome()), new Count(1, about), Count::plus);
    }
}
