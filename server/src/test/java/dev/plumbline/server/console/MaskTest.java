package dev.plumbline.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    private final Mask mask = new Mask(false);

    @Test
    void whoNeedNotKnowSeesNoNamesAndNoAddresses() {
        assertThat(mask.value("NAME1", "Tanaka")).isEqualTo("T***");
        assertThat(mask.text("anna.beck@kunde-mail.de is another's")).isEqualTo("a***@kunde-mail.de is another's");
        assertThat(mask.quoting("STRAS", "Main Street 160", "STRAS holds 'Main Street 160'"))
                .isEqualTo("STRAS holds 'M***'");
    }

    @Test
    void numbersOfDocumentsAreNobodysSecret() {
        assertThat(mask.value("BELNR", "0000500032")).isEqualTo("0000500032");
    }

    @Test
    void whoMaySeesAllOfIt() {
        assertThat(new Mask(true).value("NAME1", "Tanaka")).isEqualTo("Tanaka");
    }
}
