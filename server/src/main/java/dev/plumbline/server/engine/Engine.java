package dev.plumbline.server.engine;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people decided, the aggregates whose time has come, and what waits in the inbox, in this order, and makes of a batch
 * one transaction: new aggregates, holds, wake-ups, commands, exceptions, and the fate of every IDoc. Either all of it is stored or none,
 * so a crash repeats the batch and changes nothing else. One engine works at a time, whatever the number of nodes.
 */
public final class Engine implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final int BATCH = 500;

    private final EngineStore store;
    private final Supplier<Rulebook> rulebooks;
    private final InstantSource clock;
    private final Doorbell delivery;

    /** @param rulebooks asked once for each batch, so that a change of the mapping comes between two of them */
    public Engine(EngineStore store, Supplier<Rulebook> rulebooks, InstantSource clock, Doorbell delivery) {
        this.store = store;
        this.rulebooks = rulebooks;
        this.clock = clock;
        this.delivery = delivery;
    }

    /** {@inheritDoc} No longer than until the next aggregate wants to be woken. */
    @Override
    public Duration step() {
        Duration pause = store.transact(this::oneBatch);
        if (pause.isZero()) {
            delivery.ring();
        }
        return pause;
    }

    private Duration oneBatch() {
        if (!store.becomeTheOnlyEngine()) {
            return IDLE;
        }
        Instant now = clock.instant();
        Rulebook rulebook = rulebooks.get();
        List<Task> tasks = new ArrayList<>();
        store.undone(BATCH).forEach(undone -> tasks.add(new Task.Decide(undone)));
        store.due(now, BATCH).forEach(wakeUp -> tasks.add(new Task.Wake(wakeUp)));
        store.leftOutByAnother(rulebook.mapping(), BATCH).forEach(wakeUp -> tasks.add(new Task.Wake(wakeUp)));
        tasks.addAll(store.waiting(BATCH).parallelStream()
                .map(piece -> read(piece, rulebook.reader()))
                .toList());
        if (tasks.isEmpty()) {
            return untilTheNextWakeUp(now);
        }
        process(tasks, rulebook, now);
        return Duration.ZERO;
    }

    private Duration untilTheNextWakeUp(Instant now) {
        return store.nextWakeUp()
                .map(next -> Duration.between(now, next))
                .filter(pause -> pause.compareTo(IDLE) < 0)
                .map(pause -> pause.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : pause)
                .orElse(IDLE);
    }

    private static Task read(WaitingPiece piece, PieceReader reader) {
        try {
            Translator.Reading reading =
                    reader.read(piece.form(), piece.charset(), piece.raw().bytes(), piece.corrections());
            return new Task.Take(piece.id(), piece.history(), reading);
        } catch (RuntimeException defect) {
            // Readers do not throw; if one does after all, the inbox must not stop at this row for ever.
            LOG.error("Inbox row {} cannot be read", piece.id(), defect);
            return new Task.Take(
                    piece.id(),
                    piece.history(),
                    new Translator.Reading(
                            Optional.empty(),
                            new Translation.Failed(new Complaint(
                                    Complaint.Kind.DEFECT,
                                    "Plumbline failed on reading this ("
                                            + defect.getClass().getSimpleName()
                                            + "); the server's log of this minute says why",
                                    "",
                                    "",
                                    ""))));
        }
    }

    /**
     * A batch that cannot be worked or stored (a character that the database refuses, a number beyond all bounds) is taken apart until
     * the one task stands alone and becomes an exception; the others go on (invariant I10).
     */
    private void process(List<Task> tasks, Rulebook rulebook, Instant now) {
        try {
            store.attempt(() -> store.save(new BatchWork(rulebook, store, now).work(tasks)));
        } catch (RuntimeException failed) {
            if (store.passes(failed)) {
                throw failed;
            }
            if (tasks.size() > 1) {
                process(tasks.subList(0, tasks.size() / 2), rulebook, now);
                process(tasks.subList(tasks.size() / 2, tasks.size()), rulebook, now);
            } else {
                LOG.error("{} cannot be worked", tasks.getFirst(), failed);
                store.save(new BatchWork(rulebook, store, now).giveUp(tasks.getFirst()));
            }
        }
    }
}
