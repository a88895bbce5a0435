package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'max.muster@kunde-mail.de' is another profile's | 'm***@kunde-mail.de' is another profile's",
                "Klaviyo refused +49 30 1234567 | Klaviyo refused +***",
                "Order PRD-100/0000012345 for 119.90 EUR | Order PRD-100/0000012345 for 119.90 EUR",
                "since 2026-03-04T08:00:00Z | since 2026-03-04T08:00:00Z",
                "delivery 0080000001 | delivery 0080000001",
                "IDoc 0000000000000815 | IDoc 0000000000000815"
            })
    void whatSaysWhoAPersonIsCannotBeReadInAText(String text, String masked) {
        assertThat(PersonalData.masked(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMTP_ADDR",
                "TELF1",
                "NAME1",
                "NAME_LAST",
                "STREET",
                "STRAS",
                "email",
                "phone_number",
                "first_name"
            })
    void theValueOfAPersonsFieldIsHiddenWhateverItLooksLike(String field) {
        assertThat(PersonalData.masked(field, "Musterweg")).isEqualTo("M***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MATNR", "WAERS", "NETWR", "AUART", "VSTEL"})
    void otherFieldsAreShown(String field) {
        assertThat(PersonalData.masked(field, "4711")).isEqualTo("4711");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(PersonalData.masked("SMTP_ADDR", "")).isEmpty();
    }
}
