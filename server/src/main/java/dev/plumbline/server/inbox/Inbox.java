package dev.plumbline.server.inbox;

import dev.plumbline.server.loop.Doorbell;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts what arrives on disk. Callers that come at the same time share a transaction (group commit): one writer takes all that waits,
 * commits it, and only then lets the callers go. The queue before it is short, so callers wait instead of memory growing (I11).
 */
public final class Inbox implements SmartLifecycle {
    /** The doors open after it and close before it: the web server's phase is this or a little less than the default. */
    private static final int BEFORE_THE_DOORS = DEFAULT_PHASE - 10_000;

    private static final String STOPPING = "The server is stopping";
    private static final int CALLERS_WAITING = 512;
    private static final int ROWS_OF_A_COMMIT = 1_000;
    private static final long BYTES_OF_A_COMMIT = 8L << 20;

    private static final Duration LAST_COMMIT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(CALLERS_WAITING);
    private final InboxStore store;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Doorbell engine;
    private final Admission admission;
    private final Consumer<List<Receipt>> received;
    private volatile @Nullable Thread writer;

    /** @param received hears of what was taken in, inside the transaction */
    Inbox(
            InboxStore store,
            TransactionOperations transaction,
            InstantSource clock,
            Doorbell engine,
            Admission admission,
            Consumer<List<Receipt>> received) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
        this.engine = engine;
        this.admission = admission;
        this.received = received;
    }

    private static final class StoppingException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private record Waiting(List<Arrival> arrivals, CompletableFuture<List<Receipt>> receipts) {
        long bytes() {
            return arrivals.stream()
                    .mapToLong(arrival -> arrival.content().array().length)
                    .sum();
        }
    }

    /**
     * To be asked by a door before it reads what it is given.
     *
     * @throws StorageUnavailableException when that is to be left where it is
     */
    public void admit() {
        refuseIf(admission.refusal());
    }

    private static void refuseIf(Optional<String> reason) {
        if (reason.isPresent()) {
            throw new StorageUnavailableException(reason.get());
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
        refuseIf(admission.stop());
        Waiting waiting = new Waiting(List.copyOf(arrivals), new CompletableFuture<>());
        try {
            queue.put(waiting);
            if (writer == null) {
                // It may have come after the writer's last look; then nobody else would ever answer it.
                refuse(List.of());
            }
            return waiting.receipts().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StorageUnavailableException(STOPPING, stopped);
        } catch (ExecutionException failed) {
            throw new StorageUnavailableException(
                    failed.getCause() instanceof StoppingException
                            ? STOPPING
                            : "The database does not take anything in now",
                    failed);
        }
    }

    /**
     * Puts history in, inside the caller's transaction: what is loaded after the fact comes with the note of how far its job is, or not at
     * all.
     *
     * @param backfill the job that loads it
     * @return one receipt for each arrival, in their order
     */
    public List<Receipt> appendHistory(List<Arrival> arrivals, long backfill) {
        return arrivals.isEmpty() ? List.of() : told(store.insert(arrivals, backfill, clock.instant()));
    }

    private List<Receipt> told(List<Receipt> receipts) {
        received.accept(receipts);
        return receipts;
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
        refuse(overflow == null ? List.of() : List.of(overflow));
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
            List<Receipt> receipts = transaction.execute(status -> told(store.insert(all, clock.instant())));
            engine.ring();
            int from = 0;
            for (Waiting waiting : group) {
                int to = from + waiting.arrivals().size();
                waiting.receipts()
                        .complete(List.copyOf((receipts == null ? List.<Receipt>of() : receipts).subList(from, to)));
                from = to;
            }
        } catch (DataIntegrityViolationException unfit) {
            if (group.size() == 1) {
                group.getFirst().receipts().completeExceptionally(unfit);
            } else {
                // One of them holds what no row can hold: that is its own matter, not that of those who came with it.
                group.forEach(waiting -> commit(List.of(waiting)));
            }
        } catch (RuntimeException | Error failed) {
            // Whatever it is, the callers must hear of it and the writer must live: without it every door would hang.
            LOG.warn("The inbox took nothing in: {}", failed.toString());
            group.forEach(waiting -> waiting.receipts().completeExceptionally(failed));
        }
    }

    /** How many callers stand in the queue. */
    int waiting() {
        return queue.size();
    }

    private void refuse(List<Waiting> overflow) {
        List<Waiting> rest = new ArrayList<>(overflow);
        queue.drainTo(rest);
        rest.forEach(waiting -> waiting.receipts().completeExceptionally(new StoppingException()));
    }

    /** Returns when the commit that was under way has ended. */
    @Override
    public void stop() {
        Thread running = writer;
        writer = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(LAST_COMMIT);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_DOORS;
    }

    @Override
    public boolean isRunning() {
        return writer != null;
    }
}
