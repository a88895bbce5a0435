package dev.plumbline.server.delivery;

import static dev.plumbline.server.delivery.Queued.event;
import static dev.plumbline.server.delivery.Queued.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.core.command.Command;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is under way at once, in which order answers come, and what is lost when something fails in between: nothing. */
class DeliveryOrderTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final int LANES = 5;
    private static final int ORDERS_OF_A_LANE = 6;

    private final List<Recorded> requests = new CopyOnWriteArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private ManualClock clock;
    private KlaviyoStandIn klaviyo;
    private Outgoing outgoing;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(Queued.NOW);
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock).withRecorder(requests::add));
        outgoing = new Outgoing(POSTGRES, clock, way());
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    /** Requests leave when the test lets them. */
    private Way way() {
        return Way.over(klaviyo.uri(), clock).withExecutor(waiting::add).withParallel(3);
    }

    private void queueLanes() {
        List<Command> commands = new ArrayList<>();
        for (int n = 0; n < LANES * ORDERS_OF_A_LANE; n++) {
            commands.add(event("Placed Order", n % LANES, n));
        }
        Queued.queue(POSTGRES, clock, commands.toArray(Command[]::new));
    }

    @Test
    void noMoreRequestsAreUnderWayThanAreAllowed() {
        queueLanes();
        outgoing.delivery().step();
        outgoing.delivery().step();
        assertThat(waiting).hasSize(3);
        assertThat(outgoing.delivery().status().underWay()).isEqualTo(3);
    }

    @Test
    void anAnswerMakesRoomForTheNextRequest() {
        queueLanes();
        outgoing.delivery().step();
        waiting.removeFirst().run();
        outgoing.delivery().step();
        assertThat(waiting).hasSize(3);
    }

    @Test
    void aLaneIsBusyUntilItsAnswerIsOnDisk() {
        Queued.queue(POSTGRES, clock, event("Placed Order", 1, 1), event("Placed Order", 1, 2));
        outgoing.delivery().step();
        assertThat(waiting).hasSize(1);
        outgoing.delivery().step();
        assertThat(waiting).hasSize(1);
    }

    @Test
    void aKindThatMayLeaveAgainWaitsForAFreeSlotWithoutSpinning() {
        klaviyo.faults().add(Fault.always(Fault.Kind.THROTTLED).atMost(1));
        outgoing = new Outgoing(POSTGRES, clock, way().withParallel(1));
        Queued.queue(
                POSTGRES,
                clock,
                profile(1, "anna@kunde-mail.de"),
                profile(3, "ines@kunde-mail.de"),
                event("Placed Order", 2, 1));
        outgoing.delivery().step();
        waiting.removeFirst().run();
        outgoing.delivery().step();
        assertThat(waiting).as("the event is under way, profiles may not leave").hasSize(1);
        clock.advance(Duration.ofSeconds(5));
        assertThat(outgoing.delivery().step()).isPositive();
    }

    /** The customer's profile has become another one's between the two. */
    @Test
    void anOrderIsToldInItsOrderEvenInTwoLanes() {
        Queued.queue(POSTGRES, clock, event("Placed Order", 1, 1), event("Fulfilled Order", 2, 1));
        outgoing.delivery().step();
        assertThat(waiting).hasSize(1);
        waiting.removeFirst().run();
        outgoing.delivery().step();
        assertThat(waiting).hasSize(1);
        waiting.removeFirst().run();
        assertThat(klaviyo.snapshot().events())
                .extracting(Event::metric)
                .containsExactly("Placed Order", "Fulfilled Order");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void inALaneNothingLeavesBeforeTheEarlierOneWasAccepted(long seed) {
        klaviyo.faults().add(Fault.always(Fault.Kind.RESET_AFTER).withShare(0.15));
        klaviyo.faults().add(Fault.always(Fault.Kind.HTML_502).withShare(0.15));
        klaviyo.faults().add(Fault.always(Fault.Kind.THROTTLED).withShare(0.05));
        queueLanes();
        deliverInAnyOrder(new Random(seed));
        Map<String, List<Integer>> accepted = new HashMap<>();
        for (Recorded request : List.copyOf(requests)) {
            JsonNode attributes =
                    JsonMapper.shared().readTree(request.body()).path("data").path("attributes");
            String lane = attributes.at("/profile/data/attributes/external_id").asString("");
            int order = attributes.at("/properties/OrderId").asInt();
            List<Integer> earlier = accepted.computeIfAbsent(lane, none -> new ArrayList<>());
            assertThat(earlier)
                    .as("what was accepted in lane %s before order %d left", lane, order)
                    .hasSize(order / LANES);
            if (request.status() == 202) {
                earlier.add(order);
            }
        }
        assertThat(klaviyo.snapshot().events()).hasSize(LANES * ORDERS_OF_A_LANE);
    }

    /** Lets the requests that are under way be answered in an order of the dice. */
    private void deliverInAnyOrder(Random dice) {
        while (outgoing.count("outbox where status = 'queued'") > 0) {
            Duration pause = outgoing.delivery().step();
            if (!waiting.isEmpty()) {
                waiting.remove(dice.nextInt(waiting.size())).run();
            } else {
                clock.advance(pause);
            }
        }
    }

    @Test
    void shadowModeSendsNothingAndKeepsTheQueue() {
        outgoing = new Outgoing(POSTGRES, clock, way().withParallel(0));
        queueLanes();
        outgoing.delivery().step();
        assertThat(waiting).isEmpty();
        assertThat(outgoing.count("outbox where status = 'queued'")).isEqualTo(LANES * ORDERS_OF_A_LANE);
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.SHADOW);
    }

    @Test
    void anAnswerIsKeptWhileTheDatabaseIsAway() {
        AtomicBoolean away = new AtomicBoolean(true);
        Delivery delivery = way().withExecutor(Runnable::run)
                .delivery(outgoing.outbox(), outgoing.desk(), failingWhile(away, POSTGRES.transaction()));
        Queued.queue(POSTGRES, clock, event("Placed Order", 1, 1), event("Placed Order", 1, 2));
        delivery.step();
        assertThatThrownBy(delivery::step).isInstanceOf(DataAccessResourceFailureException.class);
        away.set(false);
        for (int n = 0; n < 3; n++) {
            delivery.step();
        }
        assertThat(outgoing.texts("status from outbox")).containsOnly("accepted");
        assertThat(requests).hasSize(2);
    }

    @Test
    void anAnswerThatAnotherServerHasSettledIsForgotten() {
        Delivery delivery =
                way().withExecutor(Runnable::run).delivery(outgoing.outbox(), outgoing.desk(), POSTGRES.transaction());
        Queued.queue(POSTGRES, clock, event("Placed Order", 1, 1), event("Placed Order", 1, 2));
        delivery.step();
        outgoing.jdbc()
                .sql("update outbox set status = 'accepted' where id = 1")
                .update();
        assertThatThrownBy(delivery::step).hasMessageContaining("second server");
        delivery.step();
        delivery.step();
        assertThat(outgoing.texts("status from outbox")).containsOnly("accepted");
    }

    @Test
    void aRequestThatFailsInAnUnknownWayIsTriedAgain() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Way way = way().withExecutor(Runnable::run);
        outgoing = new Outgoing(POSTGRES, clock, way.withSender(request -> {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("a defect");
            }
            return way.sender().send(request);
        }));
        Queued.queue(POSTGRES, clock, event("Placed Order", 1, 1));
        outgoing.deliverAll();
        assertThat(outgoing.texts("status || ' ' || attempts from outbox")).containsExactly("accepted 2");
    }

    @Test
    void anAnswerWithACharacterThatPostgresRefusesIsStoredWithoutIt() {
        ApiError error =
                new ApiError("", 400, "invalid", "Invalid", "a\0b", Optional.empty(), Optional.empty(), Map.of());
        outgoing = new Outgoing(
                POSTGRES,
                clock,
                way().withExecutor(Runnable::run)
                        .withSender(request -> KlaviyoResponse.failed(new Failure.Invalid(400, List.of(error)))));
        Queued.queue(POSTGRES, clock, event("Placed Order", 1, 1));
        outgoing.deliverAll();
        assertThat(outgoing.texts("answer from outbox"))
                .singleElement()
                .asString()
                .contains("a b");
    }

    private static TransactionOperations failingWhile(AtomicBoolean away, TransactionOperations real) {
        return new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                if (away.get()) {
                    throw new DataAccessResourceFailureException("away");
                }
                return real.execute(action);
            }
        };
    }
}
