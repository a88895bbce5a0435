package dev.plumbline.bench.limits;

import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.sandbox.klaviyo.KlaviyoModel;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.BulkRule;
import dev.plumbline.server.delivery.Delivery;
import dev.plumbline.server.delivery.Route;
import dev.plumbline.server.exceptions.Refusal;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.outbox.NewCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.springframework.transaction.support.TransactionOperations;

/** The real delivery to a stand-in with limits, on a virtual clock. Used by one thread; the same settings always run the same way. */
final class World {
    static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    static final Duration LIVE_WINDOW = Duration.ofDays(2);

    /** As many requests at once as a server sends that is told nothing else. */
    private static final int PARALLEL = 64;

    /** The backlog is made as it comes near: the delivery looks at no more of it at a time. */
    static final int NEAR = 40_000;

    /** Whoever asks after a job asks again within half a minute. */
    private static final Duration MEMORY_OF_JOBS = Duration.ofSeconds(45);

    private static final Duration TIDYING = Duration.ofSeconds(5);

    private final Setup setup;
    private final Timeline timeline = new Timeline(START);
    private final Backlog backlog = new Backlog(LIVE_WINDOW);
    private final KlaviyoModel klaviyo;
    private final Wire wire;
    private final Delivery delivery;
    private Iterator<NewCommand> supply = Collections.emptyIterator();
    private Instant stepAt = START;
    private boolean rung;

    /**
     * What is different.
     *
     * @param ahead how much the stand-in's clock goes before ours, so that its windows begin at no full second or minute of ours
     * @param bulk when commands share requests
     * @param processing how long Klaviyo takes to work off a job
     * @param memory how long the stand-in keeps what is not changed
     * @param watch told of every request that the stand-in has let in, and when
     */
    record Setup(
            long seed,
            Duration ahead,
            BulkRule bulk,
            Duration processing,
            Duration memory,
            BiConsumer<KlaviyoRequest, Instant> watch) {}

    World(Setup setup) {
        this.setup = setup;
        InstantSource klaviyos = () -> timeline.instant().plus(setup.ahead());
        klaviyo = new KlaviyoModel(
                StandInOptions.standard(klaviyos).withLimits(true).withProcessing(setup.processing()));
        Errands errands = new Errands(timeline, () -> rung = true);
        wire = new Wire(klaviyo, errands, timeline, new Random(setup.seed()), setup.watch());
        Route route = new Route(
                Samples.ACCOUNT,
                Optional.empty(),
                wire,
                new SharedRateBudget(new RateBudget(1)),
                LIVE_WINDOW,
                PARALLEL,
                setup.bulk(),
                errands,
                new Doorbell(),
                new Random(setup.seed() + 1));
        delivery = new Delivery(backlog, new NoDesk(), TransactionOperations.withoutTransaction(), route, timeline);
        tidy();
    }

    /** The backlog counts what is refused. */
    private static final class NoDesk implements RefusalDesk {
        @Override
        public void open(List<Refusal> refusals) {}

        @Override
        public void closeRenewed(List<Long> accepted) {}
    }

    /** The stand-in forgets what it need not know any more: a run of millions outgrows no memory so. */
    private void tidy() {
        Instant klaviyos = timeline.instant().plus(setup.ahead());
        klaviyo.forget(klaviyos.minus(setup.memory()), klaviyos.minus(MEMORY_OF_JOBS));
        timeline.at(timeline.instant().plus(TIDYING), this::tidy);
    }

    Timeline timeline() {
        return timeline;
    }

    Backlog backlog() {
        return backlog;
    }

    List<Wire.Arrival> arrivals() {
        return wire.arrivals();
    }

    /** When the first minute begins that the stand-in counts from now on. */
    Instant nextMinute() {
        long millis = timeline.instant().plus(setup.ahead()).toEpochMilli();
        long minute = Duration.ofMinutes(1).toMillis();
        return timeline.instant().plusMillis(minute - millis % minute);
    }

    /** All that is to be told from now on, without end or with one. */
    void supply(Iterator<NewCommand> commands) {
        supply = commands;
    }

    /** Puts something into the queue, as the engine does. */
    void queue(List<NewCommand> commands) {
        backlog.append(commands, "bench", timeline.instant());
        rung = true;
    }

    boolean isDrained() {
        return backlog.size() == 0 && !supply.hasNext();
    }

    /** Lets time pass until something is so, or until that moment. */
    void run(BooleanSupplier over, Instant until) {
        while (timeline.instant().isBefore(until) && !over.getAsBoolean()) {
            refill();
            if (rung || !stepAt.isAfter(timeline.instant())) {
                rung = false;
                stepAt = timeline.instant().plus(delivery.step());
            } else {
                timeline.moveOn(stepAt.isBefore(until) ? stepAt : until);
            }
        }
    }

    private void refill() {
        if (backlog.size() > NEAR / 2 || !supply.hasNext()) {
            return;
        }
        List<NewCommand> more = new ArrayList<>();
        while (backlog.size() + more.size() < NEAR && supply.hasNext()) {
            more.add(supply.next());
        }
        queue(more);
    }
}
