package dev.plumbline.server.stories;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Message;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.core.aggregate.Routed;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.document.Document;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A host of the aggregates that keeps them in a map. Time passes when it is told so. */
final class MemoryHost {
    private static final int MOST_WAKE_UPS = 10_000;

    private final Mirror mirror;
    private final Map<AggregateKey, Aggregate> shelf = new HashMap<>();
    private final Map<AggregateKey, Run.Pending> pending = new HashMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Run.Remark> remarks = new ArrayList<>();
    private long runs;

    MemoryHost(Contract contract) {
        this.mirror = new Mirror(contract);
    }

    /** A command and when it was given. */
    record Sent(Instant when, Command command) {}

    void take(Document document, Instant now) {
        work(mirror.route(document), now);
    }

    void take(AggregateKey to, Message message, Instant now) {
        work(List.of(new Routed(to, message)), now);
    }

    private void work(List<Routed> messages, Instant now) {
        Run run = new Run(mirror, this::load, now);
        run.expect(messages);
        run.take(++runs, messages);
        Run.Result result = run.result();
        shelf.putAll(result.aggregates());
        pending.putAll(result.pending());
        result.commands().forEach(said -> sent.add(new Sent(now, said.command())));
        result.remarks().forEach(remark -> remarks.add(remark.what()));
    }

    private Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
        Map<AggregateKey, Aggregate> found = new HashMap<>();
        keys.forEach(key -> Optional.ofNullable(shelf.get(key)).ifPresent(aggregate -> found.put(key, aggregate)));
        return found;
    }

    /** Lets the time pass and wakes whoever wants to be woken on the way. */
    void passUntil(Instant until) {
        int left = MOST_WAKE_UPS;
        for (Optional<AggregateKey> next = due(until); next.isPresent(); next = due(until)) {
            AggregateKey key = next.get();
            if (--left == 0) {
                throw new IllegalStateException(key + " wants to be woken again and again");
            }
            Instant wakeAt = pending.get(key).wakeAt().orElseThrow();
            take(key, new Message.WokenUp(), wakeAt);
        }
    }

    private Optional<AggregateKey> due(Instant until) {
        Map<String, AggregateKey> due = new TreeMap<>();
        pending.forEach((key, keeps) -> keeps.wakeAt()
                .filter(wakeAt -> !wakeAt.isAfter(until))
                .ifPresent(wakeAt -> due.put(wakeAt + " " + key, key)));
        return due.values().stream().findFirst();
    }

    Map<AggregateKey, Run.Pending> pending() {
        return Map.copyOf(pending);
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    List<Run.Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** What was sent and noted so far belongs to the time before the story. */
    void forgetTheBeginning() {
        sent.clear();
        remarks.clear();
    }
}
