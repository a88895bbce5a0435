package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import org.junit.jupiter.api.Test;

class BillingTranslationTest {
    private static Segment item(String position, String order, String value) {
        return builder("E1EDP01", "POSEX", position, "MENGE", "1.000")
                .child(
                        segment("E1EDP02", "QUALF", "002", "BELNR", order),
                        segment("E1EDP26", "QUALF", "003", "BETRG", value))
                .build();
    }

    private static Idoc billing(String category, Segment... items) {
        Segment[] segments = new Segment[items.length + 2];
        segments[0] = segment("E1EDK01", "CURCY", "EUR", "BELNR", "0090001234", "BSART", "INVO");
        segments[1] = segment("E1EDK14", "QUALF", "021", "ORGID", category);
        System.arraycopy(items, 0, segments, 2, items.length);
        return idoc("INVOIC", "INVOIC02", segments);
    }

    @Test
    void theCategoryTellsWhatItIs() {
        assertThat(read(billing("O", item("000010", "0000012345", "4.00"))).category())
                .isEqualTo(Category.CREDIT_MEMO);
        assertThat(read(billing("S", item("000010", "0000012345", "4.00"))).category())
                .isEqualTo(Category.CREDIT_MEMO_CANCELLATION);
    }

    private static BillingDocument read(Idoc idoc) {
        return only(idoc);
    }

    @Test
    void aCollectiveInvoiceBillsSeveralOrders() {
        BillingDocument invoice =
                only(billing("M", item("000010", "0000012345", "4.00"), item("000020", "0000012346", "6.00")));
        assertThat(invoice.orders()).containsExactly("12345", "12346");
        assertThat(invoice.forOrder("12346").netValue()).isEqualByComparingTo("6.00");
    }

    @Test
    void anAmountHasNoSignOfItsOwn() {
        BillingDocument memo = only(billing("O", item("000010", "0000012345", "4.00-")));
        assertThat(memo.netValue()).isEqualByComparingTo("4.00");
    }

    @Test
    void proFormaAndIntercompanyBillingAreLeftOutByName() {
        assertThat(ignored(billing("U", item("000010", "0000012345", "4.00")))).startsWith("pro forma");
        assertThat(ignored(billing("5", item("000010", "0000012345", "4.00")))).startsWith("intercompany");
    }

    @Test
    void aCreditMemoWithoutAValueIsAComplaint() {
        Segment worthless = builder("E1EDP01", "POSEX", "000010")
                .child(segment("E1EDP02", "QUALF", "002", "BELNR", "0000012345"))
                .build();
        assertThat(complaint(billing("O", worthless)).field()).isEqualTo("BETRG");
    }

    @Test
    void anUnknownCategoryIsAComplaintThatNamesIt() {
        assertThat(complaint(billing("Ä", item("000010", "0000012345", "4.00"))).reason())
                .contains("'Ä'");
    }
}
