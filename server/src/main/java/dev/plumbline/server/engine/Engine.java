package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.server.engine.Batch.Translated;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.translate.Translator;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes what waits in the inbox, in the order in which it came, and makes of a batch one transaction: new aggregates, holds,
 * commands, exceptions, and the fate of every IDoc. Either all of it is stored or none, so a crash repeats the batch and changes
 * nothing else. One engine works at a time, whatever the number of nodes.
 */
public final class Engine implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int BATCH = 500;
    private static final String NOT_STORABLE =
            "Plumbline could not store what this IDoc says; the server's log of this minute says why";
    /** The class of SQLSTATEs for, among others, a text too long for an index; Spring takes it for a lost connection. */
    private static final String PROGRAM_LIMIT_EXCEEDED = "54";

    private final EngineStore store;
    private final TransactionOperations transaction;
    private final Translator translator;
    private final Mirror mirror;
    private final InstantSource clock;
    private final Doorbell delivery;

    public Engine(
            EngineStore store,
            TransactionOperations transaction,
            Translator translator,
            Mirror mirror,
            InstantSource clock,
            Doorbell delivery) {
        this.store = store;
        this.transaction = transaction;
        this.translator = translator;
        this.mirror = mirror;
        this.clock = clock;
        this.delivery = delivery;
    }

    @Override
    public Duration step() {
        Integer done = transaction.execute(this::oneBatch);
        if (done == null || done == 0) {
            return IDLE;
        }
        delivery.ring();
        return Duration.ZERO;
    }

    private int oneBatch(TransactionStatus status) {
        if (!store.becomeTheOnlyEngine()) {
            return 0;
        }
        List<Translated> batch =
                store.waiting(BATCH).parallelStream().map(this::translated).toList();
        process(batch, status);
        return batch.size();
    }

    private Translated translated(WaitingIdoc idoc) {
        Translator.Reading reading = translator.translate(idoc.source());
        return new Translated(idoc, reading.control(), reading.translation());
    }

    /**
     * A batch that cannot be stored (a character that the database refuses, a number beyond all bounds) is taken apart until the one
     * IDoc stands alone and becomes an exception; the others go on (invariant I10).
     */
    private void process(List<Translated> batch, TransactionStatus status) {
        if (batch.isEmpty()) {
            return;
        }
        Object savepoint = status.createSavepoint();
        try {
            store.save(stepped(batch));
            status.releaseSavepoint(savepoint);
        } catch (RuntimeException failed) {
            if (!isForGood(failed)) {
                throw failed;
            }
            status.rollbackToSavepoint(savepoint);
            if (batch.size() > 1) {
                process(batch.subList(0, batch.size() / 2), status);
                process(batch.subList(batch.size() / 2, batch.size()), status);
            } else {
                LOG.error(
                        "Inbox row {} cannot be stored as it was read",
                        batch.getFirst().idoc().id(),
                        failed);
                store.save(stepped(List.of(batch.getFirst().asDefect(NOT_STORABLE))));
            }
        }
    }

    /** Whether it is the batch's own fault and would fail for ever; a database that is away passes. */
    private static boolean isForGood(RuntimeException failed) {
        return !(failed instanceof NestedRuntimeException database)
                || database instanceof DataIntegrityViolationException
                || (database.getRootCause() instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith(PROGRAM_LIMIT_EXCEEDED));
    }

    private Batch stepped(List<Translated> translated) {
        Batch batch = new Batch(mirror, clock.instant());
        batch.know(store.load(batch.keysOf(translated)));
        translated.forEach(batch::take);
        return batch;
    }
}
