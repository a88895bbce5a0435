package dev.plumbline.simulation.host;

import dev.plumbline.core.aggregate.Aggregate;
import java.util.function.Supplier;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** All tables, and the one transaction at a time in which they change. */
final class Storage implements TransactionOperations {
    private final Journal journal = new Journal();
    private final Hazards hazards;
    private long batches;

    final Table<Long, InboxRow> inbox = new Table<>(journal);
    final Table<Long, InboxRow> waiting = new Table<>(journal);
    final Table<String, Aggregate> aggregates = new Table<>(journal);
    final Table<Long, OutboxRow> outbox = new Table<>(journal);
    final Table<Long, OutboxRow> queue = new Table<>(journal);
    final Table<Long, OutboxRow> refused = new Table<>(journal);
    final Table<Long, OutboxRow> accepted = new Table<>(journal);
    final Table<Long, JobRow> jobs = new Table<>(journal);
    final Table<Long, ExceptionRow> exceptions = new Table<>(journal);
    final Table<String, Long> gateCounts = new Table<>(journal);
    final Table<String, Pending.Holds> holds = new Table<>(journal);
    final Table<String, Pending.Wake> wakes = new Table<>(journal);
    final Table<String, Pending.LeftOut> leftOut = new Table<>(journal);
    final Table<Long, Pending.Decision> decisions = new Table<>(journal);

    Storage(Hazards hazards) {
        this.hazards = hazards;
    }

    /** The number of the transaction that is under way. */
    long batch() {
        return batches;
    }

    <T> T transact(Supplier<T> work) {
        batches++;
        hazards.pass(Hazards.Point.BEGIN);
        try {
            T result = work.get();
            hazards.pass(Hazards.Point.BEFORE_COMMIT);
            journal.commit();
            hazards.pass(Hazards.Point.AFTER_COMMIT);
            return result;
        } catch (RuntimeException | Error failed) {
            journal.backTo(0);
            throw failed;
        }
    }

    /** What was changed outside of any transaction stays. */
    void keep() {
        journal.commit();
    }

    /** Some of the transaction's work: all of it or nothing. */
    void attempt(Runnable work) {
        int savepoint = journal.savepoint();
        try {
            work.run();
        } catch (RuntimeException failed) {
            journal.backTo(savepoint);
            throw failed;
        }
    }

    @Override
    public <T> T execute(TransactionCallback<T> action) {
        TransactionStatus status = new SimpleTransactionStatus();
        return transact(() -> action.doInTransaction(status));
    }

    void open(ExceptionRow row) {
        ExceptionRow numbered = row.numbered(Table.next(exceptions));
        exceptions.put(numbered.id(), numbered);
    }

    private static void index(Table<Long, OutboxRow> index, OutboxRow row, OutboxRow.Status status) {
        if (row.status() == status) {
            index.put(row.id(), row);
        } else {
            index.remove(row.id());
        }
    }

    /** Keeps the indexes beside the row. */
    void put(OutboxRow row) {
        outbox.put(row.id(), row);
        index(queue, row, OutboxRow.Status.QUEUED);
        index(refused, row, OutboxRow.Status.REFUSED);
        index(accepted, row, OutboxRow.Status.ACCEPTED);
    }

    /** Keeps the indexes beside the row. */
    void put(InboxRow row) {
        inbox.put(row.id(), row);
        if (row.isWaiting()) {
            waiting.put(row.id(), row);
        } else {
            waiting.remove(row.id());
        }
    }
}
