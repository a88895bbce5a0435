package dev.plumbline.server.engine;

import static dev.plumbline.server.support.Idocs.flat;
import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.control;
import static dev.plumbline.server.support.Sap.count;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.Stations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

class EngineTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String STATUSES = "status from inbox order by id";
    private static final String EVENTS = "command->>'metric' from outbox where kind = 'TrackEvent' order by id";

    private Stations stations;

    @BeforeEach
    void putTogether() {
        ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
        stations = Undelivered.stations(POSTGRES, clock, Stations.CONTRACT);
    }

    @AfterEach
    void takeApart() {
        stations.close();
    }

    @Test
    void aBatchBecomesAggregatesCommandsAndFates() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), Sap.delivery(2, "0080000001", "0000012345")));
        assertThat(stations.engine().step()).isZero();
        assertThat(stations.texts(STATUSES)).containsExactly("applied", "applied");
        assertThat(stations.texts("key from aggregate order by key"))
                .containsExactly("customer/PRD-100/4711", "order/PRD-100/12345");
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order", "Ordered Product", "Fulfilled Order");
    }

    @Test
    void aProcessedIdocHasItsControlColumns() {
        stations.receive(xml(order(7, "0000012345", "0000004711")));
        stations.engine().step();
        assertThat(
                        stations.texts(
                                "system || ' ' || client || ' ' || docnum || ' ' || message_type || ' ' || basic_type from inbox"))
                .containsExactly("SAPPRD 100 0000000000000007 ORDRSP ORDERS05");
    }

    @Test
    void anEmptyInboxIsLeftAloneForAWhile() {
        assertThat(stations.engine().step()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theEngineKnowsTheIdocsOfAnOrderAgain() {
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.engine().step();
        stations.receive(xml(Sap.delivery(2, "0080000001", "0000012345")));
        stations.engine().step();
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order", "Ordered Product", "Fulfilled Order");
        assertThat(stations.texts("aggregate || ' ' || inbox_id from inbox_subject order by inbox_id, aggregate"))
                .containsExactly(
                        "customer/PRD-100/4711 1",
                        "order/PRD-100/12345 1",
                        "customer/PRD-100/4711 2",
                        "order/PRD-100/12345 2");
    }

    @Test
    void aCrashAtTheCommitLeavesTheInboxAsItWas() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), idoc(2, "ORDRSP", "ORDERS05")));
        assertThatThrownBy(() ->
                        stations.engineIn(crashing(POSTGRES.transaction())).step())
                .isInstanceOf(Crash.class);
        assertThat(stations.texts(STATUSES)).containsExactly("received", "received");
        assertThat(everythingMade()).containsOnly(0L);
    }

    @Test
    void aBatchThatIsRepeatedAfterACrashIsThereOnce() {
        stations.receive(xml(order(1, "0000012345", "0000004711"), idoc(2, "ORDRSP", "ORDERS05")));
        assertThatThrownBy(() ->
                        stations.engineIn(crashing(POSTGRES.transaction())).step())
                .isInstanceOf(Crash.class);
        stations.translateAll();
        assertThat(stations.texts(STATUSES)).containsExactly("applied", "exception");
        assertThat(everythingMade()).containsExactly(2L, 3L, 1L);
    }

    @Test
    void oneBrokenIdocBecomesAnExceptionAndAllOthersGoOn() {
        stations.receive(xml(
                order(1, "0000012345", "0000004711"),
                idoc(2, "ORDRSP", "ORDERS05", segment("E1EDK01", "BELNR", "0000012346")),
                order(3, "0000012347", "0000004711")));
        stations.engine().step();
        assertThat(stations.texts(STATUSES)).containsExactly("applied", "exception", "applied");
        assertThat(stations.texts("kind || ' ' || segment || '-' || field from exception"))
                .containsExactly("UNTRANSLATABLE E1EDK01-CURCY");
    }

    @Test
    void anIdocWithACharacterThatPostgresRefusesStandsAlone() {
        stations.receive(
                xml(order(1, "0000012345", "0000004711")),
                withNul(flat(order(2, "0000012346", "0000004711")), "Bolt M8"),
                xml(order(3, "0000012347", "0000004711")));
        stations.engine().step();
        assertThat(stations.texts(STATUSES)).containsExactly("applied", "exception", "applied");
        assertThat(stations.texts("kind from exception")).containsExactly("DEFECT");
    }

    @Test
    void anIdocWhoseOwnNumberCannotBeStoredStandsAlone() {
        stations.receive(
                withNul(flat(order(2, "0000012346", "0000004711")), "0000000000000002"),
                xml(order(3, "0000012347", "0000004711")));
        stations.engine().step();
        assertThat(stations.texts(STATUSES)).containsExactly("exception", "applied");
    }

    @Test
    void anIdocWithANumberTooLongForAnIndexStandsAlone() {
        Idoc longest = Idoc.of(
                control(1, "ORDRSP", "ORDERS05").docnum(incompressible(20_000)).build(),
                order(1, "0000012345", "0000004711").segments());
        stations.receive(xml(longest), xml(order(3, "0000012347", "0000004711")));
        stations.engine().step();
        assertThat(stations.texts(STATUSES)).containsExactly("exception", "applied");
    }

    @Test
    void anIdocThatAnAggregateCannotTakeStandsAlone() {
        stations.receive(xml(
                count(1, "000000000000000815", "9".repeat(40)),
                Sap.idoc(2, "MATMAS", "MATMAS05", segment("E1MARAM", "MATNR", "000000000000000815")),
                order(3, "0000012347", "0000004711")));
        stations.engine().step();
        assertThat(stations.texts(STATUSES)).contains("exception").endsWith("applied");
        assertThat(stations.texts("kind from exception")).containsOnly("DEFECT");
    }

    @Test
    void whileOneEngineWorksTheSecondDoesNothing() {
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        Engine second = stations.engineIn(POSTGRES.transaction());
        Engine first = stations.engineIn(whileOpen(() ->
                assertThat(CompletableFuture.supplyAsync(second::step).join()).isEqualTo(Duration.ofSeconds(1))));
        assertThat(first.step()).isZero();
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order", "Ordered Product");
    }

    @Test
    void aReaderThatThrowsAfterAllStopsThisOneAlone() {
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.engineReading((form, charset, raw) -> {
                    throw new IllegalStateException("a defect");
                })
                .step();
        assertThat(stations.texts(STATUSES)).containsExactly("exception");
        assertThat(stations.texts("kind from exception")).containsExactly("DEFECT");
    }

    @Test
    void aDeliveryBeforeItsOrderIsHeld() {
        stations.receive(xml(Sap.delivery(2, "0080000001", "0000012345")));
        stations.engine().step();
        assertThat(stations.texts("aggregate || ' ' || reason from hold"))
                .containsExactly("order/PRD-100/12345 PREDECESSOR_MISSING");
        assertThat(stations.count("outbox")).isZero();
    }

    @Test
    void theOrderReleasesTheDeliveryThatCameBeforeIt() {
        stations.receive(xml(Sap.delivery(2, "0080000001", "0000012345")));
        stations.engine().step();
        stations.receive(xml(order(1, "0000012345", "0000004711")));
        stations.engine().step();
        assertThat(stations.count("hold")).isZero();
        assertThat(stations.texts(EVENTS)).containsExactly("Placed Order", "Ordered Product", "Fulfilled Order");
    }

    @Test
    void aHoldKeepsTheMomentSinceWhichItHolds() {
        stations.receive(xml(Sap.delivery(2, "0080000001", "0000012345")));
        stations.engine().step();
        stations.clock().advance(Duration.ofHours(1));
        stations.receive(xml(Sap.delivery(3, "0080000002", "0000012345")));
        stations.engine().step();
        assertThat(stations.jdbc()
                        .sql("select count(*) from hold where since = :then")
                        .param("then", Instant.parse("2026-03-04T08:00:00Z").atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private List<Long> everythingMade() {
        return List.of(stations.count("aggregate"), stations.count("outbox"), stations.count("exception"));
    }

    /** The same bytes with a NUL in the middle of the first such text. */
    private static byte[] withNul(byte[] bytes, String text) {
        String whole = new String(bytes, StandardCharsets.UTF_8);
        int middle = text.length() / 2;
        String spoilt = text.substring(0, middle) + '\0' + text.substring(middle + 1);
        assertThat(whole).contains(text);
        return whole.replaceFirst(text, spoilt).getBytes(StandardCharsets.UTF_8);
    }

    private static String incompressible(int length) {
        Random dice = new Random(5);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append((char) ('!' + 1 + dice.nextInt(4) * 20 + dice.nextInt(10)));
        }
        return text.toString().replace('<', 'x').replace('>', 'x').replace('&', 'x');
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The process dies just before the commit. */
    private static TransactionOperations crashing(TransactionOperations real) {
        return around(real, () -> {
            throw new Crash();
        });
    }

    private static TransactionOperations whileOpen(Runnable action) {
        return around(POSTGRES.transaction(), action);
    }

    /** Transactions that do something more before they end. */
    private static TransactionOperations around(TransactionOperations real, Runnable beforeTheEnd) {
        return new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) throws TransactionException {
                return real.execute(status -> {
                    T result = action.doInTransaction(status);
                    beforeTheEnd.run();
                    return result;
                });
            }
        };
    }
}
