package dev.plumbline.server.reconcile;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.server.delivery.Delivery;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.PostgresOutbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Outbox, delivery and the comparison on one database and one stand-in, stepped by hand. */
final class Comparing {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final int MOST_STEPS = 10_000;

    private final Postgres postgres;
    private final ManualClock clock;
    private final KlaviyoClient client;
    private final Outbox outbox;
    private final Delivery delivery;
    private final RunStore store;
    private final PeriodDesk periods;
    private final ReconcileDesk desk;
    private Reconciler reconciler;

    Comparing(Postgres postgres, ManualClock clock, KlaviyoStandIn klaviyo) {
        this.postgres = postgres;
        this.clock = clock;
        client = new KlaviyoClient(KlaviyoConfig.of(klaviyo.uri(), new ApiKey("pk_test")), clock);
        outbox = new PostgresOutbox(postgres.jdbc(), new StoredJson(), Way.LIVE_WINDOW);
        ExceptionDesk exceptions =
                new ExceptionDesk(postgres.jdbc(), postgres.transaction(), clock, new Doorbell(), new Doorbell());
        delivery = Way.over(klaviyo.uri(), clock).delivery(outbox, exceptions, postgres.transaction());
        store = new RunStore(postgres.jdbc());
        periods = periods(0);
        desk = desk(periods);
        reconciler = reconciler();
    }

    /** What people say, with so much tolerance. */
    PeriodDesk periods(double tolerance) {
        return new PeriodDesk(
                new PeriodStore(postgres.jdbc()), store, postgres.transaction(), () -> BERLIN, clock, tolerance);
    }

    PeriodDesk periods() {
        return periods;
    }

    ReconcileDesk desk(PeriodDesk seenBy) {
        return new ReconcileDesk(
                store,
                postgres.transaction(),
                new ReconcileDesk.Reached(() -> Set.of("main"), () -> BERLIN),
                new ReconcileDesk.Bells(List.of(), new Doorbell()),
                new ReconcileDesk.Views(
                        seenBy,
                        () -> new Revenue.Names("Placed Order", "Placed Order", "Cancelled Order", "Refunded Order")),
                clock);
    }

    private Reconciler reconciler() {
        return new Reconciler(
                new Reach(
                        "main",
                        true,
                        now -> PATIENCE,
                        () -> Set.of("Placed Order", "Refunded Order"),
                        () -> "Placed Order",
                        organization -> true),
                store,
                new EventLedger(postgres.jdbc(), new StoredJson()),
                new KlaviyoReads(client::send, new SharedRateBudget(new RateBudget(1)), clock, new Random(1)),
                new Reconciler.Timing(new Timetable(Optional.of(LocalTime.of(5, 0)), 35), () -> BERLIN, clock),
                postgres.transaction());
    }

    /** Another process: what was not written down is forgotten. */
    void restart() {
        reconciler = reconciler();
    }

    /** Queues events of orders, and sends them until none is left. */
    void tell(TrackEvent... events) {
        queue(events);
        deliver();
    }

    void queue(TrackEvent... events) {
        outbox.append(
                Stream.of(events)
                        .map(event -> new NewCommand(0, event.thread().orElseThrow(), (Command) event, false))
                        .toList(),
                "",
                clock.instant());
    }

    void deliver() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Duration pause = delivery.step();
            if (count("outbox where status = 'queued'") == 0) {
                return;
            }
            clock.advance(pause);
        }
        throw new AssertionError("The delivery comes to no end");
    }

    KlaviyoClient otherProgram() {
        return client;
    }

    /** Compares these days to the end. */
    long compare(LocalDate from, LocalDate to) {
        long run = ask(from, to);
        work();
        return run;
    }

    long ask(LocalDate from, LocalDate to) {
        if (desk.ask(Optional.of(from), Optional.of(to), "test") instanceof ReconcileDesk.Answer.Asked asked) {
            return asked.runs().getFirst();
        }
        throw new AssertionError("refused");
    }

    void work() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            if (store.next("main").isEmpty()) {
                return;
            }
            clock.advance(reconciler.step());
        }
        throw new AssertionError("The comparison comes to no end");
    }

    Duration step() {
        return reconciler.step();
    }

    ReconcileDesk desk() {
        return desk;
    }

    long count(String from) {
        return postgres.jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }
}
