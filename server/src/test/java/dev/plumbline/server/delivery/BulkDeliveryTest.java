package dev.plumbline.server.delivery;

import static dev.plumbline.server.delivery.Queued.NOW;
import static dev.plumbline.server.delivery.Queued.event;
import static dev.plumbline.server.delivery.Queued.profile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.JsonBody;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.klaviyo.Sender;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three commands are many here. */
class BulkDeliveryTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final BulkRule EARLY = new BulkRule(3, Duration.ZERO, Duration.ZERO);
    private static final Duration PROCESSING = Duration.ofSeconds(20);
    private static final String STATUSES = "status from outbox order by id";

    private final List<Recorded> requests = new ArrayList<>();
    private ManualClock clock;
    private KlaviyoStandIn klaviyo;
    private Outgoing outgoing;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(NOW);
        klaviyo = KlaviyoStandIn.start(
                StandInOptions.standard(clock).withProcessing(PROCESSING).withRecorder(requests::add));
        outgoing = new Outgoing(POSTGRES, clock, way());
    }

    @AfterEach
    void takeApart() {
        klaviyo.close();
    }

    private Way way() {
        return Way.over(klaviyo.uri(), clock).withBulk(EARLY);
    }

    private void queue(Command... commands) {
        Queued.queue(POSTGRES, clock, commands);
    }

    private void queueEvents(int count) {
        queue(IntStream.rangeClosed(1, count)
                .mapToObj(n -> event("Placed Order", n, n))
                .toArray(Command[]::new));
    }

    private void queueProfiles(int count) {
        queue(IntStream.rangeClosed(1, count)
                .mapToObj(n -> profile(n, "c" + n + "@kunde-mail.de"))
                .toArray(Command[]::new));
    }

    private void stepTimes(int count) {
        for (int n = 0; n < count; n++) {
            outgoing.delivery().step();
        }
    }

    private List<String> written() {
        return requests.stream()
                .filter(request -> !request.method().equals("GET"))
                .map(request -> request.path() + " " + request.status())
                .toList();
    }

    private List<Event> events() {
        clock.advance(PROCESSING);
        return klaviyo.snapshot().events();
    }

    @Test
    void fewEventsGoOneByOne() {
        queueEvents(2);
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/events 202", "/api/events 202");
    }

    @Test
    void manyEventsShareARequest() {
        queueEvents(40);
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/event-bulk-create-jobs 202");
        assertThat(outgoing.texts(STATUSES)).hasSize(40).containsOnly("accepted");
        assertThat(events()).hasSize(40);
    }

    @Test
    void twoCommandsOfAProfileNeverShareARequest() {
        queue(
                event("Placed Order", 1, 1),
                event("Placed Order", 2, 2),
                event("Placed Order", 3, 3),
                event("Fulfilled Order", 1, 1),
                event("Fulfilled Order", 2, 2),
                event("Fulfilled Order", 3, 3));
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/event-bulk-create-jobs 202", "/api/event-bulk-create-jobs 202");
        assertThat(requests.getFirst().body()).contains("Placed Order").doesNotContain("Fulfilled Order");
    }

    @Test
    void aRowThatKlaviyoNamesCostsOnlyItself() {
        queueEvents(4);
        queue(event("Placed Order", 5, 5, NOW.plus(Duration.ofDays(500))));
        outgoing.deliverAll();
        assertThat(outgoing.texts(STATUSES)).containsExactly("accepted", "accepted", "accepted", "accepted", "refused");
        assertThat(written())
                .containsExactlyInAnyOrder(
                        "/api/event-bulk-create-jobs 400", "/api/event-bulk-create-jobs 202", "/api/events 400");
        assertThat(outgoing.texts("segment || '-' || field from exception")).containsExactly("E1EDK03-DATUM");
    }

    @Test
    void aRefusalThatNamesNoRowIsHalvedUntilTheWrongOneStandsAlone() {
        Sender real = way().sender();
        outgoing = new Outgoing(POSTGRES, clock, way().withSender(request -> {
            boolean wrong = request.body().map(JsonBody::text).orElse("").contains("PRD-100-order-11\"");
            ApiError error = new ApiError(
                    "", 400, "invalid", "Invalid input.", "no", Optional.of("/data"), Optional.empty(), Map.of());
            return wrong ? KlaviyoResponse.failed(new Failure.Invalid(400, List.of(error))) : real.send(request);
        }));
        queueEvents(20);
        outgoing.deliverAll();
        assertThat(outgoing.texts("id::text from outbox where status = 'refused'"))
                .containsExactly("11");
        assertThat(outgoing.count("outbox where status = 'accepted'")).isEqualTo(19);
        assertThat(outgoing.count("exception")).isEqualTo(1);
    }

    @Test
    void eventsOfARequestThatNobodyHeardOfGoAgainOneByOneAndAreThereOnce() {
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.RESET_AFTER).on("/api/event-bulk").atMost(1));
        queueEvents(5);
        outgoing.deliverAll();
        assertThat(written()).hasSize(6);
        assertThat(written().subList(1, 6)).containsOnly("/api/events 202");
        assertThat(events()).hasSize(5);
    }

    @Test
    void aThrottledRequestOfManyGoesAgainAsItWas() {
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.THROTTLED)
                        .on("/api/event-bulk")
                        .atMost(1)
                        .lasting(Duration.ofSeconds(7)));
        queueEvents(5);
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/event-bulk-create-jobs 429", "/api/event-bulk-create-jobs 202");
        assertThat(outgoing.texts("distinct attempts::text from outbox")).containsExactly("1");
    }

    @Test
    void profilesGoAsAJobThatIsFollowedToItsEnd() {
        queueProfiles(5);
        stepTimes(3);
        assertThat(outgoing.texts(STATUSES)).containsOnly("queued");
        assertThat(outgoing.delivery().status().jobs()).isEqualTo(1);
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/profile-bulk-import-jobs 202");
        assertThat(outgoing.texts("status || ' ' || answer from outbox")).containsOnly("stored job job-1");
        assertThat(klaviyo.snapshot().profiles()).hasSize(5);
        assertThat(outgoing.delivery().status().jobs()).isZero();
    }

    @Test
    void aLaneIsBusyUntilItsJobHasEnded() {
        queueProfiles(5);
        queue(event("Placed Order", 1, 1, NOW.minus(Duration.ofDays(100))));
        stepTimes(3);
        clock.advance(Duration.ofSeconds(19));
        stepTimes(3);
        assertThat(written()).hasSize(1);
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/profile-bulk-import-jobs 202", "/api/events 202");
    }

    @Test
    void aRowThatFailsInAJobGoesAgainAloneWhereKlaviyoSaysWhatIsWrong() {
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.JOB_ROW_FAILS)
                        .on("/api/profile-bulk")
                        .atMost(1));
        queueProfiles(5);
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/profile-bulk-import-jobs 202", "/api/profile-import 201");
        assertThat(outgoing.texts(STATUSES)).containsOnly("stored");
        assertThat(klaviyo.snapshot().profiles()).hasSize(5);
    }

    @Test
    void theCommandsOfAJobThatIsGivenUpOrForgottenAreSentAgain() {
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.JOB_CANCELLED)
                        .on("/api/profile-bulk")
                        .atMost(1));
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.JOB_FORGOTTEN).on("/api/catalog").atMost(1));
        queueProfiles(3);
        queueItems(3);
        outgoing.deliverAll();
        assertThat(outgoing.texts(STATUSES)).containsOnly("stored");
        assertThat(klaviyo.snapshot().profiles()).hasSize(3);
        assertThat(klaviyo.snapshot().items()).hasSize(3);
    }

    @Test
    void anotherProcessFollowsTheJobsOfTheOneBefore() {
        queueProfiles(5);
        stepTimes(3);
        outgoing = new Outgoing(POSTGRES, clock, way());
        outgoing.deliverAll();
        assertThat(written()).containsExactly("/api/profile-bulk-import-jobs 202");
        assertThat(outgoing.texts(STATUSES)).containsOnly("stored");
    }

    /** Else the older state of the job would overwrite what comes after it. */
    @Test
    void whileAJobThatNobodyHeardOfIsWorkedOffItsCommandsAreNotSentAgain() {
        klaviyo.faults()
                .add(Fault.always(Fault.Kind.RESET_AFTER)
                        .on("/api/profile-bulk")
                        .atMost(1));
        queueProfiles(3);
        queue(profile(1, "later@kunde-mail.de"));
        outgoing.deliverAll();
        assertThat(written().getFirst()).isEqualTo("/api/profile-bulk-import-jobs 0");
        assertThat(requests.stream()
                        .filter(request -> request.path().startsWith("/api/profile-import"))
                        .map(Recorded::at))
                .allSatisfy(at -> assertThat(at).isAfter(NOW.plus(PROCESSING)));
        assertThat(klaviyo.snapshot().profiles())
                .extracting(profile -> profile.text("email").orElse(""))
                .contains("later@kunde-mail.de")
                .doesNotContain("c1@kunde-mail.de");
    }

    private void queueItems(int count) {
        queue(IntStream.rangeClosed(1, count).mapToObj(BulkDeliveryTest::item).toArray(Command[]::new));
    }

    private static UpsertCatalogItem item(int n) {
        return new UpsertCatalogItem(
                "main", "sku-" + n, "Bolt", "Bolt", "https://shop.kunde-mail.de", Optional.empty(), true);
    }

    @Test
    void aWaveOfArticlesGoesInJobsItemsFirstThenVariantsThenStock() {
        for (int n = 1; n <= 3; n++) {
            queue(
                    item(n),
                    new UpsertCatalogVariant(
                            "main", "sku-" + n, "Bolt", "Bolt", "https://shop.kunde-mail.de", Optional.empty(), true),
                    new SetStock("main", "sku-" + n, n));
        }
        outgoing.deliverAll();
        assertThat(written())
                .containsExactly(
                        "/api/catalog-item-bulk-create-jobs 202",
                        "/api/catalog-variant-bulk-create-jobs 202",
                        "/api/catalog-variant-bulk-update-jobs 202");
        assertThat(klaviyo.snapshot().variants())
                .extracting(row -> row.number("inventory_quantity"))
                .containsExactlyInAnyOrder(1.0, 2.0, 3.0);
    }

    @Test
    void pricesAndTheirChangesGoInJobsToItemsAndVariants() {
        for (String amount : List.of("9.95", "8.50")) {
            Optional<Money> price = Optional.of(new Money(new BigDecimal(amount), "EUR"));
            for (int n = 1; n <= 3; n++) {
                queue(
                        new UpsertCatalogItem("main", "sku-" + n, "Bolt", "Bolt", SHOP, price, true),
                        new UpsertCatalogVariant("main", "sku-" + n, "Bolt", "Bolt", SHOP, price, true));
            }
            outgoing.deliverAll();
            assertThat(Stream.concat(klaviyo.snapshot().items().stream(), klaviyo.snapshot().variants().stream()))
                    .hasSize(6)
                    .allSatisfy(row -> assertThat(row.number("price")).isEqualTo(Double.parseDouble(amount)));
        }
        // Plumbline does not know what is there: each wave is created first, and changed where it cannot be.
        assertThat(written())
                .containsExactly(
                        "/api/catalog-item-bulk-create-jobs 202",
                        "/api/catalog-variant-bulk-create-jobs 202",
                        "/api/catalog-item-bulk-create-jobs 202",
                        "/api/catalog-item-bulk-update-jobs 202",
                        "/api/catalog-variant-bulk-create-jobs 202",
                        "/api/catalog-variant-bulk-update-jobs 202");
    }

    private static final String SHOP = "https://shop.kunde-mail.de";

    @Test
    void articlesThatAreThereAlreadyAreUpdatedByAJobToo() {
        queueItems(3);
        outgoing.deliverAll();
        requests.clear();
        queueItems(3);
        outgoing.deliverAll();
        assertThat(written())
                .containsExactly("/api/catalog-item-bulk-create-jobs 202", "/api/catalog-item-bulk-update-jobs 202");
        assertThat(outgoing.texts(STATUSES)).containsOnly("stored");
    }

    @Test
    void aSingleQuantityIsAPatch() {
        queue(
                item(1),
                new UpsertCatalogVariant(
                        "main", "sku-1", "Bolt", "Bolt", "https://shop.kunde-mail.de", Optional.empty(), true));
        outgoing.deliverAll();
        requests.clear();
        queue(new SetStock("main", "sku-1", 7));
        outgoing.deliverAll();
        assertThat(requests).extracting(Recorded::method).containsExactly("PATCH");
    }

    @Test
    void aKeyThatMayNotSendManySendsOneByOne() {
        Sender real = way().sender();
        outgoing = new Outgoing(
                POSTGRES,
                clock,
                way().withSender(request -> request.path().startsWith("/api/profile-bulk")
                        ? KlaviyoResponse.failed(new Failure.PermissionDenied(List.of()))
                        : real.send(request)));
        queueProfiles(5);
        outgoing.deliverAll();
        assertThat(written()).hasSize(5).containsOnly("/api/profile-import 201");
        assertThat(outgoing.delivery().status().mode()).isEqualTo(DeliveryStatus.Mode.LIVE);
    }
}
