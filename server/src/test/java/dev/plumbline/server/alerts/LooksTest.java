package dev.plumbline.server.alerts;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.DeliveryStatus;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.exceptions.CauseDesk;
import dev.plumbline.server.settings.Alerting.Ages;
import dev.plumbline.server.settings.Alerting.Counts;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import dev.plumbline.server.watermark.WatermarkStatus;
import dev.plumbline.server.watermark.WatermarkStatus.State;
import dev.plumbline.server.words.Headlines;
import dev.plumbline.server.words.Team;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is seen of a real database. */
class LooksTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");
    private static final Counts COUNTS =
            new Counts(Optional.of(1L), Optional.of(3L), Optional.of(Duration.ofHours(24)));
    private static final Ages AGES = new Ages(Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ofHours(4)));

    private final ManualClock clock = new ManualClock(NOW);
    private KlaviyoStandIn klaviyo;
    private Stations stations;

    @BeforeEach
    void putTogether() throws IOException {
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    private void receive(Idoc... idocs) {
        stations.receive(xml(idocs));
        stations.translateAll();
    }

    private static Idoc orderOn(int docnum, String day) {
        return order(docnum, "00000123%02d".formatted(docnum), "0000004711").with(3, "E1EDK03", "DATUM", day);
    }

    private CausesLook causes(Counts limits) {
        return new CausesLook(
                new CauseDesk(POSTGRES.jdbc(), clock),
                new Headlines(() -> Mappings.standard().sources()),
                POSTGRES.jdbc(),
                limits);
    }

    private OutboxLook outbox() {
        return new OutboxLook(
                POSTGRES.jdbc(),
                POSTGRES.transaction(),
                () -> stations.texts("distinct account from outbox"),
                AGES,
                AGES);
    }

    @Test
    void aCauseNamesTheRecordsTheFieldAndThePageAndNoneOfTheValues() {
        receive(orderOn(1, "20261399"), orderOn(2, "20260230"));
        Fact fact = causes(COUNTS).now(NOW).getFirst();
        assertThat(fact.severity()).isEqualTo(Severity.WARNING);
        assertThat(fact.team()).isEqualTo(Team.INTEGRATION);
        assertThat(fact.wording().title()).isEqualTo("2 orders cannot be understood (E1EDK03 DATUM)");
        assertThat(fact.wording().records()).containsExactly("IDoc 0000000000000001", "IDoc 0000000000000002");
        assertThat(fact.wording().link()).isEqualTo("/" + fact.subject().replace("exceptions/", "exceptions/causes/"));
        assertThat(fact.wording().toString()).doesNotContain("20261399", "20260230");
    }

    @Test
    void numberOrAgeMakeACauseCritical() {
        receive(orderOn(1, "20261399"), orderOn(2, "20260230"));
        assertThat(causes(COUNTS).now(NOW.plus(Duration.ofHours(25))).getFirst().severity())
                .isEqualTo(Severity.CRITICAL);
        receive(orderOn(3, "20260231"));
        assertThat(causes(COUNTS).now(NOW).getFirst().severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void aCauseThatSomebodyIgnoresIsNobodysWork() {
        receive(orderOn(1, "20261399"));
        CauseDesk desk = new CauseDesk(POSTGRES.jdbc(), clock);
        desk.ignore(desk.open(1).getFirst().id(), NOW.plusSeconds(60), "Anna Beck", "a test order");
        assertThat(causes(COUNTS).now(NOW)).isEmpty();
        assertThat(causes(COUNTS).now(NOW.plusSeconds(61))).hasSize(1);
    }

    @Test
    void whatIsHeldBeyondItsDeadlineIsSeenOnceByItsReasonAndNotAsACauseToo() {
        receive(delivery(1, "0080000001", "0000012345"));
        HoldsLook look = new HoldsLook(POSTGRES.jdbc(), COUNTS);
        assertThat(look.now(NOW)).isEmpty();
        POSTGRES.jdbc()
                .sql("update hold set overdue = true, deadline = '2026-03-04T07:00:00Z'")
                .update();
        Fact fact = look.now(NOW).getFirst();
        assertThat(fact.subject()).isEqualTo("holds/PREDECESSOR_MISSING");
        assertThat(fact.severity()).isEqualTo(Severity.WARNING);
        assertThat(fact.wording().records())
                .singleElement()
                .asString()
                .startsWith("order/")
                .endsWith("/12345");
        assertThat(look.now(NOW.plus(Duration.ofHours(24))).getFirst().severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void whatWaitsLongForKlaviyoIsSeenByItsAge() {
        receive(order(1, "0000012345", "0000004711"));
        assertThat(outbox().now(NOW.plus(Duration.ofMinutes(29)))).isEmpty();
        Fact fact = outbox().now(NOW.plus(Duration.ofMinutes(59))).getFirst();
        assertThat(fact.severity()).isEqualTo(Severity.WARNING);
        assertThat(fact.subject()).startsWith("queued/");
        assertThat(fact.wording().title()).endsWith("for 50 minutes");
        assertThat(outbox().now(NOW.plus(Duration.ofHours(5))).getFirst().severity())
                .isEqualTo(Severity.CRITICAL);
    }

    @Test
    void historyMayWait() {
        receive(order(1, "0000012345", "0000004711"));
        POSTGRES.jdbc().sql("update outbox set urgency = 'BACKFILL'").update();
        assertThat(outbox().now(NOW.plus(Duration.ofHours(5)))).isEmpty();
    }

    @Test
    void whatKlaviyoAcceptedAndDoesNotShowIsSeenByItsAge() {
        receive(order(1, "0000012345", "0000004711"));
        POSTGRES.jdbc().sql("""
                        update outbox set status = 'accepted', settled_at = '2026-03-04T08:00:00Z', verification = 'awaited',
                          look_at = '2026-03-04T10:00:00Z'""").update();
        assertThat(outbox().now(NOW.plus(Duration.ofMinutes(29)))).isEmpty();
        Fact fact = outbox().now(NOW.plus(Duration.ofMinutes(31))).getFirst();
        assertThat(fact.subject()).startsWith("unstored/");
        assertThat(fact.severity()).isEqualTo(Severity.WARNING);
        POSTGRES.jdbc().sql("update outbox set verification = 'unsampled'").update();
        assertThat(outbox().now(NOW.plus(Duration.ofMinutes(31)))).isEmpty();
    }

    private static List<Fact> watermark(State state) {
        WatermarkStatus status =
                new WatermarkStatus(state, Optional.of(7L), Optional.empty(), Optional.empty(), "7 IDocs wait");
        return new WatermarksLook(() -> Map.of("waiting", status)).now(NOW);
    }

    @Test
    void aWatermarkThatWarnsIsAWarningAndOneThatRefusesIsCritical() {
        assertThat(watermark(State.FINE)).isEmpty();
        assertThat(watermark(State.UNWATCHED)).isEmpty();
        assertThat(watermark(State.WARN).getFirst().severity()).isEqualTo(Severity.WARNING);
        assertThat(watermark(State.REFUSE).getFirst())
                .satisfies(fact -> assertThat(fact.severity()).isEqualTo(Severity.CRITICAL))
                .satisfies(fact -> assertThat(fact.subject()).isEqualTo("watermark/waiting"));
    }

    private static DeliveryStatus status(DeliveryStatus.Mode mode) {
        return new DeliveryStatus(mode, "Klaviyo's servers fail", 0, "", 0, Map.of());
    }

    @Test
    void anAccountToWhichNothingIsSentIsCriticalUnlessItHasNoKey() {
        PausesLook look = new PausesLook(() -> Map.of(
                "main",
                status(DeliveryStatus.Mode.LIVE),
                "eu",
                status(DeliveryStatus.Mode.PAUSED),
                "us",
                status(DeliveryStatus.Mode.SHADOW)));
        assertThat(look.now(NOW)).singleElement().satisfies(fact -> {
            assertThat(fact.subject()).isEqualTo("paused/eu");
            assertThat(fact.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(fact.wording().cause()).isEqualTo("Klaviyo's servers fail");
        });
    }
}
