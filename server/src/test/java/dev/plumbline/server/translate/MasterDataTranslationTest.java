package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.all;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.control;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.mapped;
import static dev.plumbline.server.translate.Sent.only;
import static dev.plumbline.server.translate.Sent.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
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
    void anExpiredOrFutureAddressIsNotUsed() {
        AddressDocument address = only(address(
                segment("E1BPADSMTP", "STD_NO", "X", "VALID_TO", "20260301235959", "E_MAIL", "alt@kunde-mail.de"),
                segment("E1BPADSMTP", "VALID_FROM", "20270101000000", "E_MAIL", "neu@kunde-mail.de"),
                segment("E1BPADSMTP", "VALID_TO", "99991231235959", "E_MAIL", "jetzt@kunde-mail.de")));
        assertThat(address.email()).isEqualTo("jetzt@kunde-mail.de");
    }

    @Test
    void aMalformedEmailAddressIsLeftOutAndTheTelephoneGoesOn() {
        Translation.Documents read = read(address(
                segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", "anna(at)kunde-mail.de"),
                segment("E1BPADTEL", "COUNTRY", "DE", "TELEPHONE", "030 901820")));
        assertThat(((AddressDocument) only(read)).phone()).isEqualTo("+4930901820");
        assertThat(read.leftOut()).singleElement().satisfies(complaint -> {
            assertThat(complaint.kind()).isEqualTo(Complaint.Kind.LEFT_OUT);
            assertThat(complaint.segment()).isEqualTo("E1BPADSMTP");
            assertThat(complaint.field()).isEqualTo("E_MAIL");
            assertThat(complaint.value()).isEqualTo("anna(at)kunde-mail.de");
            assertThat(complaint.reason()).contains("expected an e-mail address", "correct it in SAP");
        });
    }

    @Test
    void whereAllOfItWasLeftOutTheComplaintIsTheOutcome() {
        Complaint complaint =
                complaint(address(segment("E1BPADSMTP", "STD_NO", "X", "E_MAIL", "anna(at)kunde-mail.de")));
        assertThat(complaint.segment()).isEqualTo("E1BPADSMTP");
        assertThat(complaint.value()).isEqualTo("anna(at)kunde-mail.de");
    }

    @Test
    void aTelephoneNumberTakesItsOwnCountryElseThatOfTheAddress() {
        Segment french = segment("E1BPAD1VL", "COUNTRY", "FR");
        AddressDocument own = only(address(french, segment("E1BPADTEL", "COUNTRY", "DE", "TELEPHONE", "030 901820")));
        AddressDocument ofTheAddress = only(address(french, segment("E1BPADTEL", "TELEPHONE", "01 42 76 40 40")));
        assertThat(own.phone()).isEqualTo("+4930901820");
        assertThat(ofTheAddress.phone()).isEqualTo("+33142764040");
    }

    @Test
    void anExtensionBelongsToTheTelephoneNumber() {
        AddressDocument address =
                only(address(segment("E1BPADTEL", "COUNTRYISO", "DE", "TELEPHONE", "030 9018", "EXTENSION", "20")));
        assertThat(address.phone()).isEqualTo("+4930901820");
    }

    @Test
    void anInvalidTelephoneNumberIsOnlyNoted() {
        Translation.Documents read = read(address(
                segment("E1BPADSMTP", "E_MAIL", "anna@kunde-mail.de"),
                segment("E1BPADTEL", "COUNTRY", "DE", "TELEPHONE", "unbekannt")));
        assertThat(((AddressDocument) only(read)).phone()).isEmpty();
        assertThat(read.notes()).singleElement().asString().contains("E1BPADTEL", "TELEPHONE", "DE");
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void theAddressOfSomethingElseIsLeftOut() {
        assertThat(ignored(idoc("ADRMAS", "ADRMAS03", segment("E1ADRMAS", "OBJ_TYPE", "LFA1", "OBJ_ID", "1"))))
                .contains("no customer");
    }

    @Test
    void anAddressWithoutAnOwnerIsAComplaint() {
        assertThat(complaint(idoc("ADRMAS", "ADRMAS03", segment("E1BPADSMTP", "E_MAIL", "a@kunde-mail.de")))
                        .segment())
                .isEqualTo("E1ADRMAS");
    }

    @Test
    void aDateOfValidityThatIsNoneIsAComplaint() {
        Complaint complaint = complaint(address(segment("E1BPADTEL", "VALID_TO", "31.12.2026")));
        assertThat(complaint.field()).isEqualTo("VALID_TO");
        assertThat(complaint.reason()).contains("a timestamp YYYYMMDDHHMMSS");
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

    private static Idoc customer(Segment.Builder general) {
        return idoc("DEBMAS", "DEBMAS07", general.build());
    }

    private static Segment.Builder general(String... more) {
        Segment.Builder general = builder("E1KNA1M", "KUNNR", "0000004711", "NAME1", "Werft GmbH");
        for (int n = 0; n < more.length; n += 2) {
            general.with(more[n], more[n + 1]);
        }
        return general;
    }

    @Test
    void theLocaleIsLanguageAndCountry() {
        CustomerDocument german = only(customer(general("LAND1", "DE", "SPRAS_ISO", "DE")));
        CustomerDocument nowhere = only(customer(general("SPRAS_ISO", "FR")));
        CustomerDocument unknown = only(customer(general("LAND1", "DE")));
        assertThat(german.language()).isEqualTo("de-DE");
        assertThat(nowhere.language()).isEqualTo("fr");
        assertThat(unknown.language()).isEmpty();
    }

    @Test
    void theTelephoneNumberIsThatOfTheCustomersCountry() {
        CustomerDocument customer = only(customer(general("LAND1", "FR", "TELF1", "01 42 76 40 40")));
        assertThat(customer.phone()).isEqualTo("+33142764040");
    }

    @Test
    void aDeletedCustomerIsClosed() {
        CustomerDocument customer = only(customer(general("MSGFN", "003")));
        assertThat(customer.closed()).isTrue();
    }

    @Test
    void eachCreditControlAreaSaysItsLimitAndBlock() {
        Translation.Documents read = read(customer(general()
                .child(
                        segment("E1KNKAM", "WAERS", "EUR"),
                        segment("E1KNKKM", "KKBER", "1000", "KLIMK", "5000.00", "CRBLB", "X", "CTLPC", "001"),
                        segment("E1KNKKM", "KKBER", "2000"))));
        assertThat(all(read, CreditDocument.class))
                .extracting(CreditDocument::controlArea, CreditDocument::blocked, CreditDocument::riskCategory)
                .containsExactly(tuple("1000", true, "001"), tuple("2000", false, ""));
        assertThat(all(read, CreditDocument.class).getFirst().limit())
                .hasValueSatisfying(limit -> assertThat(limit).isEqualByComparingTo("5000"));
        assertThat(all(read, CreditDocument.class).getFirst().currency()).isEqualTo("EUR");
        assertThat(all(read, CreditDocument.class).getLast().limit()).isEmpty();
    }

    private static final Mapping EMAIL = mapped("sources: {customer: {email: //Z1KNA1M.SMTP_ADDR}}");

    @Test
    void aSegmentOfTheSitesOwnTellsTheCustomersEmail() {
        Translation.Documents read =
                read(customer(general().child(segment("Z1KNA1M", "SMTP_ADDR", "Info@Kunde-Mail.de"))), EMAIL);
        assertThat(all(read, AddressDocument.class)).singleElement().satisfies(address -> {
            assertThat(address.source()).isEqualTo(AddressDocument.Source.MASTER_DATA);
            assertThat(address.email()).isEqualTo("info@kunde-mail.de");
        });
    }

    @Test
    void aCustomerGoesOnWithoutAnInvalidEmail() {
        Translation.Documents read = read(customer(general().child(segment("Z1KNA1M", "SMTP_ADDR", "info@"))), EMAIL);
        assertThat((CustomerDocument) only(read)).isNotNull();
        assertThat(read.leftOut()).extracting(Complaint::segment).containsExactly("Z1KNA1M");
    }

    private static final Mapping STATUS = mapped("sources: {code-tables: {material-status: {90: discontinued}}}");

    private static MaterialDocument material(String... fields) {
        Segment.Builder general = builder("E1MARAM", "MATNR", "815");
        for (int n = 0; n < fields.length; n += 2) {
            general.with(fields[n], fields[n + 1]);
        }
        return only(read(idoc("MATMAS", "MATMAS05", general.build()), STATUS));
    }

    @Test
    void anArticleEndsByItsDeletionFlagOrByAStatusThatTheSiteNames() {
        assertThat(material("LVORM", "X").discontinued()).isTrue();
        assertThat(material("MSTAE", "90").discontinued()).isTrue();
        assertThat(material("MSTAV", "90").discontinued()).isTrue();
        assertThat(material("MSTAE", "10").discontinued()).isFalse();
    }

    @Test
    void aStatusSaysNothingBeforeTheDateFromWhichItIsValid() {
        assertThat(material("MSTAE", "90", "MSTDE", "20260401").discontinued()).isFalse();
        assertThat(material("MSTAE", "90", "MSTDE", "20260301").discontinued()).isTrue();
    }
}
