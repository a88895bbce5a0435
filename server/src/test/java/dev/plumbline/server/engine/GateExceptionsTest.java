package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Message.Decided.Kind;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.exceptions.Replay;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.Stations;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GateExceptionsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Contract CONTRACT =
            Stations.CONTRACT.with(Mappings.of("""
                    targets:
                      profile:
                        properties:
                          SAPCustomerClass: {value: customer.customerClass, must: {match: '[A-C]', not-turn-empty: true}}
                          SAPAccountGroup: {value: customer.accountGroup, must: {be: KUNA}, breach: pass}
                      events:
                        order: {properties: {PurchaseOrder: {value: order.purchaseOrder, must: {required: true}, breach: quarantine}}}
                    """).targets());
    private static final String EXCEPTIONS =
            "kind || ' ' || aggregate || ' ' || field || ' ' || gate || ' ' || value || case when closed_at is null"
                    + " then '' else ' closed' end from exception order by id";
    private static final String COUNTS =
            "property || ' ' || gate || ' ' || outcome || ' ' || times || ' ' || last_aggregate from gate_count order by 1";

    private Stations stations;

    @BeforeEach
    void putTogether() {
        stations = Undelivered.stations(POSTGRES, new ManualClock(Instant.parse("2026-03-04T08:00:00Z")), CONTRACT);
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    private void receive(Idoc... idocs) {
        stations.receive(xml(idocs));
        stations.translateAll();
    }

    private static Idoc customer(int docnum, String number, String customerClass) {
        return customer(docnum, number, customerClass, "KUNA");
    }

    private static Idoc customer(int docnum, String number, String customerClass, String group) {
        return idoc(
                docnum,
                "DEBMAS",
                "DEBMAS07",
                segment("E1KNA1M", "KUNNR", number, "NAME1", "Nordwind GmbH", "KTOKD", group, "KUKLA", customerClass));
    }

    @Test
    void anExceptionOpensOnceAndClosesItself() {
        receive(customer(1, "0000004711", "X"));
        receive(customer(2, "0000004711", "Y"), customer(3, "0000004711", "Z"));
        String left = "GATE_LEFT_OUT customer/PRD-100/4711 targets.profile.properties.SAPCustomerClass match X";
        assertThat(stations.texts(EXCEPTIONS)).containsExactly(left);
        receive(customer(4, "0000004711", "A"));
        assertThat(stations.texts(EXCEPTIONS)).containsExactly(left + " closed");
        receive(customer(5, "0000004711", "Q"));
        assertThat(stations.texts(EXCEPTIONS)).containsExactly(left + " closed", left.replace(" X", " Q"));
    }

    @Test
    void itNamesTheIdocAndWhatToDo() {
        receive(customer(7, "0000004711", "X"));
        assertThat(stations.texts("docnum from exception e join inbox i on i.id = e.inbox_id"))
                .containsExactly("0000000000000007");
        assertThat(stations.texts("reason from exception"))
                .containsExactly(
                        "targets.profile.properties.SAPCustomerClass: expected a text that matches [A-C] (must:"
                                + " match); customer 4711 is told without SAPCustomerClass, and Klaviyo keeps what it has."
                                + " Correct it in SAP and have it sent again, or mend the mapping");
    }

    @Test
    void whatKlaviyoWasToldStaysToldAndIsComparedWithAfterARestart() {
        receive(customer(1, "0000004711", "A"));
        receive(customer(2, "0000004711", ""));
        assertThat(stations.texts(EXCEPTIONS))
                .containsExactly(
                        "GATE_LEFT_OUT customer/PRD-100/4711 targets.profile.properties.SAPCustomerClass not-turn-empty ");
        receive(customer(3, "0000004711", "A"));
        assertThat(stations.count("outbox")).isEqualTo(1);
        assertThat(stations.texts(EXCEPTIONS)).singleElement().asString().endsWith("closed");
    }

    @Test
    void breachesAreCountedInOneRowForEachDemand() {
        receive(customer(1, "0000004711", "X", "CPD"), customer(2, "0000004712", "X", "CPD"));
        receive(customer(3, "0000004711", "Y", "CPD"));
        assertThat(stations.texts(COUNTS))
                .containsExactly(
                        "targets.profile.properties.SAPAccountGroup be PASS 2 customer/PRD-100/4712",
                        "targets.profile.properties.SAPCustomerClass match LEAVE_OUT 2 customer/PRD-100/4712");
        assertThat(stations.count("gate_count where first_at = last_at")).isEqualTo(2);
        stations.clock().advance(Duration.ofHours(1));
        receive(customer(4, "0000004713", "X"));
        assertThat(stations.texts(COUNTS))
                .contains("targets.profile.properties.SAPCustomerClass match LEAVE_OUT 3 customer/PRD-100/4713");
        assertThat(stations.count("gate_count where first_at + interval '1 hour' = last_at"))
                .isEqualTo(1);
    }

    @Test
    void aHeldOrderHasItsExceptionUntilAPersonDecides() {
        receive(Sap.order(1, "0000012345", "0000004711"));
        String kept = "GATE_QUARANTINED order/PRD-100/12345 targets.events.order.properties.PurchaseOrder required ";
        assertThat(stations.texts(EXCEPTIONS)).containsExactly(kept);
        assertThat(stations.texts("reason || ' ' || policy from hold")).containsExactly("QUALITY_GATE WAIT");
        assertThat(stations.count("outbox")).isZero();
        stations.holds().decide("order/PRD-100/12345", Kind.RELEASE, "Eva", "it has none");
        stations.translateAll();
        assertThat(stations.texts(EXCEPTIONS)).containsExactly(kept + " closed");
        assertThat(stations.count("hold")).isZero();
        assertThat(stations.count("outbox where kind = 'TrackEvent'")).isEqualTo(2);
        assertThat(stations.texts(COUNTS))
                .containsExactly(
                        "targets.events.order.properties.PurchaseOrder required QUARANTINE 1 order/PRD-100/12345");
    }

    @Test
    void aReplayLooksAgain() {
        receive(customer(1, "0000004711", "X"));
        long exception =
                Long.parseLong(stations.texts("id::text from exception").getFirst());
        assertThat(stations.desk().replay(exception)).isInstanceOf(Replay.Started.class);
        stations.translateAll();
        assertThat(stations.texts(EXCEPTIONS))
                .as("it is still not as demanded")
                .hasSize(2)
                .last()
                .asString()
                .doesNotEndWith("closed");
    }
}
