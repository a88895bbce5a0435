package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhoneNumbersTest {
    private final PhoneNumbers phones = new PhoneNumbers();

    @Test
    void peopleTypeTheSameNumberInManyWays() {
        assertThat(List.of("030 901820", "030/9018-20", "+49 (0)30 901820", "0049 30 901820", "+4930901820"))
                .allSatisfy(text -> assertThat(phones.e164(text, "DE")).contains("+4930901820"));
    }

    @Test
    void aNumberWithItsCountryCodeNeedsNoCountry() {
        assertThat(phones.e164("+33 1 42 76 40 40", "")).contains("+33142764040");
        assertThat(phones.e164("01 42 76 40 40", "")).isEmpty();
    }

    @Test
    void whatIsNoNumberOfTheCountryIsNone() {
        assertThat(List.of("", "-", "n/a", "12", "030 1", "99999999999999"))
                .allSatisfy(text -> assertThat(phones.e164(text, "DE")).isEmpty());
        assertThat(phones.e164("030 901820", "XX")).isEmpty();
    }
}
