package dev.plumbline.server.verify;

import dev.plumbline.core.command.Command;
import dev.plumbline.klaviyo.ApiKey;
import dev.plumbline.klaviyo.KlaviyoClient;
import dev.plumbline.klaviyo.KlaviyoConfig;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.Sender;
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
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The last stations on one database and one stand-in, stepped by hand: outbox, delivery, verifier. */
final class Reader {
    private static final int MOST_STEPS = 10_000;

    private final Postgres postgres;
    private final ManualClock clock;
    private final Sender sender;
    private final Outbox outbox;
    private final Delivery delivery;
    private final ExceptionDesk desk;
    private final Proofs proofs;
    private Verifier verifier;

    Reader(Postgres postgres, ManualClock clock, KlaviyoStandIn klaviyo) {
        this.postgres = postgres;
        this.clock = clock;
        KlaviyoClient client = new KlaviyoClient(KlaviyoConfig.of(klaviyo.uri(), new ApiKey("pk_test")), clock);
        sender = client::send;
        outbox = new PostgresOutbox(postgres.jdbc(), new StoredJson(), Way.LIVE_WINDOW);
        desk = new ExceptionDesk(postgres.jdbc(), postgres.transaction(), clock, new Doorbell(), new Doorbell());
        delivery = Way.over(klaviyo.uri(), clock).delivery(outbox, desk, postgres.transaction());
        proofs = new PostgresProofs(postgres.jdbc(), new StoredJson());
        verifier = verifier(new Sample(1, 1_000));
    }

    private Verifier verifier(Sample sample) {
        return new Verifier(
                proofs,
                postgres.transaction(),
                new Lookout(
                        "main",
                        sender,
                        new SharedRateBudget(new RateBudget(1)),
                        sample,
                        new Patience(Duration.ofMinutes(15)),
                        true,
                        new Random(1)),
                clock);
    }

    /** Another process, with another sample. */
    void restart(Sample sample) {
        verifier = verifier(sample);
    }

    void restart() {
        restart(new Sample(1, 1_000));
    }

    /** Queues commands and sends them until none is left. */
    void tell(Command... commands) {
        outbox.append(
                Stream.of(commands)
                        .map(command -> new NewCommand(0, "order/PRD-100/1", command, false))
                        .toList(),
                "",
                clock.instant());
        deliver();
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

    /** Lets time pass, looks for whatever is due, and sends what is to be sent again. */
    void lookAfter(Duration time) {
        clock.advance(time);
        look();
        deliver();
    }

    /** One gathering and all that follows of it. */
    void look() {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            Duration pause = verifier.step();
            if (verifier.isIdle() && pause.isPositive()) {
                return;
            }
            clock.advance(pause);
        }
        throw new AssertionError("The verifier comes to no end: " + verifier.status());
    }

    /** Looks every few seconds for so long. */
    void lookFor(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(30)) {
            lookAfter(Duration.ofSeconds(30));
        }
    }

    Verifier verifier() {
        return verifier;
    }

    Proofs proofs() {
        return proofs;
    }

    ExceptionDesk desk() {
        return desk;
    }

    JdbcClient jdbc() {
        return postgres.jdbc();
    }

    List<String> texts(String select) {
        return jdbc().sql("select " + select).query(String.class).list();
    }

    long count(String from) {
        return jdbc().sql("select count(*) from " + from).query(Long.class).single();
    }
}
