package dev.plumbline.server.inbox;

import dev.plumbline.idoc.IdocSource;
import dev.plumbline.idoc.IdocSplitter;
import dev.plumbline.server.loop.Doorbell;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Inboxes for the tests of other packages. */
public final class Inboxes {
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private Inboxes() {}

    /** One that takes in; the caller stops it. */
    public static Inbox started(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock) {
        return started(jdbc, transaction, clock, new Turnstile());
    }

    private static Inbox started(
            JdbcClient jdbc, TransactionOperations transaction, InstantSource clock, Admission admission) {
        Inbox inbox = new Inbox(new InboxStore(jdbc), transaction, clock, new Doorbell(), admission, receipts -> {});
        inbox.start();
        return inbox;
    }

    /** One that asks whether anything may come in. */
    public static Inbox started(JdbcClient jdbc, TransactionOperations transaction, Admission admission) {
        return started(jdbc, transaction, InstantSource.fixed(NOW), admission);
    }

    /** One whose time does not matter. */
    public static Inbox started(JdbcClient jdbc, TransactionOperations transaction) {
        return started(jdbc, transaction, InstantSource.fixed(NOW));
    }

    public static Inbox started(DataSource dataSource) {
        return started(JdbcClient.create(dataSource), new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    /** What a door would make of these bytes. */
    public static List<Arrival> arrivals(byte[] bytes) {
        List<Arrival> arrivals = new ArrayList<>();
        IdocSplitter splitter = new IdocSplitter(new ByteArrayInputStream(bytes));
        try {
            for (Optional<IdocSource> piece = splitter.next(); piece.isPresent(); piece = splitter.next()) {
                arrivals.add(Arrival.of("http", "test", piece.get()));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return arrivals;
    }
}
