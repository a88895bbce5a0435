package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.mapped;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
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
        assertThat(invoice.forOrder("12346").items().getFirst().netValue()).isEqualByComparingTo("6.00");
    }

    @Test
    void anAmountHasNoSignOfItsOwn() {
        BillingDocument memo = only(billing("O", item("000010", "0000012345", "4.00-")));
        assertThat(memo.items().getFirst().netValue()).isEqualByComparingTo("4.00");
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

    @Test
    void aFeeThatIsKeptFromACreditStaysADeduction() {
        BillingDocument memo =
                only(billing("O", item("000010", "0000012345", "100.00-"), item("000020", "0000012345", "10.00")));
        assertThat(memo.items())
                .extracting(item -> item.netValue().intValueExact())
                .containsExactly(100, -10);
    }

    @Test
    void aFreeItemOfACreditMemoHasAmountsButNoNetValue() {
        Segment free = builder("E1EDP01", "POSEX", "000010")
                .child(
                        segment("E1EDP02", "QUALF", "002", "BELNR", "0000012345"),
                        segment("E1EDP26", "QUALF", "002", "BETRG", "0.01"))
                .build();
        assertThat(read(billing("O", free)).items().getFirst().netValue()).isZero();
    }

    @Test
    void anItemNamesTheItemOfItsOrderAndItsTax() {
        Segment item = builder("E1EDP01", "POSEX", "000010", "MENGE", "1.000")
                .child(
                        segment("E1EDP02", "QUALF", "002", "BELNR", "0000012345", "ZEILE", "000030"),
                        segment("E1EDP26", "QUALF", "003", "BETRG", "100.00-"),
                        segment("E1EDP04", "MWSBT", "19.00-"))
                .build();
        assertThat(read(billing("O", item)).items()).singleElement().satisfies(read -> {
            assertThat(read.orderItem()).isEqualTo("30");
            assertThat(read.netValue()).isEqualByComparingTo("100");
            assertThat(read.tax()).isEqualByComparingTo("19");
        });
    }

    @Test
    void theOrderOfAllItemsMayStandInTheHeader() {
        Segment item = builder("E1EDP01", "POSEX", "000010")
                .child(segment("E1EDP26", "QUALF", "003", "BETRG", "4.00"))
                .build();
        Idoc invoice = idoc(
                "INVOIC",
                "INVOIC02",
                segment("E1EDK01", "CURCY", "EUR", "BELNR", "0090001234"),
                segment("E1EDK02", "QUALF", "002", "BELNR", "0000012345"),
                segment("E1EDK14", "QUALF", "021", "ORGID", "M"),
                item);
        assertThat(read(invoice).orders()).containsExactly("12345");
        assertThat(read(invoice).items().getFirst().orderItem()).isEmpty();
    }

    @Test
    void theCustomerIsTheSoldToPartyElseThePayer() {
        Segment payer = segment("E1EDKA1", "PARVW", "RG", "PARTN", "0000004714");
        Segment soldTo = segment("E1EDKA1", "PARVW", "AG", "PARTN", "0000004711");
        assertThat(read(billing("M", payer, soldTo)).customer()).isEqualTo("4711");
        assertThat(read(billing("M", payer)).customer()).isEqualTo("4714");
        assertThat(read(billing("M")).customer()).isEmpty();
    }

    @Test
    void withoutACategoryTheIdocFunctionTellsInvoiceAndCreditMemoApart() {
        Idoc memo = idoc(
                "INVOIC",
                "INVOIC02",
                segment("E1EDK01", "CURCY", "EUR", "BELNR", "0090001234", "BSART", "CRME"),
                item("000010", "0000012345", "4.00"));
        assertThat(read(memo).category()).isEqualTo(Category.CREDIT_MEMO);
    }

    @Test
    void aBillingDocumentWithoutAnyCategoryIsAComplaintThatNamesItsPlaces() {
        Complaint complaint =
                complaint(idoc("INVOIC", "INVOIC02", segment("E1EDK01", "CURCY", "EUR", "BELNR", "0090001234")));
        assertThat(complaint.segment()).isEqualTo("E1EDK14");
        assertThat(complaint.field()).isEqualTo("ORGID");
        assertThat(complaint.reason()).contains("E1EDK14[QUALF=021].ORGID or E1EDK01.BSART", "mapping.yaml");
    }

    @Test
    void anItemWithoutItsOrderIsAComplaintThatNamesTheItem() {
        Segment lost = builder("E1EDP01", "POSEX", "000010")
                .child(segment("E1EDP26", "QUALF", "003", "BETRG", "4.00"))
                .build();
        Complaint complaint = complaint(billing("M", lost));
        assertThat(complaint.segment()).isEqualTo("E1EDP02");
        assertThat(complaint.field()).isEqualTo("BELNR");
        assertThat(complaint.reason()).contains("item 000010");
    }

    private static final Mapping CATEGORIES = mapped("""
            sources:
              billing:
                category:
                  from: ['E1EDK01/Z1EDK01.FKART', 'E1EDK14[QUALF=021].ORGID']
                  codes: {ZG2: credit-memo, ZF5: pro-forma}
            """);

    private static Translation ofType(String type) {
        Segment header = builder("E1EDK01", "CURCY", "EUR", "BELNR", "0090001234")
                .child(segment("Z1EDK01", "FKART", type))
                .build();
        return Sent.translate(
                idoc(
                        "INVOIC",
                        "INVOIC02",
                        header,
                        segment("E1EDK14", "QUALF", "021", "ORGID", "M"),
                        item("000010", "0000012345", "4.00")),
                CATEGORIES);
    }

    @Test
    void aSiteHasItsOwnBillingTypesInASegmentOfItsOwn() {
        BillingDocument memo = only((Translation.Documents) ofType("ZG2"));
        assertThat(memo.category()).isEqualTo(Category.CREDIT_MEMO);
    }

    @Test
    void whatASiteCallsProFormaIsLeftOut() {
        assertThat(ofType("ZF5"))
                .isInstanceOfSatisfying(
                        Translation.Ignored.class,
                        ignored ->
                                assertThat(ignored.rule()).startsWith("pro forma invoice (by E1EDK01/Z1EDK01.FKART"));
    }

    @Test
    void aBillingTypeThatTheSiteForgotIsAComplaintThatSaysWhereToAddIt() {
        Complaint complaint = ((Translation.Failed) ofType("ZXX")).complaint();
        assertThat(complaint.segment()).isEqualTo("Z1EDK01");
        assertThat(complaint.value()).isEqualTo("ZXX");
        assertThat(complaint.reason()).contains("billing.category.codes in mapping.yaml");
    }
}
