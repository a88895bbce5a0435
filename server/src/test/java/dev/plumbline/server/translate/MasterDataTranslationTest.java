package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.control;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import org.junit.jupiter.api.Test;

class MasterDataTranslationTest {
    private static Idoc address(Segment... entries) {
        return idoc(
                "ADRMAS",
                "ADRMAS03",
                builder("E1ADRMAS", "OBJ_TYPE", "KNA1", "OBJ_ID", "0000004711", "CONTEXT", "0001")
                        .child(entries)
                        .build());
    }

    @Test
    void aPersonHasFirstAndLastName() {
        CustomerDocument customer = only(idoc(
                "DEBMAS",
                "DEBMAS07",
                segment("E1KNA1M", "KUNNR", "0000004711", "ANRED", "Frau", "NAME1", "Beck", "NAME2", "Anna")));
        assertThat(customer.customer()).isEqualTo("4711");
        assertThat(customer.names()).isEqualTo(new CustomerDocument.Names("Anna", "Beck", ""));
    }

    @Test
    void anyBlockOfASalesAreaBlocksIt() {
        CustomerDocument customer = only(idoc(
                "DEBMAS",
                "DEBMAS07",
                builder("E1KNA1M", "KUNNR", "0000004711", "NAME1", "Werft GmbH")
                        .child(segment("E1KNVVM", "VKORG", "1000", "VTWEG", "10", "SPART", "00", "LIFSD", "01"))
                        .build()));
        assertThat(customer.blocked()).isFalse();
        assertThat(customer.salesAreas()).singleElement().satisfies(area -> {
            assertThat(area.key()).isEqualTo("1000/10/00");
            assertThat(area.blocked()).isTrue();
        });
    }

    @Test
    void aSitesOwnMessageTypeIsReadByItsBasicType() {
        Idoc reduced = Idoc.of(
                control("ZUSDSRDEBMAS", "DEBMAS07").extension("ZDEBMAS07").build(),
                segment("E1KNA1M", "KUNNR", "8020000002", "NAME1", "Salon"));
        assertThat(((CustomerDocument) only(reduced)).customer()).isEqualTo("8020000002");
    }

    @Test
    void theStandardEmailAddressIsTakenInLowerCase() {
        AddressDocument address = only(address(
                segment("E1BPADSMTP", "E_MAIL", "erste@kunde-mail.de"),
                segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", "Anna.Beck@Kunde-Mail.de")));
        assertThat(address.email()).isEqualTo("anna.beck@kunde-mail.de");
    }

    @Test
    void anAddressThatMustNotBeUsedIsNot() {
        AddressDocument address =
                only(address(segment("E1BPADSMTP", "STD_NO", "X", "FLG_NOUSE", "X", "E_MAIL", "a@kunde-mail.de")));
        assertThat(address.email()).isEmpty();
    }

    @Test
    void aMalformedEmailAddressIsAComplaintThatQuotesIt() {
        Complaint complaint =
                complaint(address(segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", "anna(at)kunde-mail.de")));
        assertThat(complaint.segment()).isEqualTo("E1BPADSMTP");
        assertThat(complaint.value()).isEqualTo("anna(at)kunde-mail.de");
    }

    @Test
    void theAddressOfSomethingElseIsLeftOut() {
        assertThat(ignored(idoc("ADRMAS", "ADRMAS03", segment("E1ADRMAS", "OBJ_TYPE", "LFA1", "OBJ_ID", "1"))))
                .contains("no customer");
    }

    @Test
    void aMaterialIsCalledByItsEnglishText() {
        MaterialDocument material = only(idoc(
                "MATMAS",
                "MATMAS05",
                builder("E1MARAM", "MATNR", "000000000000000815")
                        .child(
                                segment("E1MAKTM", "SPRAS_ISO", "DE", "MAKTX", "Schraube M8"),
                                segment("E1MAKTM", "SPRAS_ISO", "EN", "MAKTX", "Bolt M8"))
                        .build()));
        assertThat(material.title()).isEqualTo("Bolt M8");
        assertThat(material.material()).isEqualTo("815");
    }

    @Test
    void aMessageTypeWithoutARuleIsLeftOutByName() {
        assertThat(ignored(idoc("HRMD_A", "HRMD_A09", segment("E1PLOGI", "PLVAR", "01"))))
                .isEqualTo("no rule for message type HRMD_A");
    }

    @Test
    void aTestIdocIsLeftOut() {
        Idoc test = Idoc.of(control("DEBMAS", "DEBMAS07").test(true).build(), segment("E1KNA1M", "KUNNR", "1"));
        assertThat(ignored(test)).startsWith("test IDoc");
    }
}
