package dev.plumbline.server.translate;

import static dev.plumbline.server.extract.Extracts.WRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.ServiceNotification;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.SystemId;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Extracts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractTranslatorTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A list without a header whose columns are these, in this order. */
    private static String format(String table, String more, String... fields) {
        String columns = String.join(
                ", ",
                IntStream.range(0, fields.length)
                        .mapToObj(n -> fields[n] + ": " + (n + 1))
                        .toList());
        return """
                extracts:
                  - name: list
                    files: "*.csv"
                    table: %s
                    system: PRD
                    client: "100"
                    layout: csv
                    delimiter: ";"
                    quote: none
                    header: false
                    column-count: %d
                    code-page: UTF-8
                    leading-zeros: stripped
                    %s
                    columns: {%s}
                """.formatted(table, fields.length, more.replace("\n", "\n    "), columns);
    }

    private static final String DATES = "dates: dd.MM.yyyy\ntimes: HH:mm:ss";
    private static final String NUMBERS = "numbers: {decimal: \",\", thousands: \".\", minus: trailing}";

    private static Translator.Reading reading(String yaml, String line) {
        ExtractFormats formats = Extracts.formats(yaml);
        ExtractRow row = Extracts.rows(formats, "list.csv", line).getFirst();
        return new ExtractTranslator(formats, BERLIN).read(row.toBytes());
    }

    private static Document only(String yaml, String line) {
        return switch (reading(yaml, line).translation()) {
            case Translation.Documents said -> {
                assertThat(said.documents()).hasSize(1);
                yield said.documents().getFirst();
            }
            case Translation.Ignored ignored -> throw new AssertionError(ignored.rule());
            case Translation.Failed failed -> throw new AssertionError(failed.complaint());
        };
    }

    private static Complaint complaint(String yaml, String line) {
        return reading(yaml, line).translation() instanceof Translation.Failed failed
                ? failed.complaint()
                : new Complaint(Complaint.Kind.DEFECT, "it was read", "", "", "");
    }

    private static String ignored(String yaml, String line) {
        return reading(yaml, line).translation() instanceof Translation.Ignored ignored
                ? ignored.rule()
                : "not ignored";
    }

    private static Origin origin(String table) {
        return new Origin(new SystemId("PRD", "100"), "list.csv:1", table, WRITTEN);
    }

    @Test
    void vbukTellsTheStatusOfAnOrder() {
        String yaml = format("VBUK", "", "VBELN", "VBTYP", "CMGST", "FAKSK", "UVALL");
        assertThat(only(yaml, "4711;C;B;01;A"))
                .isEqualTo(new OrderStatusDocument(origin("VBUK"), "4711", Optional.of("B"), Optional.of("01"), true));
        assertThat(only(yaml, "4711;C;;;C"))
                .isEqualTo(new OrderStatusDocument(origin("VBUK"), "4711", Optional.empty(), Optional.empty(), false));
        assertThat(ignored(yaml, "8000001;J;;;")).contains("no order (VBUK-VBTYP J)");
    }

    @Test
    void aStatusThatSapDoesNotHaveIsAComplaintWithPlaceAndValue() {
        Complaint complaint = complaint(format("VBUK", "", "VBELN", "CMGST"), "4711;Z");
        assertThat(complaint)
                .extracting(Complaint::segment, Complaint::field, Complaint::value)
                .containsExactly("VBUK", "CMGST", "Z");
        assertThat(complaint.reason())
                .contains("VBUK-CMGST in list.csv, line 1 is 'Z', expected blank or one of A, B, C, D", "replay");
    }

    @Test
    void vbupIsIgnoredUnlessItCarriesTheStatusOfTheHeader() {
        assertThat(ignored(format("VBUP", "", "VBELN", "POSNR", "ABSTA"), "4711;10;C"))
                .contains("status of an order's item");
        assertThat(only(format("VBUP", "", "VBELN", "POSNR", "CMGST"), "4711;10;D"))
                .isEqualTo(new OrderStatusDocument(origin("VBUP"), "4711", Optional.of("D"), Optional.empty(), false));
    }

    private static final String QMEL =
            format("QMEL", DATES, "QMNUM", "KUNUM", "QMART", "QMDAT", "MZEIT", "QMTXT", "PRIOK", "STAT", "QMDAB");

    @Test
    void qmelTellsANotification() {
        assertThat(only(QMEL, "200000123;4711;Q1;02.03.2026;09:30:00;Broken on arrival;2;I0068 I0070 E0001;"))
                .isEqualTo(new ServiceNotification(
                        origin("QMEL"),
                        "200000123",
                        "4711",
                        "Q1",
                        "Broken on arrival",
                        "2",
                        new BusinessTime(Instant.parse("2026-03-02T08:30:00Z"), false),
                        true));
    }

    @ParameterizedTest
    @CsvSource({
        "I0068,,true",
        "I0069,,true",
        "I0070 I0071,,true",
        "I0070 I0072,,false",
        "I0068 I0076,,false",
        "I0070,03.03.2026,false",
        "I0156 I0070,00.00.0000,true",
        ",,true"
    })
    void aNotificationIsOpenUntilItIsCompletedOrMarkedForDeletion(String statuses, String completed, boolean open) {
        ServiceNotification said = (ServiceNotification) only(
                QMEL,
                "200000123;4711;Q1;02.03.2026;00:00:00;;;%s;%s"
                        .formatted(
                                Optional.ofNullable(statuses).orElse(""),
                                Optional.ofNullable(completed).orElse("")));
        assertThat(said.open()).isEqualTo(open);
        assertThat(said.openedAt()).isEqualTo(new BusinessTime(Instant.parse("2026-03-01T23:00:00Z"), true));
    }

    @Test
    void withoutACompletionDateTheStatusMustTellWhetherANotificationIsOpen() {
        String yaml = format("QMEL", DATES, "QMNUM", "KUNUM", "QMART", "QMDAT", "STAT");
        assertThat(complaint(yaml, "1;4711;Q1;02.03.2026;I0156").field()).isEqualTo("STAT");
        assertThat(complaint(yaml, "1;4711;Q1;02.03.2026;OSNO").reason()).contains("'OSNO'", "JEST-STAT");
        assertThat(complaint(yaml, "1;4711;Q1;2026-03-02;I0068").reason())
                .contains("QMEL-QMDAT", "'2026-03-02'", "a date as dd.MM.yyyy");
        assertThat(complaint(yaml, "1;4711;Q1;30.02.2026;I0068").field()).isEqualTo("QMDAT");
        assertThat(ignored(yaml, "1;;Q1;02.03.2026;I0068")).contains("without a customer");
    }

    private static CreditDocument credit(String more, String line) {
        return (CreditDocument) only(
                format(
                        "KNKK",
                        NUMBERS + "\n" + more,
                        "KUNNR",
                        "KKBER",
                        "WAERS",
                        "KLIMK",
                        "SKFOR",
                        "SSOBL",
                        "SAUFT",
                        "CRBLB",
                        "CTLPC"),
                line);
    }

    @Test
    void knkkTellsLimitAndExposure() {
        assertThat(credit("amounts: as-displayed", "4711;1000;EUR;10.000,00;1.234,50;0,00;34,50-;X;A1"))
                .isEqualTo(new CreditDocument(
                        origin("KNKK"),
                        "4711",
                        "1000",
                        "EUR",
                        Optional.of(new BigDecimal("10000.00")),
                        Optional.of(new BigDecimal("1200.00")),
                        true,
                        "A1"));
    }

    @ParameterizedTest
    @CsvSource({"JPY,1000000", "EUR,10000.00", "KWD,1000.000"})
    void amountsAsStoredAreShiftedToTheCurrencysOwnDecimals(String currency, String limit) {
        CreditDocument said = credit(
                "amounts: as-stored\ncurrency-decimals: {JPY: 0, EUR: 2, KWD: 3}",
                "4711;1000;" + currency + ";10.000,00;0,00;0,00;0,00;;");
        assertThat(said.limit().orElseThrow()).isEqualByComparingTo(limit);
    }

    @Test
    void aCurrencyWhoseDecimalsAreNotDeclaredIsAComplaint() {
        Complaint complaint = complaint(
                format(
                        "KNKK",
                        NUMBERS + "\namounts: as-stored\ncurrency-decimals: {EUR: 2}",
                        "KUNNR",
                        "KKBER",
                        "WAERS",
                        "KLIMK",
                        "CRBLB"),
                "4711;1000;HUF;10.000,00;");
        assertThat(complaint.field()).isEqualTo("KLIMK");
        assertThat(complaint.reason()).contains("the decimals of HUF in currency-decimals", "TCURX");
    }

    @Test
    void withoutAColumnTheCurrencyIsThatOfTheControlArea() {
        String yaml = format(
                "KNKK",
                NUMBERS + "\namounts: as-displayed\ncurrencies: {\"1000\": CHF}",
                "KUNNR",
                "KKBER",
                "KLIMK",
                "CRBLB");
        assertThat(((CreditDocument) only(yaml, "4711;1000;5,00;")).currency()).isEqualTo("CHF");
        assertThat(((CreditDocument) only(yaml, "4711;1000;5,00;")).exposure()).isEmpty();
        assertThat(complaint(yaml, "4711;2000;5,00;").field()).isEqualTo("KKBER");
        assertThat(complaint(yaml, "4711;1000;5.00;").reason()).contains("a number such as 1.234,50-");
    }

    private static final String ADR6 =
            format("ADR6", "", "KUNNR", "PERSNUMBER", "CONSNUMBER", "FLGDEFAULT", "FLG_NOUSE", "SMTP_ADDR");

    @Test
    void adr6TellsTheDefaultAddress() {
        assertThat(only(ADR6, "4711;;001;X;;Erika.Muster@Kunde-Mail.de"))
                .isEqualTo(new AddressDocument(
                        origin("ADR6"), "4711", AddressDocument.Source.MASTER_DATA, "erika.muster@kunde-mail.de", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "4711;;002;;;a@kunde-mail.de,beside the default one",
        "4711;;001;X;X;a@kunde-mail.de,not to be used",
        "4711;20;001;X;;a@kunde-mail.de,contact person"
    })
    void otherAddressesAreIgnoredByRule(String line, String rule) {
        assertThat(ignored(ADR6, line)).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "erika", "erika@kunde mail.de", "erika@kunde-mail"})
    void whatIsNoAddressIsAComplaint(String address) {
        assertThat(complaint(ADR6, "4711;;001;X;;" + address).field()).isEqualTo("SMTP_ADDR");
    }

    @Test
    void mardTellsTheStockOfAPlace() {
        assertThat(only(format("MARD", NUMBERS, "MATNR", "WERKS", "LGORT", "LABST"), "815;1000;0001;1.234,000"))
                .isEqualTo(new StockDocument(
                        origin("MARD"),
                        List.of(new StockCount(
                                origin("MARD"), "815", new Place("1000", "0001"), new BigDecimal("1234.000"))),
                        List.of()));
    }

    @ParameterizedTest
    @CsvSource({"kept,0000004711,4711", "kept,AB12,AB12", "stripped,4711,4711", "stripped,0,0"})
    void keysLoseTheirLeadingZeros(String declared, String key, String number) {
        String yaml = format("VBUK", "", "VBELN", "CMGST").replace("stripped", declared);
        assertThat(((OrderStatusDocument) only(yaml, key + ";B")).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"kept,4711,10 digits", "stripped,0000004711,no leading zero"})
    void keysThatAreNotAsDeclaredAreAComplaint(String declared, String key, String expected) {
        String yaml = format("VBUK", "", "VBELN", "CMGST").replace("stripped", declared);
        assertThat(complaint(yaml, key + ";B").reason()).contains("VBUK-VBELN", key, expected);
    }

    @Test
    void theControlRecordSaysWhereTheRowCameFrom() {
        assertThat(reading(format("VBUK", "", "VBELN", "CMGST"), "4711;B")
                        .control()
                        .orElseThrow())
                .satisfies(control -> assertThat(Arrays.asList(
                                control.docnum(),
                                control.messageType(),
                                control.basicType(),
                                control.client(),
                                control.senderPort()))
                        .containsExactly("list.csv:1", "VBUK", "EXTRACT", "100", "SAPPRD"));
    }

    @Test
    void aRowThatCouldNotBeCutStaysUnreadable() {
        Complaint complaint = complaint(format("VBUK", "", "VBELN", "CMGST"), "4711");
        assertThat(complaint.kind()).isEqualTo(Complaint.Kind.UNREADABLE);
        assertThat(complaint.reason()).contains("list.csv, line 1: 1 columns, expected 2");
    }

    @Test
    void aRowWhoseFormatIsNotDeclaredAnyMoreSaysSo() {
        ExtractRow row = Extracts.rows(
                        Extracts.formats(QMEL), "list.csv", ";".repeat(8).replaceFirst("^", "1"))
                .getFirst();
        Translation said = new ExtractTranslator(ExtractFormats.NONE, BERLIN)
                .read(row.toBytes())
                .translation();
        assertThat(said)
                .isInstanceOfSatisfying(
                        Translation.Failed.class,
                        failed -> assertThat(failed.complaint().reason())
                                .contains("No extract list of QMEL is declared any more", "replay"));
    }

    @Test
    void bytesThatAreNoRowAreADefect() {
        assertThat(new ExtractTranslator(ExtractFormats.NONE, BERLIN)
                        .read(new byte[] {1})
                        .translation())
                .isInstanceOf(Translation.Failed.class);
    }
}
