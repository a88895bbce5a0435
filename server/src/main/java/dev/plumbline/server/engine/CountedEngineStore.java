package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Aggregate;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.metrics.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Counts what becomes of pieces, and the commands that come of them. What an attempt takes back was not counted: it is counted last. */
final class CountedEngineStore implements EngineStore {
    private final EngineStore store;
    private final Tally<Fate.Status> worked;
    private final Tally<Kind> made;

    CountedEngineStore(EngineStore store, Meters meters) {
        this.store = store;
        this.worked = meters.tally(
                "plumbline.idocs.worked",
                "Pieces of the inbox that were worked, by what became of them",
                Fate.Status.class);
        this.made = meters.tally("plumbline.commands.made", "Commands that were queued for Klaviyo", Kind.class);
    }

    /** What a command tells. */
    private enum Kind {
        EVENT,
        PROFILE,
        CATALOG_ITEM,
        CATALOG_VARIANT,
        STOCK,
        PUBLISHED
    }

    @Override
    public void save(Batch batch) {
        store.save(batch);
        batch.fates().forEach(fate -> worked.count(fate.status()));
        batch.result().commands().forEach(said -> made.count(kindOf(said.command())));
    }

    private static Kind kindOf(Command command) {
        return switch (command) {
            case TrackEvent _ -> Kind.EVENT;
            case UpsertProfile _ -> Kind.PROFILE;
            case UpsertCatalogItem _ -> Kind.CATALOG_ITEM;
            case UpsertCatalogVariant _ -> Kind.CATALOG_VARIANT;
            case SetStock _ -> Kind.STOCK;
            case SetPublished _ -> Kind.PUBLISHED;
        };
    }

    @Override
    public <T> T transact(Supplier<T> work) {
        return store.transact(work);
    }

    @Override
    public boolean becomeTheOnlyEngine() {
        return store.becomeTheOnlyEngine();
    }

    @Override
    public List<Undone> undone(int limit) {
        return store.undone(limit);
    }

    @Override
    public List<WakeUp> due(Instant now, int limit) {
        return store.due(now, limit);
    }

    @Override
    public List<WakeUp> leftOutByAnother(String mapping, int limit) {
        return store.leftOutByAnother(mapping, limit);
    }

    @Override
    public List<WaitingPiece> waiting(int limit) {
        return store.waiting(limit);
    }

    @Override
    public Optional<Instant> nextWakeUp() {
        return store.nextWakeUp();
    }

    @Override
    public void attempt(Runnable work) {
        store.attempt(work);
    }

    @Override
    public boolean passes(RuntimeException failure) {
        return store.passes(failure);
    }

    @Override
    public Map<AggregateKey, Aggregate> load(Set<AggregateKey> keys) {
        return store.load(keys);
    }
}
