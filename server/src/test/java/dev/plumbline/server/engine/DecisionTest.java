package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DecisionTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String EVENTS =
            "command->>'metric' || ' ' || coalesce(inbox_id, 0) from outbox where kind = 'TrackEvent' order by id";

    private Stations stations;

    @BeforeEach
    void putTogether() {
        stations = Undelivered.stations(
                POSTGRES, new ManualClock(Instant.parse("2026-03-04T08:00:00Z")), Stations.CONTRACT);
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    /** The order, which SAP has blocked for delivery. */
    private static Idoc blocked(int docnum, String number) {
        Idoc open = order(docnum, number, "0000004711");
        List<Segment> segments = Stream.concat(
                        Stream.of(segment("E1EDK01", "CURCY", "EUR", "BELNR", number, "LIFSK", "01")),
                        open.segments().stream().skip(1))
                .toList();
        return idoc(docnum, "ORDRSP", "ORDERS05", segments.toArray(Segment[]::new));
    }

    @Test
    void whatAPersonReleasesIsToldAlthoughSapHoldsIt() {
        stations.receive(xml(blocked(1, "0000012345")));
        stations.translateAll();
        assertThat(stations.texts("reason from hold")).containsExactly("DELIVERY_BLOCK");
        assertThat(stations.count("outbox")).isZero();
        stations.holds().decide("order/PRD-100/12345", Decided.Kind.RELEASE, "Anna Beck", "customer was called");
        stations.translateAll();
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order 0", "Ordered Product 0");
        assertThat(stations.count("hold")).isZero();
        assertThat(stations.count("decision where done_at is not null")).isEqualTo(1);
    }

    @Test
    void aDecisionIsWorkedOnce() {
        stations.receive(xml(blocked(1, "0000012345")));
        stations.translateAll();
        stations.holds().decide("order/PRD-100/12345", Decided.Kind.RELEASE, "Anna Beck", "customer was called");
        stations.translateAll();
        assertThat(stations.engine().step()).isPositive();
    }

    @Test
    void aDecisionIsWorkedBeforeTheIdocsThatCameAfterIt() {
        stations.receive(xml(blocked(1, "0000012345")));
        stations.translateAll();
        stations.holds().decide("order/PRD-100/12345", Decided.Kind.DROP, "Anna Beck", "a test order");
        stations.receive(xml(order(2, "0000012345", "0000004711")));
        stations.translateAll();
        assertThat(stations.count("outbox where kind = 'TrackEvent'")).isZero();
    }

    @Test
    void whatAPersonDropsIsNeverTold() {
        stations.receive(xml(delivery(2, "0080000001", "0000012345")));
        stations.translateAll();
        stations.holds().decide("order/PRD-100/12345", Decided.Kind.DROP, "Anna Beck", "of before the start");
        stations.translateAll();
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.translateAll();
        assertThat(stations.count("outbox where kind = 'TrackEvent'")).isZero();
    }

    @Test
    void aDecisionThatCannotBeWorkedIsLeftToAPersonAndAllOthersGoOn() {
        stations.receive(xml(blocked(1, "0000012345"), blocked(2, "0000012346")));
        stations.translateAll();
        stations.holds().decide("order/PRD-100/12345", Decided.Kind.RELEASE, "Anna Beck", "customer was called");
        stations.holds().decide("order/PRD-100/12346", Decided.Kind.RELEASE, "Anna Beck", "customer was called");
        stations.jdbc()
                .sql("update aggregate set state = state - 'told' where key = 'order/PRD-100/12345'")
                .update();
        stations.engine().step();
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order 0", "Ordered Product 0");
        assertThat(stations.texts("kind || ' ' || aggregate || ' ' || coalesce(inbox_id, 0) from exception"))
                .containsExactly("DEFECT order/PRD-100/12345 0");
        assertThat(stations.count("decision where done_at is null")).isZero();
    }
}
