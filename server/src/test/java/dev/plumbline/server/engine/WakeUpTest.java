package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.delivery;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Contract.CustomerRules;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WakeUpTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String WAKES = "aggregate || ' ' || at || ' ' || coalesce(inbox_id, 0) from wake";
    private static final String PROFILES = "inbox_id::text from outbox where kind = 'UpsertProfile' order by id";

    private Stations stations;

    @BeforeEach
    void putTogether() {
        ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:05:00Z"));
        // Profiles are told every quarter of an hour.
        stations = Undelivered.stations(POSTGRES, clock, Stations.CONTRACT.with(CustomerRules.STANDARD));
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    private static Idoc customer(int docnum, String name) {
        return idoc(
                docnum,
                "DEBMAS",
                "DEBMAS07",
                builder("E1KNA1M", "KUNNR", "0000004711", "NAME1", name).build());
    }

    @Test
    void whatIsToldByScheduleWaitsUntilItsTimeHasCome() {
        stations.receive(xml(customer(1, "Werft GmbH")));
        stations.translateAll();
        assertThat(stations.count("outbox")).isZero();
        assertThat(stations.funnel().idocs()).isEqualTo(Map.of("scheduled", 1L));
        stations.clock().advance(Duration.ofMinutes(10));
        stations.translateAll();
        assertThat(stations.texts(PROFILES)).containsExactly("1");
        assertThat(stations.count("wake")).isZero();
    }

    @Test
    void aProfileThatIsToldByScheduleIsTracedToTheIdocThatChangedItLast() {
        stations.receive(xml(customer(1, "Werft GmbH")));
        stations.translateAll();
        stations.receive(xml(customer(2, "Werft AG")));
        stations.translateAll();
        stations.clock().advance(Duration.ofMinutes(10));
        stations.translateAll();
        assertThat(stations.texts(PROFILES)).containsExactly("2");
    }

    @Test
    void theEngineSleepsNoLongerThanUntilTheNextWakeUp() {
        stations.receive(xml(customer(1, "Werft GmbH")));
        stations.translateAll();
        stations.clock().advance(Duration.ofMinutes(10).minusMillis(300));
        assertThat(stations.engine().step()).isEqualTo(Duration.ofMillis(300));
    }

    @Test
    void aWakeUpThatIsFarAwayIsLookedForEverySecond() {
        stations.receive(xml(customer(1, "Werft GmbH")));
        stations.translateAll();
        assertThat(stations.engine().step()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aHoldWhoseDeadlineHasPassedAsksAPersonOnce() {
        stations.receive(xml(delivery(2, "0080000001", "0000012345")));
        stations.translateAll();
        assertThat(stations.count("exception")).isZero();
        stations.clock().advance(Duration.ofDays(2));
        stations.translateAll();
        assertThat(stations.texts("kind || ' ' || aggregate || ' ' || hold_reason || ' ' || inbox_id from exception"))
                .containsExactly("HOLD_OVERDUE order/PRD-100/12345 PREDECESSOR_MISSING 1");
        assertThat(stations.texts("reason from exception").getFirst())
                .contains("./plumbline holds release order 12345 --reason");
        stations.receive(xml(delivery(3, "0080000002", "0000012345")));
        stations.translateAll();
        assertThat(stations.count("exception")).isEqualTo(1);
        assertThat(stations.texts("aggregate from hold where overdue")).containsExactly("order/PRD-100/12345");
    }

    @Test
    void whenWhatWasAwaitedArrivesThePersonIsAskedNoMore() {
        stations.receive(xml(delivery(2, "0080000001", "0000012345")));
        stations.translateAll();
        stations.clock().advance(Duration.ofDays(2));
        stations.translateAll();
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.translateAll();
        assertThat(stations.count("exception where closed_at is null")).isZero();
        assertThat(stations.texts("resolution from exception")).containsExactly("it is not held for that any more");
        assertThat(stations.count("hold")).isZero();
    }

    @Test
    void anAggregateThatCannotBeWokenIsLeftToAPersonAndAllOthersGoOn() {
        stations.receive(xml(customer(1, "Werft GmbH")));
        stations.translateAll();
        stations.jdbc()
                .sql("update aggregate set state = state - 'views' where key = 'customer/PRD-100/4711'")
                .update();
        stations.receive(xml(order(2, "0000012345", "0000004712")));
        stations.clock().advance(Duration.ofMinutes(10));
        stations.engine().step();
        assertThat(stations.texts("kind || ' ' || aggregate || ' ' || inbox_id from exception"))
                .containsExactly("DEFECT customer/PRD-100/4711 1");
        assertThat(stations.texts(WAKES)).noneMatch(wake -> wake.startsWith("customer/PRD-100/4711 "));
        assertThat(stations.texts("status from inbox order by id")).containsExactly("applied", "applied");
    }

    @Test
    void aPersonsDecisionDoesNotTakeTheCauseFromWhatAnIdocMadeDue() {
        stations.receive(xml(customer(1, "Werft GmbH")));
        stations.translateAll();
        stations.jdbc().sql("""
                        insert into decision (aggregate, kind, by_whom, why, at)
                        values ('customer/PRD-100/4711', 'RELEASE', 'Anna Beck', 'none', now())""").update();
        stations.translateAll();
        assertThat(stations.texts(WAKES)).singleElement().asString().endsWith(" 1");
    }
}
