package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Extracts;
import dev.plumbline.server.extract.Family;
import dev.plumbline.server.extract.TableDocument;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TablesTranslatorTest {
    private static final Map<String, String> COLUMNS = Map.of(
            "KNA1", "KUNNR, ADRNR, ANRED, NAME1, NAME2, LAND1, SPRAS, AUFSD",
            "ADR6", "ADDRNUMBER, CONSNUMBER, FLGDEFAULT, SMTP_ADDR",
            "VBAK", "VBELN, VBTYP, AUART, ERDAT, ERZET, KUNNR, WAERK, LIFSK, FAKSK",
            "VBAP", "VBELN, POSNR, MATNR, KWMENG, NETWR, MWSBP, ABGRU, VGBEL, VGPOS, VGTYP",
            "VBUK", "VBELN, CMGST",
            "LIKP", "VBELN, LFART, WADAT_IST, KUNAG",
            "LIPS", "VBELN, POSNR, MATNR, LFIMG, UECHA, VGBEL, VGPOS",
            "VBRK", "VBELN, VBTYP, FKDAT, WAERK, KUNAG",
            "VBRP", "VBELN, POSNR, FKIMG, NETWR, AUBEL, AUPOS");

    /** All tables, in one user's notation. */
    private static ExtractFormats formats(String dates, String decimal, String thousands) {
        return Extracts.formats("extracts:\n"
                + COLUMNS.entrySet().stream()
                        .map(entry ->
                                """
                                  - name: %1$s
                                    files: "%1$s.csv"
                                    table: %1$s
                                    system: PRD
                                    client: "100"
                                    layout: csv
                                    delimiter: ";"
                                    quote: none
                                    header: true
                                    code-page: UTF-8
                                    leading-zeros: stripped
                                    dates: %2$s
                                    times: HH:mm:ss
                                    numbers: {decimal: "%3$s", thousands: "%4$s", minus: trailing}
                                    amounts: as-displayed
                                    columns: {%5$s}
                                """.formatted(entry.getKey(), dates, decimal, thousands, fields(entry.getValue())))
                        .collect(Collectors.joining()));
    }

    private static String fields(String columns) {
        return List.of(columns.split(", ")).stream()
                .map(column -> column + ": " + column)
                .collect(Collectors.joining(", "));
    }

    private static final ExtractFormats GERMAN = formats("dd.MM.yyyy", ",", ".");

    private static List<ExtractRow> rows(ExtractFormats formats, String table, String... lines) {
        String text = COLUMNS.get(table).replace(", ", ";") + "\n" + String.join("\n", lines);
        return Extracts.rows(formats, table + ".csv", text);
    }

    @SafeVarargs
    private static TableDocument document(Family family, List<ExtractRow>... rows) {
        List<ExtractRow> all = new ArrayList<>();
        List.of(rows).forEach(all::addAll);
        return new TableDocument(family, "12345", all);
    }

    private static Translation read(ExtractFormats formats, TableDocument document) {
        return Readers.with(formats)
                .read(TableDocument.FORM, StandardCharsets.UTF_8, document.toBytes())
                .translation();
    }

    private static List<Document> said(TableDocument document) {
        return said(GERMAN, document);
    }

    private static List<Document> said(ExtractFormats formats, TableDocument document) {
        return switch (read(formats, document)) {
            case Translation.Documents said -> said.documents();
            case Translation.Ignored ignored -> throw new AssertionError(ignored.rule());
            case Translation.Failed failed -> throw new AssertionError(failed.complaint());
        };
    }

    private static String complaint(TableDocument document) {
        return switch (read(GERMAN, document)) {
            case Translation.Failed failed -> failed.complaint().reason();
            case Translation.Documents said -> throw new AssertionError(said);
            case Translation.Ignored ignored -> throw new AssertionError(ignored);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dd.MM.yyyy|,|.|02.03.2026|1.234,50",
                "yyyy-MM-dd|.|,|2026-03-02|1,234.50",
                "yyyyMMdd|.|,|20260302|1234.50",
                "MM/dd/yyyy|.|,|03/02/2026|1,234.50"
            })
    void anOrderIsReadInTheNotationThatIsDeclared(
            String dates, String decimal, String thousands, String date, String amount) {
        ExtractFormats formats = formats(dates, decimal, thousands);
        String quantity = "2" + decimal + "000";
        List<Document> said = said(
                formats,
                document(
                        Family.ORDER,
                        rows(formats, "VBAK", "12345;C;OR;" + date + ";08:30:00;4711;EUR;;"),
                        rows(
                                formats,
                                "VBAP",
                                "12345;000010;815;%s;%s;0%s00;;;;".formatted(quantity, amount, decimal))));
        assertThat(said).singleElement().isInstanceOfSatisfying(OrderDocument.class, order -> {
            assertThat(order.number()).isEqualTo("12345");
            assertThat(order.placedAt().at()).isEqualTo(Instant.parse("2026-03-02T08:30:00Z"));
            assertThat(order.partners().soldTo().customer()).isEqualTo("4711");
            assertThat(order.items().getFirst().netValue()).isEqualByComparingTo("1234.50");
            assertThat(order.items().getFirst().quantity()).isEqualByComparingTo("2");
            assertThat(order.items().getFirst().material()).isEqualTo("815");
            assertThat(order.origin().created()).isEqualTo(Extracts.WRITTEN);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "C,OR,SALES",
        "C,RE,RETURN",
        "H,ZRE,RETURN",
        "I,ZKL,FREE_OF_CHARGE",
        "K,ZG2,MEMO_REQUEST",
        "L,ZL2,MEMO_REQUEST"
    })
    void theCategoryTellsWhatAnOrderIsAndTheMappingWhatItsTypeIs(String category, String type, OrderKind kind) {
        List<Document> said = said(document(
                Family.ORDER, rows(GERMAN, "VBAK", "12345;%s;%s;02.03.2026;;4711;EUR;;".formatted(category, type))));
        assertThat(((OrderDocument) said.getLast()).kind()).isEqualTo(kind);
    }

    @Test
    void aQuotationIsNoOrder() {
        assertThat(read(GERMAN, document(Family.ORDER, rows(GERMAN, "VBAK", "12345;B;AG;02.03.2026;;4711;EUR;;"))))
                .isEqualTo(new Translation.Ignored("sales document that is no order (VBAK-VBTYP B)"));
    }

    @Test
    void theStatusComesBeforeTheOrderThatItHolds() {
        List<Document> said = said(document(
                Family.ORDER,
                rows(GERMAN, "VBAK", "12345;C;OR;02.03.2026;;4711;EUR;01;02"),
                rows(GERMAN, "VBUK", "12345;B")));
        assertThat(said.getFirst()).isInstanceOfSatisfying(OrderStatusDocument.class, status -> {
            assertThat(status.creditStatus()).contains("B");
            assertThat(status.billingBlock()).contains("02");
        });
        assertThat(((OrderDocument) said.getLast()).block()).contains("01");
    }

    @Test
    void anItemThatIsRejectedAndOneThatReturnsSomethingSaySo() {
        OrderDocument order = (OrderDocument) said(document(
                        Family.ORDER,
                        rows(GERMAN, "VBAK", "12345;H;RE;02.03.2026;;4711;EUR;;"),
                        rows(
                                GERMAN,
                                "VBAP",
                                "12345;000010;815;1,000;50,00;9,50;91;;;",
                                "12345;000020;815;1,000;50,00;9,50;;12300;000010;C",
                                "12345;000030;815;1,000;50,00;9,50;;90000001;000010;M")))
                .getLast();
        assertThat(order.items().get(0).rejection()).contains("91");
        assertThat(order.items().get(0).tax()).isEqualByComparingTo("9.50");
        assertThat(order.items().get(1).reference()).contains(new OrderDocument.Reference("12300", "10"));
        assertThat(order.items().get(2).reference()).isEmpty();
    }

    @Test
    void aDeliveryIsShippedWhenItsGoodsIssueHasADate() {
        DeliveryDocument delivery = (DeliveryDocument) said(document(
                        Family.DELIVERY,
                        rows(GERMAN, "LIKP", "80001;LF;03.03.2026;4711"),
                        rows(
                                GERMAN,
                                "LIPS",
                                "80001;000010;815;2,000;000000;12345;000010",
                                "80001;900001;815;2,000;000010;12345;000010")))
                .getLast();
        assertThat(delivery.progress().goodsIssue())
                .isInstanceOfSatisfying(
                        GoodsIssue.Posted.class,
                        posted -> assertThat(posted.when().dayOnly()).isTrue());
        assertThat(delivery.items())
                .singleElement()
                .satisfies(item -> assertThat(item.quantity()).isEqualByComparingTo(BigDecimal.valueOf(2)));
        DeliveryDocument planned = (DeliveryDocument) said(document(
                        Family.DELIVERY,
                        rows(GERMAN, "LIKP", "80001;LF;;4711"),
                        rows(GERMAN, "LIPS", "80001;000010;815;2,000;;12345;000010")))
                .getLast();
        assertThat(planned.progress().goodsIssue()).isInstanceOf(GoodsIssue.NotPosted.class);
    }

    @ParameterizedTest
    @CsvSource({"M,INVOICE", "N,INVOICE_CANCELLATION", "O,CREDIT_MEMO", "S,CREDIT_MEMO_CANCELLATION"})
    void theCategoryOfABillingDocumentSaysWhichWayTheMoneyGoes(String category, BillingDocument.Category expected) {
        BillingDocument billing = (BillingDocument) said(document(
                        Family.BILLING,
                        rows(GERMAN, "VBRK", "90001;%s;04.03.2026;EUR;4711".formatted(category)),
                        rows(GERMAN, "VBRP", "90001;000010;1,000;1.050,00-;12345;000010")))
                .getLast();
        assertThat(billing.category()).isEqualTo(expected);
        assertThat(billing.items().getFirst().netValue()).isEqualByComparingTo("1050.00");
        assertThat(billing.orders()).containsExactly("12345");
    }

    @Test
    void aCustomerIsReadByTheMappingAndItsStandardAddressComesFirst() {
        List<Document> said = said(document(
                Family.CUSTOMER,
                rows(GERMAN, "KNA1", "4711;23456;Frau;Muster;Erika;DE;D;01"),
                rows(GERMAN, "ADR6", "23456;001;;einkauf@kunde-mail.de", "23456;002;X;Erika.Muster@Kunde-Mail.de")));
        assertThat(said.getFirst()).isInstanceOfSatisfying(AddressDocument.class, address -> {
            assertThat(address.customer()).isEqualTo("4711");
            assertThat(address.email()).isEqualTo("erika.muster@kunde-mail.de");
        });
        assertThat(said.getLast()).isInstanceOfSatisfying(CustomerDocument.class, customer -> {
            assertThat(customer.names()).isEqualTo(new CustomerDocument.Names("Erika", "Muster", ""));
            assertThat(customer.language()).isEqualTo("de-DE");
            assertThat(customer.blocked()).isTrue();
        });
    }

    @Test
    void aWrongAddressIsLeftOutAndTheCustomerGoesOn() {
        Translation read = read(
                GERMAN,
                document(
                        Family.CUSTOMER,
                        rows(GERMAN, "KNA1", "4711;23456;Frau;Muster;Erika;DE;D;"),
                        rows(GERMAN, "ADR6", "23456;001;X;no address")));
        assertThat(read).isInstanceOfSatisfying(Translation.Documents.class, documents -> {
            assertThat(documents.documents()).hasSize(1);
            assertThat(documents.leftOut())
                    .singleElement()
                    .satisfies(complaint -> assertThat(complaint.reason())
                            .startsWith("ADR6-SMTP_ADDR in ADR6.csv, line 2 is 'no address'"));
        });
    }

    @Test
    void aWrongValueIsNamedWithFileLineAndColumn() {
        assertThat(complaint(document(
                        Family.ORDER,
                        rows(GERMAN, "VBAK", "12345;C;OR;02.03.2026;;4711;EUR;;"),
                        rows(GERMAN, "VBAP", "12345;000010;815;1,000;1234.50;;;;;"))))
                .startsWith("VBAP-NETWR in VBAP.csv, line 2 is '1234.50', expected a number such as 1.234,50-");
        assertThat(complaint(document(Family.ORDER, rows(GERMAN, "VBAK", "12345;C;OR;2026-03-02;;4711;EUR;;"))))
                .startsWith("VBAK-ERDAT in VBAK.csv, line 2 is '2026-03-02', expected a date as dd.MM.yyyy");
    }

    @Test
    void anItemWithoutItsHeaderIsNamed() {
        assertThat(complaint(document(Family.ORDER, rows(GERMAN, "VBAP", "12345;000010;815;1,000;1,00;;;;;"))))
                .startsWith("VBAP 12345 in VBAP.csv, line 2 has no header: no row of VBAK was loaded with it");
    }

    @Test
    void ofARowThatStandsInTwoFilesTheNewestCounts() {
        List<ExtractRow> old = rows(GERMAN, "VBAK", "12345;C;OR;02.03.2026;;4711;EUR;;");
        ExtractRow row =
                rows(GERMAN, "VBAK", "12345;C;OR;02.03.2026;;4712;EUR;;").getFirst();
        ExtractRow newer = new ExtractRow(
                row.extract(),
                row.table(),
                "vbak_2.csv",
                row.line(),
                row.created().plusSeconds(60),
                row.system(),
                row.client(),
                row.columns(),
                "",
                "");
        OrderDocument order = (OrderDocument)
                said(document(Family.ORDER, List.of(newer), old)).getLast();
        assertThat(order.partners().soldTo().customer()).isEqualTo("4712");
    }
}
