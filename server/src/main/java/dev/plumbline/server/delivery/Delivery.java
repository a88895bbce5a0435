package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Endpoint;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.outbox.OpenJob;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.QueuedCommand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what the outbox has for one Klaviyo account. One step writes down what came of earlier requests ({@link Judge}), fetches the heads
 * of free lanes ({@link Lookout}) and lets go what the limits allow ({@link Sending}), alone or together ({@link Packer}). A lane is busy
 * from its head's departure until that outcome is on disk, so the next of the lane never overtakes it (invariant I3), and after a crash
 * the same heads are sent again, which their {@code unique_id}s make harmless (I2).
 *
 * <p>One thread steps it; only what was heard from Klaviyo and the status cross threads.
 */
public final class Delivery implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration IDLE = Duration.ofSeconds(1);

    /** Never given up: what may pass is tried every five minutes at the latest, and its lane waits for it. */
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), 2, Duration.ofMinutes(5), 0.5, Integer.MAX_VALUE);

    private final Outbox outbox;
    private final RefusalDesk desk;
    private final TransactionOperations transaction;
    private final Route route;
    private final InstantSource clock;

    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private final List<Heard> unsettled = new ArrayList<>();
    private final ReadyHeads heads = new ReadyHeads();
    private final UnderWay underWay = new UnderWay();
    private final JobFollower follower = new JobFollower();
    private final Condition condition;
    private final AccountGuard guard;
    private final Lookout lookout;
    private final Judge judge;
    private final Dispatcher dispatcher;
    private final Sending sending;
    private boolean knowsItsJobs;
    private Map<Endpoint, Double> lowered = Map.of();
    private volatile DeliveryStatus status;

    public Delivery(
            Outbox outbox, RefusalDesk desk, TransactionOperations transaction, Route route, InstantSource clock) {
        this.outbox = outbox;
        this.desk = desk;
        this.transaction = transaction;
        this.route = route;
        this.clock = clock;
        this.condition = new Condition(route.account());
        this.guard = new AccountGuard(route.account(), route.klaviyoId());
        this.lookout = new Lookout(outbox, route.account());
        this.judge = new Judge(outbox.jobs(), heads, follower, condition);
        this.dispatcher = new Dispatcher(
                route, clock, new Verdicts(BACKOFF, route.dice()), new BulkVerdicts(BACKOFF, route.dice()), heard::add);
        this.sending = new Sending(
                route, new Sending.Parts(heads, underWay, follower, outbox.jobs(), judge, dispatcher, transaction));
        this.status = statusNow();
    }

    /** The account that it delivers to. */
    public String account() {
        return route.account();
    }

    Doorbell bell() {
        return route.bell();
    }

    /** How it is now. */
    public DeliveryStatus status() {
        return status;
    }

    private DeliveryStatus statusNow() {
        Map<String, Double> parts = new TreeMap<>();
        lowered.forEach((endpoint, part) -> parts.put(endpoint.name(), part));
        boolean shadow = route.parallel() == 0;
        return new DeliveryStatus(
                shadow ? DeliveryStatus.Mode.SHADOW : condition.mode(),
                shadow ? "no API key is configured for account " + route.account() : condition.reason(),
                underWay.requests(),
                condition.lastTrouble(),
                follower.size(),
                parts);
    }

    @Override
    public Duration step() {
        if (route.parallel() == 0) {
            return IDLE;
        }
        settle();
        Instant now = clock.instant();
        sayWhatIsLowered();
        Duration pause =
                now.isBefore(condition.pausedUntil()) ? Duration.between(now, condition.pausedUntil()) : work(now);
        status = statusNow();
        return pause;
    }

    private Duration work(Instant now) {
        if (!knowsItsJobs) {
            outbox.jobs().open(route.account()).forEach(job -> follower.follow(job, now));
            knowsItsJobs = true;
        }
        if (guard.asksAt(now)) {
            underWay.start(List.of());
            dispatcher.askForAccount();
        }
        if (!guard.isSure()) {
            return heard.isEmpty() ? pauseFrom(now, Stream.of(guard.next())) : Duration.ZERO;
        }
        // A paused account is tried with a single request: the others need not learn the same.
        int limit = condition.isPaused() ? 1 : route.parallel();
        for (OpenJob job : follower.due(now, limit - underWay.requests())) {
            underWay.start(List.of());
            dispatcher.ask(job, follower.klaviyoIds());
        }
        boolean more = false;
        if (underWay.requests() < limit) {
            Lookout.Sight sight = lookout.look(heads, underWay, now);
            if (!sight.parked().isEmpty()) {
                Judgement judgement = new Judgement();
                judgement.settlements().addAll(sight.parked());
                write(judgement);
            }
            sending.send(limit, now);
            // Behind the parked heads there may be others that can go at once.
            more = !sight.parked().isEmpty() || (sight.isMore() && underWay.requests() < limit);
        }
        return more || !heard.isEmpty()
                ? Duration.ZERO
                : pauseFrom(
                        now,
                        Stream.of(sending.opens(), follower.next(), lookout.next(now))
                                .flatMap(Optional::stream));
    }

    /**
     * Until the first of these moments, but never so long that a retry of something else would be late. What is open already waits for a
     * free slot, and the answer that frees it rings the bell.
     */
    private static Duration pauseFrom(Instant now, Stream<Instant> moments) {
        return moments.filter(moment -> moment.isAfter(now))
                .map(moment -> Duration.between(now, moment))
                .filter(pause -> pause.compareTo(IDLE) < 0)
                .min(Duration::compareTo)
                .orElse(IDLE);
    }

    /** What was heard is kept until what it means is on disk: while the database is away, its lanes wait. */
    private void settle() {
        for (Heard answer = heard.poll(); answer != null; answer = heard.poll()) {
            condition.noted(answer.health(), clock.instant());
            unsettled.add(answer);
        }
        if (unsettled.isEmpty()) {
            return;
        }
        Judgement judgement = new Judgement();
        unsettled.forEach(answer -> judge(answer, judgement));
        try {
            write(judgement);
        } catch (IllegalStateException settledByAnother) {
            unsettled.forEach(this::forget);
            unsettled.clear();
            heads.clear();
            throw settledByAnother;
        }
        unsettled.forEach(this::forget);
        unsettled.clear();
        judgement.afterwards().forEach(Runnable::run);
    }

    private void judge(Heard answer, Judgement judgement) {
        Instant now = clock.instant();
        switch (answer) {
            case Heard.OfOne one -> judge.judge(one, judgement);
            case Heard.OfMany many -> judge.judge(many, judgement, now);
            case Heard.OfJob job -> judge.judge(job, judgement, now);
            case Heard.OfAccount account ->
                guard.heard(account.answer(), now).ifPresent(wrong -> condition.pause(wrong.until(), wrong.reason()));
        }
    }

    private void forget(Heard answer) {
        List<QueuedCommand> commands = switch (answer) {
            case Heard.OfOne one -> List.of(one.command());
            case Heard.OfMany many -> many.parcel().commands();
            case Heard.OfJob _, Heard.OfAccount _ -> List.of();
        };
        underWay.end(commands);
    }

    private void write(Judgement judgement) {
        transaction.executeWithoutResult(_ -> {
            Instant now = clock.instant();
            outbox.settle(judgement.settlements(), now);
            desk.open(judgement.refusals());
            desk.closeRenewed(judgement.renewals());
            judgement.startedJobs().forEach(outbox.jobs()::started);
            judgement.closedJobs().forEach((job, outcome) -> outbox.jobs().close(job, outcome, now));
        });
    }

    /** Once for each change. */
    private void sayWhatIsLowered() {
        Map<Endpoint, Double> parts = route.budget().lowered();
        if (parts.equals(lowered)) {
            return;
        }
        if (parts.isEmpty()) {
            LOG.info("Account {}: the whole of the configured share is used again", route.account());
        } else {
            LOG.warn(
                    "Account {}: Klaviyo answers 429 although less than the limits was sent: other programs use the account."
                            + " Of the configured share these endpoints are used in part: {}",
                    route.account(),
                    parts);
        }
        lowered = parts;
    }
}
