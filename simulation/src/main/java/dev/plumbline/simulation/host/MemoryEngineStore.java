package dev.plumbline.simulation.host;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.engine.Batch;
import dev.plumbline.server.engine.EngineStore;
import dev.plumbline.server.engine.Fate;
import dev.plumbline.server.engine.Undone;
import dev.plumbline.server.engine.WaitingPiece;
import dev.plumbline.server.engine.WakeUp;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.Outbox;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What the engine needs, over the tables. */
final class MemoryEngineStore implements EngineStore {
    private final Storage storage;
    private final Outbox outbox;
    private final EngineExceptions exceptions;

    MemoryEngineStore(Storage storage, Outbox outbox) {
        this.storage = storage;
        this.outbox = outbox;
        this.exceptions = new EngineExceptions(storage);
    }

    @Override
    public <T> T transact(Supplier<T> work) {
        return storage.transact(work);
    }

    @Override
    public boolean becomeTheOnlyEngine() {
        return true;
    }

    @Override
    public List<Undone> undone(int limit) {
        return storage.decisions.all().stream()
                .filter(decision -> !decision.done())
                .limit(limit)
                .map(decision -> new Undone(decision.id(), decision.about(), decision.decided()))
                .toList();
    }

    @Override
    public List<WakeUp> due(Instant now, int limit) {
        return storage.wakes.all().stream()
                .filter(wake -> !wake.at().isAfter(now))
                .sorted(Comparator.comparing(Pending.Wake::at)
                        .thenComparing(wake -> wake.about().toString()))
                .limit(limit)
                .map(wake -> new WakeUp(wake.about(), wake.cause()))
                .toList();
    }

    @Override
    public List<WakeUp> leftOutByAnother(String mapping, int limit) {
        return storage.leftOut.all().stream()
                .filter(row -> !row.mapping().equals(mapping))
                .sorted(Comparator.comparing(row -> row.about().toString()))
                .limit(limit)
                .map(row -> new WakeUp(row.about(), EngineStore.NO_CAUSE))
                .toList();
    }

    @Override
    public List<WaitingPiece> waiting(int limit) {
        return storage.waiting.all().stream()
                .limit(limit)
                .map(MemoryEngineStore::piece)
                .toList();
    }

    private static WaitingPiece piece(InboxRow row) {
        return new WaitingPiece(
                row.id(),
                row.arrival().form(),
                Charset.forName(row.arrival().charset()),
                new WaitingPiece.Raw(row.arrival().content().array()));
    }

    @Override
    public Optional<Instant> nextWakeUp() {
        return storage.wakes.all().stream().map(Pending.Wake::at).min(Instant::compareTo);
    }

    @Override
    public Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
        Map<AggregateKey, Aggregate> found = new HashMap<>();
        keys.forEach(key -> storage.aggregates.find(key.toString()).ifPresent(aggregate -> found.put(key, aggregate)));
        return found;
    }

    @Override
    public void attempt(Runnable work) {
        storage.attempt(work);
    }

    @Override
    public boolean passes(RuntimeException failure) {
        return failure instanceof Hazards.StorageAway;
    }

    @Override
    public void save(Batch batch) {
        Run.Result result = batch.result();
        result.aggregates().forEach((key, aggregate) -> storage.aggregates.put(key.toString(), aggregate));
        saveLeftOut(batch);
        batch.fates().forEach(this::saveFate);
        result.pending().forEach(this::saveHolds);
        batch.woken().stream()
                .filter(key -> !result.pending().containsKey(key))
                .forEach(key -> storage.wakes.remove(key.toString()));
        result.pending().forEach(this::saveWakeUp);
        batch.decided().forEach(this::saveDecision);
        outbox.append(
                result.commands().stream()
                        .map(said -> new NewCommand(said.cause(), said.about(), said.command(), said.pressing()))
                        .toList(),
                batch.made().mapping(),
                batch.at());
        exceptions.save(batch);
    }

    private void saveLeftOut(Batch batch) {
        String mapping = batch.made().mapping();
        batch.result().aggregates().forEach((key, aggregate) -> {
            if (aggregate.leftOut().isPresent()) {
                storage.leftOut.put(key.toString(), new Pending.LeftOut(key, mapping));
            } else {
                storage.leftOut.remove(key.toString());
            }
        });
        batch.woken()
                .forEach(key -> storage.leftOut
                        .find(key.toString())
                        .ifPresent(row -> storage.leftOut.put(key.toString(), new Pending.LeftOut(key, mapping))));
    }

    private void saveFate(Fate fate) {
        InboxRow row = storage.inbox.find(fate.inboxId()).orElseThrow();
        storage.put(row.decided(
                InboxRow.Status.valueOf(fate.status().name()),
                fate.reason(),
                new InboxRow.Read(
                        fate.control().map(ControlRecord::docnum).orElse(""),
                        fate.control().map(ControlRecord::messageType).orElse(""),
                        fate.notes()),
                storage.batch()));
    }

    private void saveHolds(AggregateKey key, Run.Pending pending) {
        if (pending.holds().isEmpty()) {
            storage.holds.remove(key.toString());
        } else {
            storage.holds.put(key.toString(), new Pending.Holds(key, pending.holds()));
        }
    }

    /** A person's decision does not take the cause from what an IDoc made due. */
    private void saveWakeUp(AggregateKey key, Run.Pending pending) {
        Optional<Instant> at = pending.wakeAt();
        if (at.isEmpty()) {
            storage.wakes.remove(key.toString());
            return;
        }
        long before =
                storage.wakes.find(key.toString()).map(Pending.Wake::cause).orElse(EngineStore.NO_CAUSE);
        long cause = pending.cause() == EngineStore.NO_CAUSE ? before : pending.cause();
        storage.wakes.put(key.toString(), new Pending.Wake(key, at.get(), cause));
    }

    private void saveDecision(long id) {
        Pending.Decision decision = storage.decisions.find(id).orElseThrow();
        storage.decisions.put(id, new Pending.Decision(id, decision.about(), decision.decided(), true));
    }
}
