package dev.plumbline.server.inbox;

import dev.plumbline.server.loop.Doorbell;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts what arrives on disk. Callers that come at the same time share a transaction (group commit): one writer takes all that waits,
 * commits it, and only then lets the callers go. The queue before it is short, so callers wait instead of memory growing (I11).
 */
public final class Inbox implements SmartLifecycle {
    private static final int CALLERS_WAITING = 512;
    private static final int ROWS_OF_A_COMMIT = 1_000;
    private static final long BYTES_OF_A_COMMIT = 8L << 20;

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(CALLERS_WAITING);
    private final InboxStore store;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Doorbell engine;
    private volatile @Nullable Thread writer;

    Inbox(InboxStore store, TransactionOperations transaction, InstantSource clock, Doorbell engine) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
        this.engine = engine;
    }

    private record Waiting(List<Arrival> arrivals, CompletableFuture<List<Receipt>> receipts) {
        long bytes() {
            return arrivals.stream()
                    .mapToLong(arrival -> arrival.content().array().length)
                    .sum();
        }
    }

    /**
     * Returns when all of it is on disk: all together or nothing.
     *
     * @return one receipt for each arrival, in their order
     * @throws StorageUnavailableException when nothing was taken in
     */
    public List<Receipt> append(List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return List.of();
        }
        Waiting waiting = new Waiting(List.copyOf(arrivals), new CompletableFuture<>());
        try {
            if (writer == null) {
                throw new InterruptedException("The server is stopping");
            }
            queue.put(waiting);
            return waiting.receipts().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException("The server is stopping", stopped);
        } catch (ExecutionException failed) {
            throw new StorageUnavailableException("The database does not take anything in now", failed);
        }
    }

    @Override
    public void start() {
        writer = Thread.ofPlatform().name("inbox").daemon(true).start(this::write);
    }

    private void write() {
        @Nullable Waiting overflow = null;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                List<Waiting> group = new ArrayList<>();
                overflow = gather(group, overflow == null ? queue.take() : overflow);
                commit(group);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        refuseTheRest(overflow);
    }

    /** Takes what waits, up to a commit's size; returns the one that did not fit any more. */
    private @Nullable Waiting gather(List<Waiting> group, Waiting first) {
        group.add(first);
        int rows = first.arrivals().size();
        long bytes = first.bytes();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            rows += next.arrivals().size();
            bytes += next.bytes();
            if (rows > ROWS_OF_A_COMMIT || bytes > BYTES_OF_A_COMMIT) {
                return next;
            }
            group.add(next);
        }
        return null;
    }

    private void commit(List<Waiting> group) {
        List<Arrival> all =
                group.stream().flatMap(waiting -> waiting.arrivals().stream()).toList();
        try {
            List<Receipt> receipts = transaction.execute(status -> store.insert(all, clock.instant()));
            engine.ring();
            int from = 0;
            for (Waiting waiting : group) {
                int to = from + waiting.arrivals().size();
                waiting.receipts()
                        .complete(List.copyOf((receipts == null ? List.<Receipt>of() : receipts).subList(from, to)));
                from = to;
            }
        } catch (DataAccessException | TransactionException failed) {
            group.forEach(waiting -> waiting.receipts().completeExceptionally(failed));
        }
    }

    /** How many callers stand in the queue. */
    int waiting() {
        return queue.size();
    }

    private void refuseTheRest(@Nullable Waiting overflow) {
        List<Waiting> rest = new ArrayList<>();
        queue.drainTo(rest);
        if (overflow != null) {
            rest.add(overflow);
        }
        rest.forEach(waiting ->
                waiting.receipts().completeExceptionally(new InterruptedException("The server is stopping")));
    }

    @Override
    public void stop() {
        Thread running = writer;
        writer = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }
}
