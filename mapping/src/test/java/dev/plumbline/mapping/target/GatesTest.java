package dev.plumbline.mapping.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.core.view.Wording.Known;
import dev.plumbline.core.view.Wording.ProfileWords;
import dev.plumbline.mapping.Layers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final String PATH = "targets.profile.properties.Tested";

    /** The words for a customer with two orders, one sales area and the loyalty class gold. */
    private static ProfileWords words(String property, Map<String, Object> told) {
        Targets targets = Layers.good("""
                sources:
                  customer:
                    extra: {loyaltyClass: //Z1KNA1.LOYALTY, branch: //Z1KNA1.BRANCH}
                targets:
                  profile:
                    properties:
                      %s
                """.formatted(property)).targets();
        return targets.profile(TargetsTest.customer(2), new Known(Map.of(), Map.of(), told));
    }

    private static List<Breach> breaches(String property) {
        return words(property, Map.of()).words().verdict().breaches();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "customer.extra.loyaltyClass; match: '[a-z]+'",
                "customer.extra.loyaltyClass; be: [silver, gold]",
                "customer.extra.loyaltyClass; be: gold",
                "customer.extra.loyaltyClass; required: true",
                "customer.orders; 'from: 2, to: 2'",
                "customer.orders; be: [2]",
                "customer.returnRate; 'from: 0.5, to: 0.50'",
                "customer.returnRate; be: 0.50",
                "customer.oneTime; be: false",
                "'customer.salesAreas.map(a, a.key)'; match: '[0-9/]+'",
                "customer.extra.branch; match: '[a-z]+'"
            })
    void whatIsAsDemandedIsNoBreach(String value, String demand) {
        assertThat(breaches("Tested: {value: '%s', must: {%s}}".formatted(value, demand)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "customer.extra.loyaltyClass; match: '[a-z]'; match; expected a text that matches [a-z]; gold",
                "customer.extra.loyaltyClass; be: [silver, bronze]; be; expected one of silver, bronze; gold",
                "customer.extra.branch; required: true; required; expected a value, found none; ''",
                "customer.orders; from: 3; from; expected 3 or more; 2",
                "customer.orders; to: 1; to; expected 1 or less; 2",
                "customer.oneTime; be: true; be; expected true; false",
                "'customer.salesAreas.map(a, a.key)'; match: '[0-9]+'; match; expected a text that matches [0-9]+; [1000/10/00]",
                "customer.customerGroups; required: true; required; expected a value, found none; []"
            })
    void whatIsNotAsDemandedIsABreach(String value, String demand, String gate, String expected, String found) {
        assertThat(breaches("Tested: {value: '%s', must: {%s}}".formatted(value, demand)))
                .containsExactly(new Breach(PATH, gate, "Tested", Outcome.LEAVE_OUT, expected, found));
    }

    @Test
    void whatIsLeftOutIsNotToldAndKlaviyoKeepsWhatItHas() {
        ProfileWords words = words(
                "Tested: {value: customer.extra.loyaltyClass, must: {be: silver}}",
                Map.of("Tested", "silver", "Other", 1));
        assertThat(words.words().properties()).doesNotContainKey("Tested").containsKey("SAPAccountStatus");
        assertThat(words.stays().properties()).isEqualTo(Map.of("Tested", "silver"));
    }

    @Test
    void whatIsQuarantinedOrPassesIsAmongTheWords() {
        for (String outcome : List.of("quarantine", "pass")) {
            ProfileWords words = words(
                    "Tested: {value: customer.extra.loyaltyClass, must: {be: silver}, breach: %s}".formatted(outcome),
                    Map.of("Tested", "silver"));
            assertThat(words.words().properties()).containsEntry("Tested", "gold");
            assertThat(words.stays()).isEqualTo(Known.NOTHING);
            assertThat(words.words().verdict().isQuarantined()).isEqualTo(outcome.equals("quarantine"));
        }
    }

    @Test
    void whatKlaviyoWasToldMustNotTurnEmpty() {
        String property = "Tested: {value: customer.extra.branch, must: {not-turn-empty: true}}";
        assertThat(words(property, Map.of()).words().verdict().breaches()).isEmpty();
        ProfileWords words = words(property, Map.of("Tested", "north"));
        assertThat(words.words().verdict().breaches()).extracting(Breach::gate).containsExactly("not-turn-empty");
        assertThat(words.stays().properties()).isEqualTo(Map.of("Tested", "north"));
    }

    @Test
    void whatKlaviyoWasToldMustNotChangeItsType() {
        String property = "Tested: {value: customer.orders, must: {not-change-type: true}}";
        assertThat(words(property, Map.of("Tested", new BigDecimal("1.5")))
                        .words()
                        .verdict()
                        .breaches())
                .isEmpty();
        assertThat(words(property, Map.of("Tested", "2")).words().verdict().breaches())
                .extracting(Breach::expected)
                .containsExactly("expected a text, as Klaviyo was told before, found a number");
    }

    @Test
    void eachPropertyOfASpreadNameIsJudgedByItself() {
        ProfileWords words = words(
                "Tested*: {value: customer.lifetimeValue, must: {from: 100}}",
                Map.of("TestedEUR", new BigDecimal("150")));
        assertThat(words.words().verdict().breaches())
                .extracting(Breach::name, Breach::value)
                .containsExactly(tuple("TestedEUR", "70.10"));
        assertThat(words.words().properties()).containsEntry("TestedJPY", 900).doesNotContainKey("TestedEUR");
        assertThat(words.stays().properties()).containsOnlyKeys("TestedEUR");
    }

    @Test
    void aSpreadNameThatIsRequiredHasAProperty() {
        ProfileWords words = words(
                "Tested*: {value: customer.refunded, must: {required: true}}", Map.of("TestedEUR", 5, "Other", 1));
        assertThat(words.words().verdict().breaches()).extracting(Breach::gate).containsExactly("required");
        assertThat(words.stays().properties()).isEqualTo(Map.of("TestedEUR", 5));
    }

    @Test
    void aTypeThatTheExpressionDoesNotHaveForSureIsJudgedByTheValue() {
        String property = "Tested: {value: '{\"a\": dyn(customer.orders), \"b\": dyn(\"x\")}.a', type: %s}";
        assertThat(breaches(property.formatted("int"))).isEmpty();
        assertThat(breaches(property.formatted("decimal"))).isEmpty();
        assertThat(breaches(property.formatted("string")))
                .extracting(Breach::gate, Breach::expected)
                .containsExactly(tuple("type", "expected string"));
    }

    @Test
    void whatCannotBeWorkedIsMissingWhereItIsRequired() {
        ProfileWords words =
                words("Tested: {value: customer.customerGroups.first(), must: {required: true}}", Map.of());
        assertThat(words.words().verdict().breaches()).extracting(Breach::gate).containsExactly("required");
    }

    @Test
    void anAttributeIsJudgedAsAPropertyIs() {
        Targets targets = Layers.good("""
                targets:
                  profile:
                    attributes:
                      last_name: {value: customer.lastName, must: {match: '[A-Z]+'}}
                """).targets();
        ProfileWords words =
                targets.profile(TargetsTest.customer(0), new Known(Map.of("last_name", "MUSTER"), Map.of(), Map.of()));
        assertThat(words.attributes()).containsOnlyKeys("email");
        assertThat(words.stays().attributes()).isEqualTo(Map.of("last_name", "MUSTER"));
        assertThat(words.words().verdict().parts()).containsExactly("targets.profile");
    }

    @Test
    void aLongValueIsCut() {
        assertThat(breaches("Tested: {value: '\"%s\"', must: {match: A}}".formatted("B".repeat(300))))
                .extracting(breach -> breach.value().length())
                .containsExactly(200);
    }

    /** With java.util.regex this takes longer than the universe has lasted. */
    @Test
    void noExpressionHangsOnAValue() {
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(breaches(
                                "Tested: {value: '\"%s\"', must: {match: '(a+)+b'}}".formatted("a".repeat(5000))))
                        .hasSize(1));
    }

    @Test
    void theDemandsThatAreInForceCanBeListed() {
        assertThat(Layers.good("""
                                targets:
                                  profile:
                                    properties:
                                      Tested: {value: customer.orders, must: {from: 0, required: true}, breach: pass}
                                  events:
                                    order:
                                      properties:
                                        OrderId: {value: order.number, must: {match: '[0-9]+'}, breach: quarantine}
                                """).targets().gates())
                .extracting(gate -> gate.gate().property() + " " + gate.gate().gate() + " " + gate.outcome())
                .containsExactly(
                        PATH + " from PASS",
                        PATH + " required PASS",
                        "targets.events.order.properties.OrderId match QUARANTINE");
    }
}
