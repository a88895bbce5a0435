package dev.plumbline.server.exceptions;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoRequest;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExceptionDeskTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    /** Of the events: profiles are told in between. */
    private static final String STATUSES = "status from outbox where kind = 'TrackEvent' order by id";

    /** Klaviyo refuses placed orders while this holds. */
    private final AtomicBoolean refuses = new AtomicBoolean(true);

    private ManualClock clock;
    private KlaviyoStandIn klaviyo;
    private Stations stations;

    @BeforeEach
    void putTogether() throws IOException {
        clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        Way way = Way.over(klaviyo.uri(), clock);
        stations = new Stations(
                POSTGRES,
                clock,
                way.withSender(request -> refuses.get() && isPlacing(request)
                        ? KlaviyoResponse.failed(new Failure.Invalid(400, List.of()))
                        : way.sender().send(request)));
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    private static boolean isPlacing(KlaviyoRequest request) {
        return request.body()
                .map(body -> new String(body.bytes(), StandardCharsets.UTF_8))
                .filter(body -> body.contains("Placed Order"))
                .isPresent();
    }

    private void refuseAnOrder() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), delivery(2, "0080000001", "0000012345")));
        stations.translateAll();
        stations.deliverAll();
    }

    @Test
    void aReplayPutsARefusedCommandAndThoseParkedBehindItBackIntoTheQueue() {
        refuseAnOrder();
        assertThat(stations.texts(STATUSES)).containsExactly("refused", "parked", "parked");
        assertThat(stations.desk().replay(1)).isEqualTo(new Replay.Started(1, 3));
        assertThat(stations.texts(STATUSES)).containsOnly("queued");
    }

    @Test
    void whatWasReplayedReachesKlaviyoInItsOldOrder() {
        refuseAnOrder();
        refuses.set(false);
        stations.desk().replay(1);
        stations.deliverAll();
        assertThat(klaviyo.snapshot().events())
                .extracting(Event::metric)
                .containsExactly("Placed Order", "Ordered Product", "Fulfilled Order");
        assertThat(stations.funnel().openExceptions()).isZero();
    }

    @Test
    void aReplayThatIsRefusedAgainIsANewException() {
        refuseAnOrder();
        clock.advance(Duration.ofHours(1));
        stations.desk().replay(1);
        stations.deliverAll();
        assertThat(stations.texts("resolution from exception order by id")).containsExactly("replayed", "");
        assertThat(stations.texts(STATUSES)).containsExactly("refused", "parked", "parked");
    }

    @Test
    void aReplayLeavesOtherOrdersAsTheyAre() {
        refuseAnOrder();
        stations.receive(xml(order(3, "0000012346", "0000004711")));
        stations.translateAll();
        stations.deliverAll();
        assertThat(stations.desk().replay(1)).isEqualTo(new Replay.Started(1, 3));
        assertThat(stations.texts(STATUSES)).containsExactly("queued", "queued", "queued", "refused", "parked");
    }

    @Test
    void aReplayOfAnIdocThatCouldNotBeReadReadsItAgain() {
        stations.receive(xml(idoc(1, "ORDRSP", "ORDERS05", segment("E1EDK01", "BELNR", "0000012345"))));
        stations.translateAll();
        assertThat(stations.desk().replay(1)).isEqualTo(new Replay.Started(1, 0));
        assertThat(stations.texts("status from inbox")).containsExactly("received");
        stations.translateAll();
        assertThat(stations.texts("status from inbox")).containsExactly("exception");
        assertThat(stations.texts("kind || ' ' || resolution from exception order by id"))
                .containsExactly("UNTRANSLATABLE replayed", "UNTRANSLATABLE ");
    }

    @Test
    void aReplayOfWhatIsNoIdocIsAnExceptionAgain() {
        stations.receive("this is no IDoc".getBytes(StandardCharsets.UTF_8));
        stations.desk().replay(1);
        stations.translateAll();
        assertThat(stations.texts("kind || ' ' || resolution from exception order by id"))
                .containsExactly("UNREADABLE replayed", "UNREADABLE ");
    }

    @Test
    void anUnknownExceptionIsNotOpen() {
        assertThat(stations.desk().replay(4711)).isEqualTo(new Replay.NotOpen("There is no open exception 4711"));
    }

    @Test
    void anExceptionIsReplayedOnce() {
        refuseAnOrder();
        stations.desk().replay(1);
        assertThat(stations.desk().replay(1)).isInstanceOf(Replay.NotOpen.class);
    }

    @Test
    void anOverdueHoldIsNoMatterOfAReplay() {
        stations.receive(xml(delivery(2, "0080000001", "0000012345")));
        stations.translateAll();
        clock.advance(Duration.ofDays(3));
        stations.translateAll();
        assertThat(stations.desk().replay(1)).isInstanceOf(Replay.NotReplayable.class);
        assertThat(stations.funnel().openExceptions()).isEqualTo(1);
    }

    @Test
    void aReplayOfWhatWasLeftOutReadsTheIdocAgain() {
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.translateAll();
        stations.jdbc().sql("""
                        insert into exception (inbox_id, kind, reason, aggregate, opened_at)
                        values (1, 'LEFT_OUT', 'no e-mail address', 'order/PRD-100/12345', now())""").update();
        assertThat(stations.desk().replay(1)).isEqualTo(new Replay.Started(1, 0));
        assertThat(stations.texts("status from inbox")).containsExactly("received");
        stations.translateAll();
        assertThat(stations.texts("status from inbox")).containsExactly("unchanged");
    }

    @Test
    void aReplayOfWhatCouldNotBeToldWhenItWasDueWakesItAgain() {
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.translateAll();
        stations.jdbc().sql("""
                        insert into exception (inbox_id, kind, reason, aggregate, opened_at)
                        values (1, 'DEFECT', 'not told', 'customer/PRD-100/4711', now())""").update();
        assertThat(stations.desk().replay(1)).isEqualTo(new Replay.Started(1, 0));
        assertThat(stations.texts("aggregate || ' ' || inbox_id from wake")).containsExactly("customer/PRD-100/4711 1");
    }
}
