package dev.plumbline.mapping.rule;

import static dev.plumbline.mapping.Layers.fault;
import static dev.plumbline.mapping.Layers.faults;
import static dev.plumbline.mapping.Layers.good;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesReaderTest {
    private static Contract contract(String rules) {
        return good("rules: {" + rules + "}").rules().contract();
    }

    private static String faultOf(String rules) {
        return fault("rules: {" + rules + "}");
    }

    @Test
    void withoutASitesFileTheStandardContractHolds() {
        assertThat(contract("")).isEqualTo(Contract.standard());
    }

    @Test
    void everyMetricHasANameOfItsOwn() {
        assertThat(contract("""
                        metrics: {placed: a, ordered: b, increased: c, fulfilled: d, partly-fulfilled: e, shipped: f, delivered: g,
                          cancelled: h, returned: i, refunded: j, ticket-opened: k, ticket-closed: l}""").metrics())
                .isEqualTo(new Metrics("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"));
    }

    @Test
    void increasesAreCalledLikePlacedOrdersUnlessTheyHaveANameOfTheirOwn() {
        assertThat(contract("metrics: {placed: Bestellung}").metrics().increased())
                .isEqualTo("Bestellung");
    }

    @Test
    void aMetricIsShorterThanKlaviyosLimit() {
        assertThat(contract("metrics: {placed: " + "x".repeat(127) + "}")
                        .metrics()
                        .placed())
                .hasSize(127);
        assertThat(faultOf("metrics: {placed: " + "x".repeat(128) + "}")).contains("fewer than 128 characters");
    }

    @Test
    void valuesAreNetOrGross() {
        assertThat(contract("orders: {value: gross}").orders().basis()).isEqualTo(ValueBasis.GROSS);
        assertThat(faultOf("orders: {value: brutto}"))
                .isEqualTo("mapping.yaml, line 1, column 25: rules.orders.value: 'brutto' is not net or gross");
    }

    @Test
    void creditStatusesThatHoldAreAList() {
        assertThat(contract("orders: {credit-holds: [B, C, D]}").orders().creditHolds())
                .containsExactlyInAnyOrder("B", "C", "D");
        assertThat(contract("orders: {credit-holds: []}").orders().creditHolds())
                .isEmpty();
        assertThat(faultOf("orders: {credit-holds: [BC]}")).contains("'BC' is not a letter");
    }

    @Test
    void aHoldWaitsForAsLongAsItIsTold() {
        Map<Reason, Deadline> deadlines = contract("""
                        holds: {predecessor-missing: PT1H synthesise, customer-missing: wait, credit-check: P3D  exception,
                          delivery-block: PT4H Exception}""").orders().deadlines();
        assertThat(deadlines)
                .containsOnly(
                        Map.entry(Reason.PREDECESSOR_MISSING, new Deadline(Duration.ofHours(1), Policy.SYNTHESISE)),
                        Map.entry(Reason.CREDIT_CHECK, new Deadline(Duration.ofDays(3), Policy.EXCEPTION)),
                        Map.entry(Reason.DELIVERY_BLOCK, new Deadline(Duration.ofHours(4), Policy.EXCEPTION)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT48H", "exception", "PT48H give-up", "PT48H wait", "-PT1H exception"})
    void aDeadlineThatIsNoneIsAFault(String deadline) {
        assertThat(faultOf("holds: {predecessor-missing: '" + deadline + "'}"))
                .contains("'" + deadline + "' is not wait, or a duration")
                .endsWith("PT48H exception or PT10M synthesise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"credit-check", "delivery-block", "billing-block", "incomplete"})
    void whatSapHoldsCannotBeMadeUp(String hold) {
        assertThat(faultOf("holds: {" + hold + ": PT1H synthesise}")).endsWith("such as PT48H exception");
    }

    @ParameterizedTest
    @CsvSource({"sold-to, SOLD_TO", "ship-to, SHIP_TO", "bill-to, BILL_TO", "payer, PAYER"})
    void anyPartnerCanBeWhoMarketingSpeaksTo(String written, Role role) {
        assertThat(contract("customers: {identity: " + written + "}")
                        .customers()
                        .identity())
                .isEqualTo(role);
    }

    @Test
    void aPartnerThatThereIsNotIsAFault() {
        assertThat(faultOf("customers: {identity: AG}")).endsWith("'AG' is not sold-to, ship-to, bill-to or payer");
    }

    @Test
    void oneTimeCustomersAreKnownWithoutLeadingZeros() {
        assertThat(contract("customers: {one-time: [0000004999, CPD1]}")
                        .customers()
                        .oneTime())
                .containsExactlyInAnyOrder("4999", "CPD1");
    }

    @Test
    void priorityPropertiesAreAListOrNone() {
        assertThat(contract("customers: {priority: [SAPAccountStatus, SAPReturns]}")
                        .customers()
                        .priority())
                .containsExactlyInAnyOrder("SAPAccountStatus", "SAPReturns");
        assertThat(contract("customers: {priority: []}").customers().priority()).isEmpty();
    }

    @Test
    void aPriorityPropertyIsOneThatIsTold() {
        assertThat(contract("customers: {priority: [SAPLifetimeValueEUR]}")
                        .customers()
                        .priority())
                .containsExactly("SAPLifetimeValueEUR");
        assertThat(faultOf("customers: {priority: [SAPAcountStatus]}"))
                .contains(
                        "'SAPAcountStatus' is not the name of a profile property that targets.profile.properties tells; the nearest is SAPAccountStatus");
    }

    @Test
    void theScheduleMayBeAtOnce() {
        assertThat(contract("customers: {schedule: PT0S}").customers().schedule())
                .isEqualTo(Schedule.atOnce());
        assertThat(faultOf("customers: {schedule: -PT1S}")).endsWith("is not a duration such as PT15M, PT5S or PT0S");
    }

    @Test
    void quietHoursAreThoseOfTheSapSystem() {
        assertThat(contract("time-zone: Europe/Berlin, customers: {quiet-hours: '22:00-06:30'}")
                        .customers()
                        .schedule()
                        .quiet())
                .contains(new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30), ZoneId.of("Europe/Berlin")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"22:00", "22-6", "22:00-22:00", "22:00-24:30", "night"})
    void quietHoursThatAreNoneAreAFault(String hours) {
        assertThat(faultOf("customers: {quiet-hours: '" + hours + "'}"))
                .endsWith("is not two different times of day such as 22:00-06:00");
    }

    @Test
    void severalSystemsAreSaidByTrueOrFalse() {
        assertThat(contract("customers: {several-systems: true}").customers().numbersOfSeveralSystems())
                .isTrue();
        assertThat(faultOf("customers: {several-systems: 'yes'}")).endsWith("'yes' is not true or false");
    }

    @Test
    void stockIsOfPlantsAndStorageLocations() {
        assertThat(contract("stock: {places: [1000, 2000/0001]}").stock().places())
                .containsExactly("1000", "2000/0001");
        assertThat(faultOf("stock: {places: [1000/0001/2]}")).contains("'1000/0001/2' is not a plant");
    }

    @Test
    void stockRulesAreNumbersAndDurations() {
        Contract.StockRules rules =
                contract("stock: {safety: 2.5, flap-guard: PT0S, settle: PT1M}").stock();
        assertThat(rules.safetyStock()).isEqualTo(new BigDecimal("2.5"));
        assertThat(rules.flapGuard()).isZero();
        assertThat(rules.settle()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "few", "1E999"})
    void aSafetyStockThatIsNoneIsAFault(String safety) {
        assertThat(faultOf("stock: {safety: " + safety + "}")).endsWith("is not a number from 0 to 999999999");
    }

    @Test
    void theCatalogsUrlNamesTheArticle() {
        assertThat(contract("catalog: {url: 'https://shop.kunde-mail.de/p/{sku}'}")
                        .stock()
                        .catalogUrl())
                .contains("https://shop.kunde-mail.de/p/{sku}");
        assertThat(faultOf("catalog: {url: https://shop.kunde-mail.de}")).contains("a URL with {sku}");
    }

    @Test
    void accountsHearOfSalesOrganisationsAndPlants() {
        Contract.Accounts accounts = contract(
                        "accounts: {standard: de, sales-organisations: {1000: eu, 2000: us}, plants: {3000: us}}")
                .accounts();
        assertThat(accounts.standard()).isEqualTo("de");
        assertThat(accounts.bySalesOrganization()).isEqualTo(Map.of("1000", "eu", "2000", "us"));
        assertThat(accounts.byPlant()).isEqualTo(Map.of("3000", "us"));
        assertThat(accounts.all()).containsExactly("de", "eu", "us");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard: a/b",
                "sales-organisations: {1000: a b}",
                "sales-organisations: {10000: eu}",
                "plants: {3000: ''}"
            })
    void anAccountThatCannotBeOneIsAFault(String accounts) {
        assertThat(faultOf("accounts: {" + accounts + "}")).startsWith("mapping.yaml, line 1, column ");
    }

    @Test
    void aRuleThatIsMistypedIsAFaultThatNamesTheNearest() {
        assertThat(faultOf("orders: {valeu: net}"))
                .isEqualTo(
                        "mapping.yaml, line 1, column 18: rules.orders.valeu: there is no such key; the nearest is value");
        assertThat(faultOf("order: {value: net}")).endsWith("rules.order: there is no such key; the nearest is orders");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        assertThat(faults("""
                        rules:
                          time-zone: Berlin
                          orders: {value: brutto, credit-holds: b}
                          stock: [1000]
                        """)).hasSize(4);
    }

    @Test
    void theCatalogShowsThePricesOfOneSalesAreaForEachAccount() {
        Contract contract = contract("""
                        accounts: {sales-organisations: {2000: us}},
                        catalog: {url: 'https://shop.kunde-mail.de/{sku}', prices: {1000/10: EUR, 2000/10: USD},
                          price-types: [ZPR1, PR00]}""");
        assertThat(contract.stock().prices())
                .isEqualTo(new Contract.PriceRules(
                        List.of("ZPR1", "PR00"), new TreeMap<>(Map.of("1000/10", "EUR", "2000/10", "USD"))));
    }
}
