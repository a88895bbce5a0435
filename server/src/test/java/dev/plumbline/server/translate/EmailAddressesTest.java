package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EmailAddressesTest {
    @Test
    void anAddressIsTrimmedAndInLowerCase() {
        assertThat(EmailAddresses.normalized("  Anna.Beck+sap@Kunde-Mail.DE ")).contains("anna.beck+sap@kunde-mail.de");
    }

    @Test
    void whatIsNoAddressIsNone() {
        assertThat(List.of(
                        "",
                        "anna",
                        "anna(at)kunde-mail.de",
                        "anna@kunde-mail",
                        "anna@@kunde-mail.de",
                        "an na@kunde-mail.de",
                        "anna@kunde-mail.de;beck@kunde-mail.de",
                        ".anna@kunde-mail.de",
                        "anna.@kunde-mail.de",
                        "an..na@kunde-mail.de",
                        "anna@-kunde-mail.de",
                        "anna@kunde..de",
                        "anna@kunde-mail.1",
                        "änna@kunde-mail.de"))
                .allSatisfy(text -> assertThat(EmailAddresses.normalized(text)).isEmpty());
    }

    @Test
    void anAddressHasAtMostAHundredCharacters() {
        String domain = "@" + "k".repeat(32) + ".de";
        assertThat(EmailAddresses.normalized("a".repeat(64) + domain)).isPresent();
        assertThat(EmailAddresses.normalized("a".repeat(64) + "@" + "k".repeat(33) + ".de"))
                .isEmpty();
    }
}
