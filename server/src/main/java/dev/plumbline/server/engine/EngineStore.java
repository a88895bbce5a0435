package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Shelf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the engine needs of a host: where messages wait, where aggregates are kept, and one transaction around both. All methods but
 * {@link #transact} are called inside its work, by one thread.
 */
public interface EngineStore extends Shelf {
    /** The cause of what no row of the inbox caused: a person did. */
    long NO_CAUSE = 0;

    /** Does some work in one transaction: all that it saves is stored when this returns, and nothing of it when this throws. */
    <T> T transact(Supplier<T> work);

    /** Until the transaction ends nobody else's engine works; false when one does already. */
    boolean becomeTheOnlyEngine();

    /** What people decided and the engine has not worked, in the order in which they did. */
    List<Undone> undone(int limit);

    /** The aggregates that want to be woken at this moment or wanted it earlier, in the order of their times. */
    List<WakeUp> due(Instant now, int limit);

    /**
     * What a filter leaves out by another mapping than the one in force, which may let it through.
     *
     * @param mapping the version in force
     */
    List<WakeUp> leftOutByAnother(String mapping, int limit);

    /** What waits in the inbox: what is live before what is history, each in the order in which it came. */
    List<WaitingPiece> waiting(int limit);

    /** When the next aggregate wants to be woken; empty when none does. */
    Optional<Instant> nextWakeUp();

    /**
     * Does some of the transaction's work: it loads, and saves at most once. When it throws, nothing of it is saved and the transaction
     * goes on. A store whose {@link #save} saves all or nothing and whose transaction survives a failure needs no more than to run it.
     */
    default void attempt(Runnable work) {
        work.run();
    }

    /** Stores all that came of a batch. */
    void save(Batch batch);

    /** Whether a failure is the store's own and passes; any other is the fault of what was worked and would come again for ever. */
    boolean passes(RuntimeException failure);
}
