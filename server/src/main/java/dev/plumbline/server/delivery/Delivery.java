package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Permit;
import dev.plumbline.klaviyo.SharedRateBudget;
import dev.plumbline.server.exceptions.ExceptionDesk;
import dev.plumbline.server.exceptions.Refusal;
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
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends the outbox. One step writes down what came of earlier requests, fetches the heads of free lanes and hands them to an
 * executor. A lane is busy from its head's departure until that outcome is on disk, so the next of the lane never overtakes it
 * (invariant I3), and after a crash the same heads are sent again, which their {@code unique_id}s make harmless (I2).
 *
 * <p>One thread steps it; only finished answers and the status cross threads.
 */
public final class Delivery implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final int FETCHED_PER_SLOT = 4;

    private final Outbox outbox;
    private final ExceptionDesk desk;
    private final TransactionOperations transaction;
    private final Channel channel;
    private final InstantSource clock;

    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private final List<Finished> unsettled = new ArrayList<>();
    private final Map<Long, QueuedCommand> underWay = new HashMap<>();
    private final Set<String> busyLanes = new HashSet<>();
    private final Deque<QueuedCommand> heads = new ArrayDeque<>();
    private final Map<String, Instant> closedKinds = new HashMap<>();
    private volatile DeliveryStatus status;
    private Instant pausedUntil = Instant.MIN;

    /**
     * The way to Klaviyo.
     *
     * @param parallel how many requests may be under way at once; 0 in shadow mode, where nothing is sent
     * @param executor where requests wait for their answers: virtual threads, or the caller's in tests
     * @param bell rung when an answer has come
     */
    record Channel(
            Courier courier,
            CommandRequests requests,
            Verdicts verdicts,
            SharedRateBudget budget,
            int parallel,
            Executor executor,
            Doorbell bell) {}

    private record Finished(QueuedCommand command, List<KlaviyoRequest> requests, Outcome outcome) {}

    Delivery(
            Outbox outbox,
            ExceptionDesk desk,
            TransactionOperations transaction,
            Channel channel,
            InstantSource clock) {
        this.outbox = outbox;
        this.desk = desk;
        this.transaction = transaction;
        this.channel = channel;
        this.clock = clock;
        this.status = channel.parallel() == 0
                ? new DeliveryStatus(DeliveryStatus.Mode.SHADOW, "no API key is configured", 0, "")
                : new DeliveryStatus(DeliveryStatus.Mode.LIVE, "", 0, "");
    }

    /** How it is now. */
    public DeliveryStatus status() {
        return status;
    }

    @Override
    public Duration step() {
        if (channel.parallel() == 0) {
            return IDLE;
        }
        settleFinished();
        Instant now = clock.instant();
        if (now.isBefore(pausedUntil)) {
            return Duration.between(now, pausedUntil);
        }
        // A paused account is tried with a single command: the others need not learn the same.
        int free = (status.mode() == DeliveryStatus.Mode.PAUSED ? 1 : channel.parallel()) - underWay.size();
        boolean more = free > 0 && dispatchDue(free, now);
        status = new DeliveryStatus(status.mode(), status.reason(), underWay.size(), status.lastTrouble());
        return more || !finished.isEmpty() ? Duration.ZERO : pauseFrom(now);
    }

    /** Until the first closed kind opens, but never so long that a retry of another kind would be late. */
    private Duration pauseFrom(Instant now) {
        return closedKinds.values().stream()
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
            busyLanes.remove(answer.command().command().lane());
        }
        unsettled.clear();
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
                settlements.add(new Settlement.Accepted(id, accepted.answer()));
                if (answer.command().command().isWholeState()) {
                    judgement.renewals().add(id);
                }
                keyWorks();
            }
            case Outcome.RetryAt retry -> {
                settlements.add(new Settlement.Retry(id, retry.when(), retry.reason()));
                trouble(retry.reason());
            }
            case Outcome.Refused refused -> {
                settlements.add(new Settlement.Refused(id, refused.reason()));
                judgement.refusals().add(refusal(answer, refused));
                if (!answer.requests().isEmpty()) {
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

    private static Refusal refusal(Finished answer, Outcome.Refused refused) {
        String pointer = refused.errors().stream()
                .flatMap(error -> error.pointer().stream())
                .findFirst()
                .orElse("");
        SapField origin = SapField.of(answer.command().command(), pointer);
        String value = answer.requests().isEmpty()
                ? ""
                : PointedValue.in(answer.requests().getFirst(), pointer);
        String place =
                origin.segment().isEmpty() ? "" : " It comes from " + origin.segment() + "-" + origin.field() + ".";
        String mend = answer.command().command().isWholeState()
                ? " Correct it in SAP and send it again: what is accepted then makes up for this."
                : " An event is formed once, so a correction in SAP does not change it: replay it when Klaviyo takes it.";
        return new Refusal(
                answer.command().id(),
                answer.command().inboxId(),
                "Klaviyo refused " + CommandName.of(answer.command().command()) + ": " + refused.reason() + "." + place
                        + mend,
                origin.segment(),
                origin.field(),
                value);
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
                outbox.due(now, FETCHED_PER_SLOT * channel.parallel(), taken, closedKinds.keySet())) {
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
        List<KlaviyoRequest> requests;
        try {
            requests = channel.requests().of(command.command(), now);
        } catch (IllegalArgumentException beyondKlaviyosLimits) {
            start(command);
            finish(new Finished(command, List.of(), unsayable(String.valueOf(beyondKlaviyosLimits.getMessage()))));
            return true;
        }
        return switch (channel.budget().acquire(requests.getFirst().endpoint(), now)) {
            case Permit.Granted granted -> {
                start(command);
                channel.executor().execute(() -> carry(command, requests));
                yield true;
            }
            case Permit.Wait wait -> {
                closedKinds.put(command.command().getClass().getSimpleName(), wait.until());
                yield false;
            }
        };
    }

    /** @param limit begins with the name of the attribute that is beyond it */
    private static Outcome.Refused unsayable(String limit) {
        String reason = "no request that Klaviyo documents can say it: " + limit;
        String pointer = "/data/attributes/" + limit.split("[: ]", 2)[0].replace('.', '/');
        return new Outcome.Refused(
                reason,
                List.of(new ApiError(
                        "", 400, "unsayable", "", limit, Optional.of(pointer), Optional.empty(), Map.of())));
    }

    private void start(QueuedCommand command) {
        underWay.put(command.id(), command);
        busyLanes.add(command.command().lane());
    }

    private void carry(QueuedCommand command, List<KlaviyoRequest> requests) {
        KlaviyoResponse<Answer> response;
        try {
            response = channel.courier().carry(requests);
        } catch (RuntimeException defect) {
            LOG.error("Sending command {} failed in an unknown way", command.id(), defect);
            response = KlaviyoResponse.failed(new Failure.OutcomeUnknown("Plumbline failed: " + defect));
        }
        finish(new Finished(command, requests, channel.verdicts().of(response, command.attempts(), clock.instant())));
    }

    private void finish(Finished answer) {
        finished.add(answer);
        channel.bell().ring();
    }
}
