package dev.plumbline.server.delivery;

import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.PostgresOutbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last stations on one database, stepped by hand: an outbox, the desk, and a delivery for each account. */
final class Outgoing {
    private static final int MOST_STEPS = 100_000;

    private final Postgres postgres;
    private final ManualClock clock;
    private final Outbox outbox;
    private final ExceptionDesk desk;
    private final List<Delivery> deliveries;

    Outgoing(Postgres postgres, ManualClock clock, Way... ways) {
        this.postgres = postgres;
        this.clock = clock;
        outbox = new PostgresOutbox(postgres.jdbc(), new StoredJson(), Way.LIVE_WINDOW);
        desk = new ExceptionDesk(postgres.jdbc(), postgres.transaction(), clock, new Doorbell(), new Doorbell());
        deliveries = Stream.of(ways)
                .map(way -> way.delivery(outbox, desk, postgres.transaction()))
                .toList();
    }

    /** The only one, or the first. */
    Delivery delivery() {
        return deliveries.getFirst();
    }

    Delivery delivery(String account) {
        return deliveries.stream()
                .filter(delivery -> delivery.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    Deliveries deliveries() {
        return new Deliveries(deliveries);
    }

    Outbox outbox() {
        return outbox;
    }

    ExceptionDesk desk() {
        return desk;
    }

    JdbcClient jdbc() {
        return postgres.jdbc();
    }

    /** Steps all deliveries until the queue is empty, and lets time pass whenever all ask for a pause. */
    void deliverAll() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Duration pause = deliveries.stream()
                    .map(Delivery::step)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            if (pause.isZero()) {
                continue;
            }
            if (count("outbox where status = 'queued'") == 0) {
                return;
            }
            clock.advance(pause);
        }
        throw new AssertionError("The delivery comes to no end: " + deliveries().status());
    }

    /** Rows of {@code select count(*) from …}. */
    long count(String from) {
        return jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    /** The texts of {@code select …}. */
    List<String> texts(String select) {
        return jdbc().sql("select " + select).query(String.class).list();
    }
}
