package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.server.exceptions.Refusal;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what the outbox has for one Klaviyo account. One step writes down what came of earlier requests, fetches the heads of free lanes and hands them to an
 * executor. A lane is busy from its head's departure until that outcome is on disk, so the next of the lane never overtakes it
 * (invariant I3), and after a crash the same heads are sent again, which their {@code unique_id}s make harmless (I2).
 *
 * <p>One thread steps it; only finished answers and the status cross threads.
 */
public final class Delivery implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int FETCHED_PER_SLOT = 4;

    /** Never given up: what may pass is tried every five minutes at the latest, and its lane waits for it. */
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(500), 2, Duration.ofMinutes(5), 0.5, Integer.MAX_VALUE);

    private final Outbox outbox;
    private final RefusalDesk desk;
    private final TransactionOperations transaction;
    private final Route route;
    private final Courier courier;
    private final CommandRequests requests;
    private final Verdicts verdicts;
    private final InstantSource clock;

    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<Finished> unsettled = new ArrayList<>();
    private final Map<Long, QueuedCommand> underWay = new HashMap<>();
    private final Map<Long, ProfileForm> forms = new HashMap<>();
    private final Set<String> busyLanes = new HashSet<>();
    private final Deque<QueuedCommand> heads = new ArrayDeque<>();
    private final Map<String, Instant> closedKinds = new HashMap<>();
    private volatile DeliveryStatus status;
    private Instant pausedUntil = Instant.MIN;

    /** @param form how much of the command was sent, when it is a profile */
    private record Departure(QueuedCommand command, ProfileForm form, List<KlaviyoRequest> requests) {
        Verdicts.Sent sent() {
            return new Verdicts.Sent(command.command(), form, command.attempts());
        }
    }

    private record Finished(Departure departure, Outcome outcome) {
        QueuedCommand command() {
            return departure.command();
        }
    }

    public Delivery(
            Outbox outbox, RefusalDesk desk, TransactionOperations transaction, Route route, InstantSource clock) {
        this.outbox = outbox;
        this.desk = desk;
        this.transaction = transaction;
        this.route = route;
        this.courier = new Courier(route.sender(), route.budget(), clock);
        this.requests = new CommandRequests(route.liveWindow());
        this.verdicts = new Verdicts(BACKOFF, route.dice());
        this.clock = clock;
        this.status = route.parallel() == 0
                ? new DeliveryStatus(
                        DeliveryStatus.Mode.SHADOW, "no API key is configured for account " + route.account(), 0, "")
                : new DeliveryStatus(DeliveryStatus.Mode.LIVE, "", 0, "");
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

    @Override
    public Duration step() {
        if (route.parallel() == 0) {
            return IDLE;
        }
        settleFinished();
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return Duration.between(now, pausedUntil);
        }
        // A paused account is tried with a single command: the others need not learn the same.
        int free = (status.mode() == DeliveryStatus.Mode.PAUSED ? 1 : route.parallel()) - underWay.size();
        boolean more = free > 0 && dispatchDue(free, now);
        status = new DeliveryStatus(status.mode(), status.reason(), underWay.size(), status.lastTrouble());
        return more || !finished.isEmpty() ? Duration.ZERO : pauseFrom(now);
    }

    /**
     * Until the first closed kind opens, but never so long that a retry of another kind would be late. One that is open already waits for
     * a free slot, and the answer that frees it rings the bell.
     */
    private Duration pauseFrom(Instant now) {
        return closedKinds.values().stream()
                .filter(opens -> opens.isAfter(now))
                .map(opens -> Duration.between(now, opens))
                .filter(pause -> pause.compareTo(IDLE) < 0)
                .min(Duration::compareTo)
                .orElse(IDLE);
    }

    /** An answer is kept until what it means is on disk: while the database is away, its lane waits. */
    private void settleFinished() {
        for (Finished answer = finished.poll(); answer != null; answer = finished.poll()) {
            unsettled.add(answer);
        }
        if (unsettled.isEmpty()) {
            return;
        }
        Judgement judgement = new Judgement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        unsettled.forEach(answer -> judge(answer, judgement));
        try {
            settle(judgement);
        } catch (IllegalStateException settledByAnother) {
            forgetUnsettled();
            throw settledByAnother;
        }
        forgetUnsettled();
    }

    private void forgetUnsettled() {
        for (Finished answer : unsettled) {
            underWay.remove(answer.command().id());
            rememberForm(answer);
            busyLanes.remove(answer.command().command().lane());
        }
        unsettled.clear();
    }

    private void rememberForm(Finished answer) {
        long id = answer.command().id();
        switch (answer.outcome()) {
            case Outcome.RetryAs again -> forms.put(id, again.form());
            case Outcome.RetryAt _, Outcome.AccountPaused _ -> {}
            case Outcome.Accepted _, Outcome.AcceptedInPart _, Outcome.Refused _ -> forms.remove(id);
        }
    }

    /** @param renewals accepted commands that may make up for an older refused one */
    private record Judgement(List<Settlement> settlements, List<Refusal> refusals, List<Long> renewals) {}

    private void settle(Judgement judgement) {
        transaction.executeWithoutResult(tx -> {
            outbox.settle(judgement.settlements(), clock.instant());
            desk.open(judgement.refusals());
            desk.closeRenewed(judgement.renewals());
        });
    }

    private void judge(Finished answer, Judgement judgement) {
        List<Settlement> settlements = judgement.settlements();
        long id = answer.command().id();
        switch (answer.outcome()) {
            case Outcome.Accepted accepted -> {
                settlements.add(
                        accepted.stored()
                                ? new Settlement.Stored(id, accepted.answer())
                                : new Settlement.Accepted(id, accepted.answer()));
                if (answer.command().command().isWholeState()) {
                    judgement.renewals().add(id);
                }
                keyWorks();
            }
            case Outcome.AcceptedInPart part -> {
                settlements.add(new Settlement.Refused(id, part.answer()));
                judgement.refusals().add(Refusals.conflict(answer.command(), part.form()));
                // What is new in it has arrived, so one exception about the same profile is enough.
                judgement.renewals().add(id);
                keyWorks();
                trouble(part.answer());
            }
            case Outcome.RetryAs again -> {
                settlements.add(new Settlement.Retry(id, again.when(), again.reason()));
                keyWorks();
                trouble(again.reason());
            }
            case Outcome.RetryAt retry -> {
                settlements.add(new Settlement.Retry(id, retry.when(), retry.reason()));
                trouble(retry.reason());
            }
            case Outcome.Refused refused -> {
                settlements.add(new Settlement.Refused(id, refused.reason()));
                judgement
                        .refusals()
                        .add(Refusals.refused(
                                answer.command(), answer.departure().requests(), refused));
                if (!answer.departure().requests().isEmpty()) {
                    keyWorks();
                }
                trouble(refused.reason());
            }
            case Outcome.AccountPaused paused -> {
                settlements.add(new Settlement.Retry(id, paused.until(), paused.reason()));
                pausedUntil = paused.until();
                heads.clear();
                status = new DeliveryStatus(
                        DeliveryStatus.Mode.PAUSED, paused.reason(), underWay.size(), paused.reason());
            }
        }
    }

    private void keyWorks() {
        pausedUntil = Instant.MIN;
        status = new DeliveryStatus(DeliveryStatus.Mode.LIVE, "", underWay.size(), status.lastTrouble());
    }

    private void trouble(String reason) {
        status = new DeliveryStatus(status.mode(), status.reason(), underWay.size(), reason);
    }

    /** Returns whether there may be more to do at once: a kind was closed, so heads of other kinds were not looked at. */
    private boolean dispatchDue(int slots, Instant now) {
        closedKinds.values().removeIf(opens -> !opens.isAfter(now));
        int closedBefore = closedKinds.size();
        int free = slots;
        boolean parked = heads.size() < free && fetchHeads(now);
        while (free > 0 && !heads.isEmpty()) {
            if (dispatch(heads.removeFirst(), now)) {
                free--;
            }
        }
        // Behind the parked heads there may be others that can go at once.
        return parked || closedKinds.size() > closedBefore;
    }

    /** More than there are slots for, because finding the heads in a long queue costs more than they do. Whether any was parked. */
    private boolean fetchHeads(Instant now) {
        Set<String> taken = new HashSet<>(busyLanes);
        heads.forEach(head -> taken.add(head.command().lane()));
        List<Settlement> parked = new ArrayList<>();
        for (QueuedCommand command :
                outbox.due(route.account(), now, FETCHED_PER_SLOT * route.parallel(), taken, closedKinds.keySet())) {
            if (command.waitsFor() != 0) {
                parked.add(new Settlement.Parked(
                        command.id(), "waits for command " + command.waitsFor() + ", which Klaviyo refused"));
            } else {
                heads.add(command);
            }
        }
        if (!parked.isEmpty()) {
            settle(new Judgement(parked, List.of(), List.of()));
        }
        return !parked.isEmpty();
    }

    /** Returns whether it takes a slot. */
    private boolean dispatch(QueuedCommand command, Instant now) {
        ProfileForm form = forms.getOrDefault(command.id(), ProfileForm.WHOLE);
        List<KlaviyoRequest> inTurn;
        try {
            inTurn = requests.of(command.command(), form, now);
        } catch (IllegalArgumentException beyondKlaviyosLimits) {
            Departure none = new Departure(command, form, List.of());
            start(command);
            finish(new Finished(
                    none, verdicts.unsayable(String.valueOf(beyondKlaviyosLimits.getMessage()), none.sent(), now)));
            return true;
        }
        return switch (route.budget().acquire(inTurn.getFirst().endpoint(), now)) {
            case Permit.Granted granted -> {
                start(command);
                route.executor().execute(() -> carry(new Departure(command, form, inTurn)));
                yield true;
            }
            case Permit.Wait wait -> {
                closedKinds.put(command.command().getClass().getSimpleName(), wait.until());
                yield false;
            }
        };
    }

    private void start(QueuedCommand command) {
        underWay.put(command.id(), command);
        busyLanes.add(command.command().lane());
    }

    private void carry(Departure departure) {
        KlaviyoResponse<Answer> response;
        try {
            response = courier.carry(departure.requests());
        } catch (RuntimeException defect) {
            LOG.error(
                    "Sending command {} failed in an unknown way",
                    departure.command().id(),
                    defect);
            response = KlaviyoResponse.failed(new Failure.OutcomeUnknown("Plumbline failed: " + defect));
        }
        finish(new Finished(departure, verdicts.of(response, departure.sent(), clock.instant())));
    }

    private void finish(Finished answer) {
        finished.add(answer);
        route.bell().ring();
    }
}
