package dev.plumbline.mapping.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.view.Wording.Known;
import dev.plumbline.mapping.Layers;
import org.junit.jupiter.api.Test;

class TargetsReaderTest {
    @Test
    void aPropertyIsTakenAwayAndAnotherIsCalledOtherwise() {
        Targets targets = Layers.good("""
                targets:
                  profile:
                    properties:
                      SAPAccountStatus: ~
                      Kontostatus: customer.accountStatus
                rules:
                  customers:
                    priority: [Kontostatus]
                """).targets();
        assertThat(targets.profile(TargetsTest.customer(1), Known.NOTHING)
                        .words()
                        .properties())
                .doesNotContainKey("SAPAccountStatus")
                .containsEntry("Kontostatus", "active");
    }

    @Test
    void anUnknownFieldNamesTheNearestOneAndItsPlace() {
        assertThat(property("Ort: customer.address.ctiy"))
                .isEqualTo(
                        "mapping.yaml, line 4, column 29: targets.profile.properties.Ort: Address has no field 'ctiy';"
                                + " the nearest is city");
    }

    @Test
    void anUnknownVariableNamesThoseThatThereAre() {
        assertThat(property("Ort: 'custommer.email'"))
                .startsWith("mapping.yaml, line 4, column 13: ")
                .contains("there is no variable 'custommer', expected one of customer; the nearest is customer");
    }

    @Test
    void anUnknownFunctionNamesTheNearestOne() {
        assertThat(property("Ort: customer.email.orNoting()"))
                .startsWith("mapping.yaml, line 4, column 27: ")
                .contains("there is no function 'orNoting'; the nearest is orNothing");
    }

    @Test
    void aFaultInAnExpressionOverSeveralLinesHasItsOwnLine() {
        assertThat(property("""
                Ort: >
                          customer.email +
                          customer.phne"""))
                .startsWith("mapping.yaml, line 6, column 20: ")
                .contains("the nearest is phone");
    }

    @Test
    void anOperatorThatDoesNotGoWithItsOperandsSaysWithWhatItGoes() {
        assertThat(property("Ort: customer.email + 1"))
                .contains("'+' does not go with (string, int), expected one of")
                .contains("(decimal, int)");
    }

    @Test
    void aDeclaredTypeThatIsNotTheExpressionsIsAFault() {
        assertThat(property("Offen: {value: customer.openTickets, type: string}"))
                .contains("expected string, found optional(int)");
    }

    @Test
    void whatIsKlaviyosMustNotBeWritten() {
        assertThat(property("Offen: {value: customer.openTickets, owner: klaviyo}"))
                .contains("'Offen' is Klaviyo's and must not be written; expected no value (~), or owner: sap");
    }

    @Test
    void consentCannotBeNamed() {
        assertThat(property("Email_Consent: 'true'"))
                .contains("consent, subscription and suppression belong to Klaviyo and are never written");
    }

    @Test
    void aStructCannotBeToldAsAWhole() {
        assertThat(property("Adresse: customer.address")).contains("cannot be told as a whole; expected its fields");
    }

    @Test
    void decimalsAreReckonedWithExactlyAndGoWithWholeNumbers() {
        Targets targets = Layers.good("""
                targets:
                  profile:
                    properties:
                      Punkte: 'int(customer.lifetimeValue["EUR"] * 2 / 10)'
                      Gold: 'customer.lifetimeValue["EUR"] > 50'
                """).targets();
        assertThat(targets.profile(TargetsTest.customer(1), Known.NOTHING)
                        .words()
                        .properties())
                .containsEntry("Punkte", 14)
                .containsEntry("Gold", true);
    }

    @Test
    void whatTheValuesDoNotAllowIsLeftOutAndSaid() {
        Targets targets = Layers.good("""
                targets:
                  profile:
                    properties:
                      Dollar: customer.lifetimeValue["USD"]
                """).targets();
        assertThat(targets.profile(TargetsTest.customer(1), Known.NOTHING)
                        .words()
                        .troubles())
                .singleElement()
                .asString()
                .startsWith("Dollar was left out: mapping.yaml, line 4, column 15");
    }

    private static String property(String entry) {
        return Layers.fault("targets:\n  profile:\n    properties:\n      " + entry + "\n");
    }
}
