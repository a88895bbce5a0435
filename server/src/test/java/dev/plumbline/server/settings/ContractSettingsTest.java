package dev.plumbline.server.settings;

import static dev.plumbline.server.settings.Loading.fault;
import static dev.plumbline.server.settings.Loading.faults;
import static dev.plumbline.server.settings.Loading.good;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.core.aggregate.Contract.Deadline;
import dev.plumbline.core.aggregate.Contract.Metrics;
import dev.plumbline.core.aggregate.Contract.ValueBasis;
import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Schedule;
import dev.plumbline.core.aggregate.Schedule.QuietHours;
import dev.plumbline.core.document.Partners.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractSettingsTest {

    private static Contract contract(Key key, String value) {
        return good(key, value).contract();
    }

    @Test
    void everyMetricHasANameOfItsOwn() {
        assertThat(good("""
                        metrics:
                          placed: a
                          ordered: b
                          increased: c
                          fulfilled: d
                          partly-fulfilled: e
                          shipped: f
                          delivered: g
                          cancelled: h
                          returned: i
                          refunded: j
                          ticket-opened: k
                          ticket-closed: l
                        """).contract().metrics())
                .isEqualTo(new Metrics("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"));
    }

    @Test
    void increasesAreCalledLikePlacedOrdersUnlessTheyHaveANameOfTheirOwn() {
        assertThat(contract(Key.METRIC_PLACED, "Bestellung").metrics().increased())
                .isEqualTo("Bestellung");
    }

    @Test
    void valuesAreNetOrGross() {
        assertThat(contract(Key.ORDERS_VALUE, "gross").orders().basis()).isEqualTo(ValueBasis.GROSS);
        assertThat(fault(Key.ORDERS_VALUE, "brutto"))
                .isEqualTo("orders.value (PLUMBLINE_ORDERS_VALUE) is 'brutto', expected net or gross");
    }

    @Test
    void creditStatusesThatHoldAreAList() {
        assertThat(contract(Key.ORDERS_CREDIT_HOLDS, "B, C D").orders().creditHolds())
                .containsExactlyInAnyOrder("B", "C", "D");
        assertThat(contract(Key.ORDERS_CREDIT_HOLDS, "none").orders().creditHolds())
                .isEmpty();
        assertThat(fault(Key.ORDERS_CREDIT_HOLDS, "BC")).contains("has 'BC' in it, expected a letter");
    }

    @Test
    void aHoldWaitsForAsLongAsItIsTold() {
        Map<Reason, Deadline> deadlines = good("""
                        holds:
                          predecessor-missing: PT1H synthesise
                          customer-missing: wait
                          credit-check: P3D  exception
                          delivery-block: PT4H Exception
                        """).contract().orders().deadlines();
        assertThat(deadlines)
                .containsOnly(
                        Map.entry(Reason.PREDECESSOR_MISSING, new Deadline(Duration.ofHours(1), Policy.SYNTHESISE)),
                        Map.entry(Reason.CREDIT_CHECK, new Deadline(Duration.ofDays(3), Policy.EXCEPTION)),
                        Map.entry(Reason.DELIVERY_BLOCK, new Deadline(Duration.ofHours(4), Policy.EXCEPTION)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT48H", "exception", "PT48H give-up", "PT48H wait", "-PT1H exception"})
    void aDeadlineThatIsNoneIsAFault(String deadline) {
        assertThat(fault(Key.HOLDS_PREDECESSOR_MISSING, deadline))
                .contains("is '" + deadline + "', expected wait, or a duration")
                .endsWith("PT48H exception or PT10M synthesise");
    }

    @ParameterizedTest
    @EnumSource(names = {"HOLDS_CREDIT_CHECK", "HOLDS_DELIVERY_BLOCK", "HOLDS_BILLING_BLOCK", "HOLDS_INCOMPLETE"})
    void whatSapHoldsCannotBeMadeUp(Key key) {
        assertThat(fault(key, "PT1H synthesise")).endsWith("such as PT48H exception");
    }

    @ParameterizedTest
    @CsvSource({"sold-to, SOLD_TO", "ship-to, SHIP_TO", "bill-to, BILL_TO", "payer, PAYER"})
    void anyPartnerCanBeWhoMarketingSpeaksTo(String written, Role role) {
        assertThat(contract(Key.CUSTOMERS_IDENTITY, written).customers().identity())
                .isEqualTo(role);
    }

    @Test
    void aPartnerThatThereIsNotIsAFault() {
        assertThat(fault(Key.CUSTOMERS_IDENTITY, "AG")).endsWith("expected sold-to, ship-to, bill-to or payer");
    }

    @Test
    void oneTimeCustomersAreKnownWithoutLeadingZeros() {
        assertThat(contract(Key.CUSTOMERS_ONE_TIME, "0000004999 CPD1")
                        .customers()
                        .oneTime())
                .containsExactlyInAnyOrder("4999", "CPD1");
    }

    @Test
    void priorityPropertiesAreAListOrNone() {
        assertThat(contract(Key.CUSTOMERS_PRIORITY, "SAPAccountStatus SAPReturns")
                        .customers()
                        .priority())
                .containsExactlyInAnyOrder("SAPAccountStatus", "SAPReturns");
        assertThat(contract(Key.CUSTOMERS_PRIORITY, "none").customers().priority())
                .isEmpty();
    }

    @Test
    void theScheduleMayBeAtOnce() {
        assertThat(contract(Key.CUSTOMERS_SCHEDULE, "PT0S").customers().schedule())
                .isEqualTo(Schedule.atOnce());
        assertThat(fault(Key.CUSTOMERS_SCHEDULE, "-PT1S")).endsWith("expected a duration such as PT15M");
    }

    @Test
    void quietHoursAreThoseOfTheSapSystem() {
        assertThat(good("""
                        sap:
                          time-zone: Europe/Berlin
                        customers:
                          quiet-hours: 22:00-06:30
                        """).contract().customers().schedule().quiet())
                .contains(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:00", "22-6", "22:00-22:00", "22:00-24:30", "night"})
    void quietHoursThatAreNoneAreAFault(String hours) {
        assertThat(fault(Key.CUSTOMERS_QUIET_HOURS, hours))
                .endsWith("expected two different times of day such as 22:00-06:00");
    }

    @Test
    void severalSystemsAreSaidByTrueOrFalse() {
        assertThat(contract(Key.CUSTOMERS_SEVERAL_SYSTEMS, "true").customers().numbersOfSeveralSystems())
                .isTrue();
        assertThat(fault(Key.CUSTOMERS_SEVERAL_SYSTEMS, "yes")).endsWith("expected true or false");
    }

    @Test
    void stockIsOfPlantsAndStorageLocations() {
        assertThat(contract(Key.STOCK_PLACES, "1000 2000/0001").stock().places())
                .containsExactly("1000", "2000/0001");
        assertThat(fault(Key.STOCK_PLACES, "1000/0001/2")).contains("has '1000/0001/2' in it, expected a plant");
    }

    @Test
    void stockRulesAreNumbersAndDurations() {
        Contract.StockRules rules = good("""
                        stock:
                          safety: 2.5
                          flap-guard: PT0S
                          settle: PT1M
                        """).contract().stock();
        assertThat(rules.safetyStock()).isEqualTo(new BigDecimal("2.5"));
        assertThat(rules.flapGuard()).isZero();
        assertThat(rules.settle()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "few", "1E999"})
    void aSafetyStockThatIsNoneIsAFault(String safety) {
        assertThat(fault(Key.STOCK_SAFETY, safety)).endsWith("expected a number from 0 to 999999999");
    }

    @Test
    void everyFaultOfTheContractIsToldAtOnce() {
        assertThat(faults("""
                        orders:
                          value: brutto
                          credit-holds: b
                        holds:
                          incomplete: never
                        customers:
                          identity: AG
                          quiet-hours: night
                        stock:
                          safety: few
                        catalog:
                          url: https://shop.kunde-mail.de
                        """)).hasSize(7);
    }
}
