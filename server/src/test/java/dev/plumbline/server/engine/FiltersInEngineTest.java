package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.delivery.Way;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What filters leave out, from the inbox to what people read. */
class FiltersInEngineTest {
    private static final String INTERNAL = """
            rules:
              filters:
                internal-orders: {order: "order.soldTo.number == '4799'", reason: between our own houses}
                test-customers: {customer: "customer.number.startsWith('99')", reason: accounts of IT}
            """;
    private static final String ACCOUNTED = "left out by filter internal-orders: between our own houses";

    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private ManualClock clock;
    private Stations stations;

    @BeforeEach
    void putTogether() {
        clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        Contract filtered = Stations.CONTRACT.with(mapping(INTERNAL).filters());
        stations = new Stations(POSTGRES, clock, Way.over(URI.create("http://localhost:1"), clock), filtered);
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    private static Mapping mapping(String yaml) {
        return Mappings.of(yaml);
    }

    /** The engine works on by another mapping. */
    private void reload(String version, Contract contract) {
        Rulebook rulebook = new Rulebook(version, stations.reader(), new Mirror(contract));
        Engine engine = new Engine(
                new PostgresEngineStore(stations.jdbc(), POSTGRES.transaction(), new StoredJson(), stations.outbox()),
                () -> rulebook,
                clock,
                new Doorbell());
        for (int steps = 0; engine.step().isZero(); steps++) {
            assertThat(steps).as("steps of an engine that comes to no end").isLessThan(100);
        }
    }

    @Test
    void anIdocOfAnOrderThatIsLeftOutIsAccountedForByTheFilterAndItsReason() {
        stations.receive(xml(order(7, "0000012345", "0000004799")), xml(order(8, "0000012346", "0000004711")));
        stations.translateAll();
        assertThat(stations.funnel().ignored()).isEqualTo(Map.of(ACCOUNTED, 1L));
        assertThat(stations.funnel().idocs().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(stations.funnel().received());
        assertThat(stations.texts("distinct aggregate from outbox where kind = 'TrackEvent'"))
                .containsExactly("order/PRD-100/12346");
    }

    @Test
    void whatIsLeftOutIsCountedByFilterAndKind() {
        stations.receive(
                xml(order(7, "0000012345", "0000004799")),
                xml(order(8, "0000012346", "0000009901")),
                xml(order(9, "0000012347", "0000009901")));
        stations.translateAll();
        assertThat(stations.texts(
                        "filter || ' ' || kind || ' ' || how || ' ' || count(*) from left_out group by filter,"
                                + " kind, how order by 1"))
                .containsExactly(
                        "internal-orders order ITSELF 1",
                        "test-customers customer ITSELF 1",
                        "test-customers order BY_CUSTOMER 2");
    }

    @Test
    void aPersonWhoFollowsTheOrderReadsThatItIsLeftOutAndWhy() {
        stations.receive(xml(order(7, "0000012345", "0000004799")), xml(delivery(8, "0080000001", "0000012345")));
        stations.translateAll();
        assertThat(stations.statements().ofOrder("12345")).singleElement().satisfies(statement -> {
            assertThat(statement.standing()).isEqualTo("Klaviyo is not told of it: " + ACCOUNTED + ".");
            assertThat(statement.chapters())
                    .allMatch(chapter -> chapter.remark().equals(ACCOUNTED));
        });
        assertThat(stations.questions().stories("order", "12345"))
                .singleElement()
                .satisfies(story -> assertThat(story.leftOut()).isEqualTo("internal-orders: between our own houses"));
    }

    @Test
    void aMappingWithoutTheFilterLetsThroughWhatItLeftOut() {
        stations.receive(xml(order(7, "0000012345", "0000004799")), xml(order(8, "0000012346", "0000009901")));
        stations.translateAll();
        assertThat(stations.count("outbox")).isZero();
        reload("anothermappin", Stations.CONTRACT);
        assertThat(stations.count("left_out")).isZero();
        assertThat(stations.texts("distinct aggregate from outbox where kind = 'TrackEvent' order by 1"))
                .containsExactly("order/PRD-100/12345", "order/PRD-100/12346");
    }

    @Test
    void aMappingThatStillHasTheFilterLooksOnceAndChangesNothing() {
        stations.receive(xml(order(7, "0000012345", "0000004799")));
        stations.translateAll();
        reload("anothermappin", Stations.CONTRACT.with(mapping(INTERNAL).filters()));
        assertThat(stations.count("outbox")).isZero();
        assertThat(stations.texts("mapping from left_out")).containsExactly("anothermappin");
    }

    @Test
    void anOrderThatWaitsForAnotherDocumentIsNotHeldOnceItIsLeftOut() {
        stations.receive(xml(delivery(8, "0080000001", "0000012345")));
        stations.translateAll();
        assertThat(stations.count("hold")).isOne();
        stations.receive(xml(order(7, "0000012345", "0000004799")));
        stations.translateAll();
        assertThat(stations.count("hold")).isZero();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("settled", 1L, "ignored", 1L));
    }
}
