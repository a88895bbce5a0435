package dev.plumbline.server.delivery;

import static dev.plumbline.server.delivery.Queued.NOW;
import static dev.plumbline.server.delivery.Queued.event;
import static dev.plumbline.server.delivery.Queued.profile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.klaviyo.RateBudget;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.Recorded;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String STATUSES = "status from outbox order by id";
    private static final Instant BEYOND_A_YEAR = NOW.plus(Duration.ofDays(500));

    private ManualClock clock;
    private KlaviyoStandIn klaviyo;
    private Outgoing outgoing;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(NOW);
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        outgoing = new Outgoing(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    private void queue(Command... commands) {
        Queued.queue(POSTGRES, clock, commands);
    }

    private void stepTimes(int count) {
        for (int n = 0; n < count; n++) {
            outgoing.delivery().step();
        }
    }

    @Test
    void anAcceptedCommandIsSettledWithWhatKlaviyoAnswered() {
        queue(event("Placed Order", 4711, 1));
        outgoing.deliverAll();
        assertThat(outgoing.texts("status || ' ' || answer || ' ' || attempts from outbox"))
                .containsExactly("accepted 202 1");
        assertThat(klaviyo.snapshot().events())
                .extracting(Event::metric, Event::uniqueId)
                .containsExactly(tuple("Placed Order", "PRD-100-order-1"));
    }

    @Test
    void aThrottledCommandWaitsAsLongAsKlaviyoAsks() {
        klaviyo.faults().add(Fault.always(Fault.Kind.THROTTLED).atMost(1).lasting(Duration.ofSeconds(7)));
        queue(event("Placed Order", 4711, 1));
        stepTimes(2);
        clock.advance(Duration.ofMillis(6_999));
        stepTimes(2);
        assertThat(klaviyo.requests()).hasSize(1);
        clock.advance(Duration.ofMillis(1));
        stepTimes(2);
        assertThat(outgoing.texts(STATUSES)).containsExactly("accepted");
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_500", "HTML_502", "EMPTY_503", "CHALLENGE_403", "RESET_BEFORE", "RESET_AFTER"})
    void whatMayPassIsTriedAgainAfterRisingPausesAndIsThereOnce(Fault.Kind kind) {
        klaviyo.faults().add(Fault.always(kind).atMost(6));
        queue(event("Placed Order", 4711, 1));
        List<Duration> pauses = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            stepTimes(2);
            Duration pause = Duration.between(clock.instant(), nextAt());
            pauses.add(pause);
            clock.advance(pause);
        }
        stepTimes(2);
        assertThat(pauses).isSorted();
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(16));
        assertThat(outgoing.texts("status || ' ' || attempts from outbox")).containsExactly("accepted 7");
        assertThat(klaviyo.snapshot().events()).hasSize(1);
    }

    private Instant nextAt() {
        return outgoing.jdbc()
                .sql("select next_at from outbox")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    @Test
    void aRefusedCommandIsAnExceptionAtOnceThatNamesSegmentFieldAndValue() {
        queue(profile(4711, "a,b@shop.example"));
        stepTimes(2);
        assertThat(outgoing.texts(STATUSES)).containsExactly("refused");
        assertThat(outgoing.texts("kind || ' ' || segment || '-' || field || ' ' || value from exception"))
                .containsExactly("REFUSED_BY_KLAVIYO E1BPADSMTP-E_MAIL a,b@shop.example");
        assertThat(klaviyo.requests()).hasSize(1);
    }

    @Test
    void whatNoRequestCanSayIsAnExceptionThatNamesItsField() {
        queue(profile(4711, "nobody"));
        stepTimes(2);
        assertThat(outgoing.texts(STATUSES)).containsExactly("refused");
        assertThat(outgoing.texts("segment || '-' || field from exception")).containsExactly("E1BPADSMTP-E_MAIL");
        assertThat(klaviyo.requests()).isEmpty();
    }

    @Test
    void commandsOfTheSameThreadAreParkedBehindARefusedOne() {
        queue(event("Placed Order", 4711, 1, BEYOND_A_YEAR), event("Fulfilled Order", 4711, 1));
        outgoing.deliverAll();
        assertThat(outgoing.texts(STATUSES)).containsExactly("refused", "parked");
        assertThat(outgoing.texts("answer from outbox where status = 'parked'"))
                .containsExactly("waits for command 1, which Klaviyo refused");
    }

    @Test
    void otherThreadsOfTheLaneAndOtherLanesGoOnBesideARefusedCommand() {
        queue(
                event("Placed Order", 4711, 1, BEYOND_A_YEAR),
                event("Placed Order", 4711, 2),
                event("Placed Order", 4712, 3));
        outgoing.deliverAll();
        assertThat(outgoing.texts(STATUSES)).containsExactly("refused", "accepted", "accepted");
    }

    @Test
    void aKeyThatIsNotAcceptedPausesTheAccount() {
        klaviyo.faults().add(Fault.always(Fault.Kind.UNAUTHORIZED));
        queue(event("Placed Order", 1, 1), event("Placed Order", 2, 2), event("Placed Order", 3, 3));
        stepTimes(2);
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.PAUSED);
        assertThat(outgoing.delivery().step()).isEqualTo(Duration.ofSeconds(30));
        assertThat(outgoing.texts(STATUSES)).containsOnly("queued");
        assertThat(outgoing.count("exception")).isZero();
    }

    @Test
    void aPausedAccountIsTriedWithASingleCommand() {
        klaviyo.faults().add(Fault.always(Fault.Kind.UNAUTHORIZED));
        queue(event("Placed Order", 1, 1), event("Placed Order", 2, 2), event("Placed Order", 3, 3));
        stepTimes(2);
        int before = klaviyo.requests().size();
        clock.advance(Duration.ofSeconds(30));
        stepTimes(5);
        assertThat(klaviyo.requests()).hasSize(before + 1);
    }

    @Test
    void allGoesOnOnceTheKeyWorksAgain() {
        klaviyo.faults().add(Fault.always(Fault.Kind.UNAUTHORIZED));
        queue(event("Placed Order", 1, 1), event("Placed Order", 2, 2), event("Placed Order", 3, 3));
        stepTimes(2);
        klaviyo.faults().clear();
        clock.advance(Duration.ofSeconds(30));
        stepTimes(3);
        assertThat(outgoing.texts(STATUSES)).containsOnly("accepted");
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.LIVE);
    }

    @Test
    void aRefusalShowsThatTheKeyWorks() {
        klaviyo.faults().add(Fault.always(Fault.Kind.UNAUTHORIZED).atMost(1));
        queue(event("Placed Order", 1, 1, BEYOND_A_YEAR));
        stepTimes(2);
        clock.advance(Duration.ofSeconds(30));
        stepTimes(2);
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.LIVE);
    }

    @Test
    void anEventOlderThanTheLiveWindowStartsNoFlow() {
        queue(
                event("Placed Order", 4711, 1, NOW.minus(Duration.ofDays(8))),
                event("Placed Order", 4711, 2, NOW.minus(Duration.ofDays(6))));
        outgoing.deliverAll();
        assertThat(klaviyo.snapshot().flowStarts()).extracting(Event::uniqueId).containsExactly("PRD-100-order-2");
    }

    @Test
    void aCatalogEntryThatIsThereAlreadyIsUpdated() {
        queue(item("Bolt"), item("Bolt M8"));
        outgoing.deliverAll();
        assertThat(klaviyo.requests().reversed())
                .extracting(Recorded::method, Recorded::status)
                .containsExactly(tuple("POST", 201), tuple("POST", 409), tuple("PATCH", 200));
        assertThat(klaviyo.snapshot().items())
                .extracting(row -> row.text("title"))
                .containsExactly("Bolt M8");
    }

    @Test
    void anArticleItsVariantAndItsStockAreToldOneAfterTheOther() {
        queue(
                item("Bolt"),
                new UpsertCatalogVariant(
                        "main", "815", "Bolt", "Bolt", "https://shop.example/p/815", Optional.empty(), false),
                new SetStock("main", "815", 42));
        outgoing.deliverAll();
        assertThat(klaviyo.snapshot().variants())
                .extracting(row -> row.number("inventory_quantity"))
                .containsExactly(42.0);
    }

    @Test
    void aPriceAndItsChangeAreToldOfItemAndVariantAndWithoutOneTheLastStays() {
        for (Optional<String> amount : List.of(Optional.of("9.95"), Optional.of("8.50"), Optional.<String>empty())) {
            Optional<Money> price = amount.map(text -> new Money(new BigDecimal(text), "EUR"));
            queue(
                    new UpsertCatalogItem("main", "815", "Bolt", "Bolt", ARTICLE, price, price.isPresent()),
                    new UpsertCatalogVariant("main", "815", "Bolt", "Bolt", ARTICLE, price, price.isPresent()));
            outgoing.deliverAll();
            assertThat(Stream.concat(klaviyo.snapshot().items().stream(), klaviyo.snapshot().variants().stream()))
                    .hasSize(2)
                    .allSatisfy(row -> {
                        assertThat(row.number("price")).isEqualTo(Double.parseDouble(amount.orElse("8.50")));
                        assertThat(row.attributes().get("published").asBoolean(true))
                                .isEqualTo(price.isPresent());
                    });
        }
    }

    private static final String ARTICLE = "https://shop.example/p/815";

    private static UpsertCatalogItem item(String title) {
        return new UpsertCatalogItem(
                "main", "815", title, title, "https://shop.example/p/815", Optional.empty(), false);
    }

    @Test
    void aCorrectedStateMakesUpForARefusedOneAndReleasesWhatWasParkedBehindIt() {
        queue(
                item(""),
                new UpsertCatalogVariant(
                        "main", "815", "Bolt", "Bolt", "https://shop.example/p/815", Optional.empty(), false),
                new SetStock("main", "815", 42));
        outgoing.deliverAll();
        assertThat(outgoing.texts("status from outbox order by id")).containsExactly("refused", "parked", "parked");
        queue(item("Bolt"));
        outgoing.deliverAll();
        assertThat(outgoing.texts("status from outbox order by id"))
                .containsExactly("superseded", "stored", "stored", "stored");
        assertThat(outgoing.texts("resolution from exception")).containsExactly("said anew by command 4");
        assertThat(klaviyo.snapshot().variants()).hasSize(1);
    }

    @Test
    void aKindWithoutBudgetHoldsNoOtherKindUp() {
        List<Runnable> underWay = new ArrayList<>();
        outgoing = new Outgoing(
                POSTGRES,
                clock,
                Way.over(klaviyo.uri(), clock)
                        .withParallel(80)
                        .withBulk(Way.ALONE)
                        .withExecutor(underWay::add));
        queue(IntStream.rangeClosed(1, 80)
                .mapToObj(customer -> profile(customer, "c" + customer + "@shop.example"))
                .toArray(Command[]::new));
        queue(event("Placed Order", 4711, 1));
        outgoing.delivery().step();
        outgoing.delivery().step();
        // 75 profiles are a second's budget; the event has one of its own.
        assertThat(underWay).hasSize(76);
    }

    @Test
    void aKindThatIsClosedForLongDelaysNoRetryOfAnother() {
        klaviyo.faults().add(Fault.always(Fault.Kind.THROTTLED).atMost(1).lasting(Duration.ofMinutes(1)));
        outgoing = new Outgoing(POSTGRES, clock, Way.over(klaviyo.uri(), clock).withParallel(1));
        queue(event("Placed Order", 1, 1), event("Placed Order", 2, 2));
        stepTimes(2);
        assertThat(outgoing.delivery().step()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theRestOfAKindFollowsWhenItsWindowOpens() {
        outgoing = new Outgoing(POSTGRES, clock, Way.over(klaviyo.uri(), clock).withBulk(Way.ALONE));
        queue(IntStream.rangeClosed(1, 80)
                .mapToObj(customer -> profile(customer, "c" + customer + "@shop.example"))
                .toArray(Command[]::new));
        outgoing.deliverAll();
        assertThat(klaviyo.snapshot().profiles()).hasSize(80);
        assertThat(Duration.between(NOW, clock.instant()))
                .isEqualTo(Duration.ofSeconds(1).plus(RateBudget.TRANSIT));
    }
}
