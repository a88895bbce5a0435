package dev.plumbline.simulation.host;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.core.command.Command;
import dev.plumbline.server.engine.EngineStore;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.verify.Proofs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** All that the stations keep, in memory. It outlives every crash; the stations do not. Not for several threads. */
public final class MemoryHost {
    private final Storage storage;
    private final InstantSource clock;
    private final MemoryInbox inbox;
    private final MemoryOutbox outbox;
    private final MemoryDesk desk;
    private final MemoryProofs proofs;
    private final MemoryEngineStore engineStore;

    /** @param liveWindow an event older than this when it is queued is history */
    public MemoryHost(InstantSource clock, Hazards hazards, Duration liveWindow) {
        this.clock = clock;
        storage = new Storage(hazards);
        inbox = new MemoryInbox(storage);
        outbox = new MemoryOutbox(storage, liveWindow);
        desk = new MemoryDesk(storage, clock);
        proofs = new MemoryProofs(storage);
        engineStore = new MemoryEngineStore(storage, outbox);
    }

    public EngineStore engineStore() {
        return engineStore;
    }

    public Outbox outbox() {
        return outbox;
    }

    public RefusalDesk refusals() {
        return desk;
    }

    public Proofs proofs() {
        return proofs;
    }

    public TransactionOperations transactions() {
        return storage;
    }

    /**
     * Takes bytes in as a door does; acknowledged when it returns.
     *
     * @param source what they are, for people
     */
    public List<Long> receive(byte[] bytes, String source) {
        return inbox.receive(bytes, source, clock.instant());
    }

    /** A person decides about something that is held now. */
    public void decide(AggregateKey about, Decided.Kind kind, String why) {
        storage.transact(() -> {
            long id = Table.next(storage.decisions);
            Decided decided = new Decided(kind, "the simulation", why, clock.instant());
            storage.decisions.put(id, new Pending.Decision(id, about, decided, false));
            return id;
        });
    }

    /** A person sends everything again that Klaviyo refused. Returns whether there was anything. */
    public boolean replayRefused() {
        return desk.replayAll();
    }

    /** Whether the engine has something to do at this moment. */
    public boolean hasWorkForTheEngine() {
        return !storage.waiting.keys().isEmpty()
                || storage.decisions.all().stream().anyMatch(decision -> !decision.done())
                || engineStore
                        .nextWakeUp()
                        .filter(at -> !at.isAfter(clock.instant()))
                        .isPresent();
    }

    /** Whether a filter leaves anything out. */
    public boolean leavesAnythingOut() {
        return !storage.leftOut.all().isEmpty();
    }

    /** When the next aggregate wants to be woken. */
    public Optional<Instant> nextWakeUp() {
        return engineStore.nextWakeUp();
    }

    /** When the first of all that is queued may go. */
    public Optional<Instant> nextDeparture() {
        return outbox.nextDeparture();
    }

    /**
     * When the first of all accepted events is looked for that is still hoped for.
     *
     * @param first how long after its acceptance one is looked for that never was
     */
    public Optional<Instant> nextLook(Duration first) {
        return proofs.nextLook(first);
    }

    public List<InboxRow> inbox() {
        return storage.inbox.copy();
    }

    /** In the order in which commands were queued. */
    public List<OutboxRow> commands() {
        return storage.outbox.copy();
    }

    public List<ExceptionRow> exceptions() {
        return storage.exceptions.copy();
    }

    /** How often values were not as the mappings demanded, all demands together. */
    public long gateCounts() {
        return storage.gateCounts.all().stream().mapToLong(Long::longValue).sum();
    }

    public List<Pending.Holds> holds() {
        return storage.holds.copy();
    }

    public List<Pending.Decision> decisions() {
        return storage.decisions.copy();
    }

    public Collection<Aggregate> aggregates() {
        return storage.aggregates.copy();
    }

    /**
     * Reads everything back from its stored form, as a server does after a start.
     *
     * @return what does not come back as it was
     */
    public List<String> reload(StoredJson json) {
        List<String> different = new ArrayList<>();
        // A property that is a whole number may come back as one of another class: it is written the same.
        for (Aggregate aggregate : storage.aggregates.copy()) {
            String stored = json.write(aggregate);
            Aggregate read = json.read(stored, Aggregate.class);
            if (!json.write(read).equals(stored)) {
                different.add("aggregate " + aggregate.key());
            }
            storage.aggregates.put(aggregate.key().toString(), read);
        }
        for (OutboxRow row : storage.outbox.copy()) {
            String stored = json.write(row.command());
            Command read = json.read(stored, Command.class);
            if (!json.write(read).equals(stored)) {
                different.add("command " + row.id());
            }
            storage.put(row.with(read));
        }
        storage.keep();
        return different;
    }
}
