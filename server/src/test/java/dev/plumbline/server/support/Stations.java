package dev.plumbline.server.support;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.CustomerRules;
import dev.plumbline.core.aggregate.Contract.Deadline;
import dev.plumbline.core.aggregate.Contract.OrderRules;
import dev.plumbline.core.aggregate.Contract.StockRules;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.sandbox.sap.Traffic;
import dev.plumbline.server.api.Funnel;
import dev.plumbline.server.api.FunnelCounts;
import dev.plumbline.server.api.Questions;
import dev.plumbline.server.api.Statements;
import dev.plumbline.server.delivery.Delivery;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.engine.Engine;
import dev.plumbline.server.engine.PostgresEngineStore;
import dev.plumbline.server.engine.Rulebook;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.holds.HoldDesk;
import dev.plumbline.server.inbox.Arrival;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Inboxes;
import dev.plumbline.server.inbox.Receipt;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.PostgresOutbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Readers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** All stations on one database, put together as the server does it and stepped by hand. */
public final class Stations implements AutoCloseable {
    /** The version of the mapping that commands record. */
    public static final String MAPPING = "0123456789ab";

    /** Everything is told at once: a customer that is not known is made up, nothing waits for a schedule. */
    public static final Contract CONTRACT = Mappings.contract()
            .with(OrderRules.STANDARD.with(
                    Hold.Reason.CUSTOMER_MISSING, new Deadline(Duration.ZERO, Hold.Policy.SYNTHESISE)))
            .with(CustomerRules.STANDARD.with(Schedule.atOnce()).withOneTime(Set.of(Traffic.ONE_TIME_CUSTOMER)))
            .with(StockRules.STANDARD
                    .withCatalogUrl("https://shop.example/p/{sku}")
                    .withDelays(Duration.ZERO, Duration.ZERO));

    private static final int MOST_STEPS = 100_000;

    private final Postgres postgres;
    private final ManualClock clock;
    private final Inbox inbox;
    private final Outbox outbox;
    private final ExceptionDesk desk;
    private final HoldDesk holds;
    private final Contract contract;
    private final Engine engine;
    private final Delivery delivery;

    public Stations(Postgres postgres, ManualClock clock, Way way) {
        this(postgres, clock, way, CONTRACT);
    }

    public Stations(Postgres postgres, ManualClock clock, Way way, Contract contract) {
        this.postgres = postgres;
        this.clock = clock;
        this.contract = contract;
        inbox = Inboxes.started(postgres.jdbc(), postgres.transaction(), clock);
        outbox = new PostgresOutbox(postgres.jdbc(), new StoredJson(), Way.LIVE_WINDOW);
        desk = new ExceptionDesk(postgres.jdbc(), postgres.transaction(), clock, new Doorbell(), new Doorbell());
        holds = new HoldDesk(postgres.jdbc(), clock, new Doorbell());
        engine = engineIn(postgres.transaction());
        delivery = way.delivery(outbox, desk, postgres.transaction());
    }

    /** Another engine on the same database, with transactions of the test's own. */
    public Engine engineIn(TransactionOperations transaction) {
        return engine(transaction, reader());
    }

    /** Reads pieces as the server does. */
    public PieceReader reader() {
        return Readers.with(ExtractFormats.NONE);
    }

    /** Another engine on the same database, which reads what the test wants it to read. */
    public Engine engineReading(PieceReader reader) {
        return engine(postgres.transaction(), reader);
    }

    private Engine engine(TransactionOperations transaction, PieceReader reader) {
        Rulebook rulebook = new Rulebook(MAPPING, reader, new Mirror(contract));
        return new Engine(
                new PostgresEngineStore(jdbc(), transaction, new StoredJson(), outbox),
                () -> rulebook,
                clock,
                new Doorbell());
    }

    /** Takes bytes in as a door does, all together. */
    public List<Receipt> receive(byte[]... bodies) {
        List<Arrival> arrivals = new ArrayList<>();
        for (byte[] body : bodies) {
            arrivals.addAll(Inboxes.arrivals(body));
        }
        return inbox.append(arrivals);
    }

    /** Steps the engine until nothing waits. */
    public void translateAll() {
        int steps = 0;
        while (engine.step().isZero()) {
            if (++steps > MOST_STEPS) {
                throw new AssertionError("The engine comes to no end");
            }
        }
    }

    /** Steps the delivery until the queue is empty, and lets time pass whenever it asks for a pause. */
    public void deliverAll() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Duration pause = delivery.step();
            if (pause.isZero()) {
                continue;
            }
            if (count("outbox where status = 'queued'") == 0) {
                return;
            }
            clock.advance(pause);
        }
        throw new AssertionError("The delivery comes to no end: " + delivery.status());
    }

    /** Rows of {@code select count(*) from …}. */
    public long count(String from) {
        return jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }

    /** The texts of {@code select …}. */
    public List<String> texts(String select) {
        return jdbc().sql("select " + select).query(String.class).list();
    }

    public Funnel funnel() {
        return new FunnelCounts(jdbc()).count(delivery.status(), Map.of());
    }

    public Questions questions() {
        return new Questions(jdbc(), new StoredJson(), holds);
    }

    public Statements statements() {
        return new Statements(jdbc(), new StoredJson(), reader(), holds);
    }

    public JdbcClient jdbc() {
        return postgres.jdbc();
    }

    public ManualClock clock() {
        return clock;
    }

    public Outbox outbox() {
        return outbox;
    }

    public ExceptionDesk desk() {
        return desk;
    }

    public HoldDesk holds() {
        return holds;
    }

    public Engine engine() {
        return engine;
    }

    public Delivery delivery() {
        return delivery;
    }

    @Override
    public void close() {
        inbox.stop();
    }
}
