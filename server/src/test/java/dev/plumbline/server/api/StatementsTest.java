package dev.plumbline.server.api;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatementsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private KlaviyoStandIn klaviyo;
    private Stations stations;

    @BeforeEach
    void putTogether() throws IOException {
        ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        klaviyo = KlaviyoStandIn.start(StandInOptions.standard(clock));
        stations = new Stations(POSTGRES, clock, Way.over(klaviyo.uri(), clock));
    }

    @AfterEach
    void takeApart() {
        stations.close();
        klaviyo.close();
    }

    @Test
    void anOrdersStatementTellsWhatSapSaidAndWhatKlaviyoWasTold() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.receive(xml(delivery(8, "0080000001", "0000012345")));
        stations.translateAll();
        stations.deliverAll();
        assertThat(stations.statements().ofOrder("12345")).singleElement().satisfies(statement -> {
            assertThat(statement.customer()).isEqualTo("4711");
            assertThat(statement.standing()).isEqualTo("It is placed in Klaviyo.");
            assertThat(statement.sums()).last().satisfies(sum -> {
                assertThat(sum.what()).isEqualTo("stands");
                assertThat(sum.amount()).isEqualByComparingTo("100.00");
            });
            assertThat(statement.chapters())
                    .extracting(Statement.Chapter::what)
                    .containsExactly(
                            "Order 12345 of customer 4711: 1 item for 100.00 EUR net",
                            "Delivery 80000001 of 2 pieces: goods issue posted on 3 Mar 2026 09:00");
            assertThat(statement.chapters().getLast().told()).singleElement().satisfies(told -> {
                assertThat(told.what()).isEqualTo("Fulfilled Order 100.00 EUR");
                assertThat(told.state()).isEqualTo("Klaviyo has accepted it");
            });
            assertThat(statement.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.shipped()).isEqualByComparingTo("2"));
        });
    }

    @Test
    void aDeliveryWithoutItsOrderSaysWhatIsMissing() {
        stations.receive(xml(delivery(8, "0080000001", "0000012345")));
        stations.translateAll();
        assertThat(stations.statements().ofOrder("0000012345")).singleElement().satisfies(statement -> {
            assertThat(statement.standing()).isEqualTo("Klaviyo has not been told of it: it is held.");
            assertThat(statement.open())
                    .singleElement()
                    .asString()
                    .startsWith("Order 12345 was not received yet; delivery 80000001 waits for it");
        });
    }

    @Test
    void anUnknownOrderHasNoStatement() {
        assertThat(stations.statements().ofOrder("99999")).isEmpty();
    }
}
