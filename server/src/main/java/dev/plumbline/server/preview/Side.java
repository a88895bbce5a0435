package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Judgement;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.core.aggregate.Routed;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.engine.WaitingPiece;
import dev.plumbline.server.preview.Preview.Outcome;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of two mappings that work the same pieces, with memories of its own. For one comparison, one thread. */
final class Side {
    /** The memory is bounded: of more orders, customers and materials than these, those that were not met for longest are forgotten. */
    private static final int MOST_AGGREGATES = 50_000;

    private final PieceReader reader;
    private final TrialContract trial;
    private final Mirror mirror;
    private final Instant now;
    private final StoredJson json = new StoredJson();
    private final SequencedMap<AggregateKey, Aggregate> memory = new LinkedHashMap<>();
    private final SortedMap<String, Long> fates = new TreeMap<>();
    private final Map<AggregateKey, String> leftOut = new HashMap<>();
    private final SortedMap<String, Set<AggregateKey>> gates = new TreeMap<>();
    private long forgotten;

    Side(Mapping mapping, PieceReader reader, Instant now) {
        this.reader = reader;
        this.trial = TrialContract.of(mapping.contract(), mapping.targets(), new Setting.Alone());
        this.mirror = new Mirror(trial.contract());
        this.now = now;
    }

    /** What is told of a batch, by what it is told of. */
    Map<String, ToldOnce> work(List<WaitingPiece> rows) {
        Run run = new Run(mirror, this::load, now);
        rows.forEach(row -> work(row, run));
        Waking.wake(run, now);
        Run.Result result = run.result();
        result.aggregates().forEach(this::remember);
        result.judgements().forEach(this::count);
        Map<String, ToldOnce> told = new LinkedHashMap<>();
        result.commands().stream()
                .map(said -> ToldOnce.of(said.command(), json))
                .forEach(one -> told.merge(one.id(), one, ToldOnce::then));
        return told;
    }

    private void work(WaitingPiece row, Run run) {
        Translation translation =
                reader.read(row.form(), row.charset(), row.raw().bytes()).translation();
        Outcome outcome = switch (translation) {
            case Translation.Documents read -> {
                List<Routed> messages = mirror.route(read.documents());
                Outcome worked = messages.isEmpty() ? Outcome.IGNORED : Outcome.of(run.take(row.id(), messages));
                yield worked == Outcome.APPLIED && run.leftOut(messages).isPresent() ? Outcome.IGNORED : worked;
            }
            case Translation.Ignored ignored -> Outcome.IGNORED;
            case Translation.Failed failed -> Outcome.EXCEPTION;
        };
        fates.merge(outcome.name(), 1L, Long::sum);
    }

    private Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
        Map<AggregateKey, Aggregate> found = new HashMap<>();
        for (AggregateKey key : keys) {
            Aggregate known = memory.get(key);
            if (known != null) {
                found.put(key, known);
            }
        }
        return found;
    }

    private void remember(AggregateKey key, Aggregate aggregate) {
        aggregate.leftOut().ifPresentOrElse(by -> leftOut.put(key, by.filter()), () -> leftOut.remove(key));
        memory.remove(key);
        memory.put(key, aggregate);
        if (memory.size() > MOST_AGGREGATES) {
            memory.pollFirstEntry();
            forgotten++;
        }
    }

    private void count(AggregateKey about, Run.Caused<Judgement> judged) {
        Judged.breaches(judged.what())
                .forEach(breach -> gates.computeIfAbsent(
                                breach.property() + " " + breach.gate() + " " + Judged.word(breach),
                                gate -> new HashSet<>())
                        .add(about));
    }

    /** Of how many orders and customers something was not as the mapping demands, by property, demand and what becomes of it. */
    SortedMap<String, Long> gates() {
        SortedMap<String, Long> counts = new TreeMap<>();
        gates.forEach((gate, who) -> counts.put(gate, (long) who.size()));
        return counts;
    }

    SortedMap<String, Long> fates() {
        return new TreeMap<>(fates);
    }

    /** How many orders, customers and materials are left out, by filter. */
    SortedMap<String, Long> leftOut() {
        SortedMap<String, Long> counts = new TreeMap<>();
        leftOut.values().forEach(filter -> counts.merge(filter, 1L, Long::sum));
        return counts;
    }

    /** What this side leaves out, as sentences. */
    List<String> assumed() {
        List<String> all = new ArrayList<>(trial.assumed());
        if (forgotten > 0) {
            all.add(forgotten
                    + " times an order, customer or material was forgotten to bound the memory; what came of it"
                    + " later is compared as if nothing had come before.");
        }
        return all;
    }
}
