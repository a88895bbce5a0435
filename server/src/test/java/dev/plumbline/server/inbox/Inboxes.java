package dev.plumbline.server.inbox;

import dev.plumbline.server.loop.Doorbell;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** Inboxes for the tests of what stands before them. */
public final class Inboxes {
    private Inboxes() {}

    /** One that takes in; the caller stops it. */
    public static Inbox started(JdbcClient jdbc, TransactionOperations transaction) {
        Inbox inbox = new Inbox(
                new InboxStore(jdbc),
                transaction,
                InstantSource.fixed(Instant.parse("2026-03-02T08:00:00Z")),
                new Doorbell());
        inbox.start();
        return inbox;
    }

    public static Inbox started(DataSource dataSource) {
        return started(JdbcClient.create(dataSource), new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }
}
