package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.all;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.mapped;
import static dev.plumbline.server.translate.Sent.only;
import static dev.plumbline.server.translate.Sent.read;
import static dev.plumbline.server.translate.Sent.translate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderDocument.Reference;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTranslationTest {
    private static final Segment HEADER = segment("E1EDK01", "CURCY", "EUR", "BELNR", "0000012345");
    private static final Segment SOLD_TO = segment("E1EDKA1", "PARVW", "AG", "PARTN", "0000004711");

    private static Segment.Builder item(String... more) {
        return builder("E1EDP01", "POSEX", "000010", "MENGE", "2.000", "NETWR", "100.00")
                .child(segment("E1EDP19", "QUALF", "002", "IDTNR", "000000000000000815", "KTEXT", "Bolt M8"));
    }

    private static Idoc order(Segment... segments) {
        List<Segment> all = new ArrayList<>(List.of(segments));
        if (all.stream().noneMatch(segment -> segment.name().equals("E1EDK01"))) {
            all.addFirst(HEADER);
        }
        return idoc("ORDRSP", "ORDERS05", all.toArray(Segment[]::new));
    }

    @Test
    void anOrderHasItsNumberCustomerAndItemsWithoutLeadingZeros() {
        OrderDocument order = only(order(SOLD_TO, item().build()));
        assertThat(order.number()).isEqualTo("12345");
        assertThat(order.partners().soldTo().customer()).isEqualTo("4711");
        assertThat(order.items()).singleElement().satisfies(item -> {
            assertThat(item.position()).isEqualTo("10");
            assertThat(item.material()).isEqualTo("815");
            assertThat(item.netValue()).isEqualByComparingTo("100.00");
        });
    }

    @Test
    void theOriginNamesTheSystemOfThePortAndTheTimeOfTheSerialField() {
        OrderDocument order = only(order(SOLD_TO, item().build()));
        assertThat(order.origin().system()).hasToString("PRD-100");
        assertThat(order.origin().created()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @Test
    void theTimeOfPlacingIsTheCreationWithItsTimeInTheSystemsZone() {
        OrderDocument order = only(order(
                SOLD_TO,
                segment("E1EDK03", "IDDAT", "012", "DATUM", "20260302"),
                segment("E1EDK03", "IDDAT", "025", "DATUM", "20260302", "UZEIT", "081500"),
                item().build()));
        assertThat(order.placedAt().at()).isEqualTo(Instant.parse("2026-03-02T07:15:00Z"));
        assertThat(order.placedAt().dayOnly()).isFalse();
    }

    @Test
    void aDeliveryBlockIsKept() {
        OrderDocument order = only(order(
                segment("E1EDK01", "CURCY", "EUR", "BELNR", "0000012345", "LIFSK", "01"), SOLD_TO, item().build()));
        assertThat(order.block()).contains("01");
    }

    @Test
    void aRejectedItemIsNotOpen() {
        OrderDocument order = only(order(SOLD_TO, item().with("ABGRU", "92").build()));
        assertThat(order.openItems()).isEmpty();
    }

    @Test
    void aReversedDocumentRejectsEveryItem() {
        OrderDocument order = only(order(
                segment("E1EDK01", "ACTION", "001", "CURCY", "EUR", "BELNR", "0000012345"), SOLD_TO, item().build()));
        assertThat(order.openItems()).isEmpty();
    }

    @Test
    void anItemWithoutNetValueIsWorthItsPriceTimesItsQuantity() {
        Segment priced = segment("E1EDP01", "POSEX", "000010", "MENGE", "30.000", "VPREI", "12.50", "PEINH", "10");
        OrderDocument order = only(order(SOLD_TO, priced));
        assertThat(order.items().getFirst().netValue()).isEqualByComparingTo("37.50");
    }

    @Test
    void theOrderTypeTellsAReturnFromASale() {
        OrderDocument order = only(order(SOLD_TO, segment("E1EDK14", "QUALF", "012", "ORGID", "RE"), item().build()));
        assertThat(order.kind()).isEqualTo(OrderKind.RETURN);
    }

    @Test
    void aPurchaseOrderIsLeftOutByName() {
        assertThat(ignored(order(SOLD_TO, segment("E1EDK14", "QUALF", "014", "ORGID", "1010"), item().build())))
                .startsWith("purchase order");
    }

    @Test
    void anOrderWithoutACustomerIsAComplaintThatNamesTheField() {
        Complaint complaint = complaint(order(item().build()));
        assertThat(complaint.segment()).isEqualTo("E1EDKA1");
        assertThat(complaint.field()).isEqualTo("PARTN");
    }

    @Test
    void aMalformedAmountIsAComplaintThatNamesFieldAndValue() {
        Complaint complaint =
                complaint(order(SOLD_TO, segment("E1EDP01", "POSEX", "000010", "MENGE", "2.000", "NETWR", "1,00,00")));
        assertThat(complaint.segment()).isEqualTo("E1EDP01");
        assertThat(complaint.field()).isEqualTo("NETWR");
        assertThat(complaint.value()).isEqualTo("1,00,00");
    }

    @Test
    void anOrderNamesItsSalesOrganisation() {
        OrderDocument order = only(order(SOLD_TO, segment("E1EDK14", "QUALF", "008", "ORGID", "1000"), item().build()));
        assertThat(order.salesOrganization()).isEqualTo("1000");
    }

    @Test
    void thePartnersHaveNameAddressAndTelephone() {
        OrderDocument order = only(order(
                partner("AG", "0000004711", "NAME1", "Beck", "NAME2", "Anna", "TELF1", "030/901820"),
                partner("WE", "0000004712", "STRAS", "Hafenstr. 1", "ORT01", "Kiel", "PSTLZ", "24103"),
                partner("RE", "0000004713"),
                partner("RG", "0000004714"),
                item().build()));
        assertThat(order.partners().soldTo())
                .isEqualTo(
                        new Partner("4711", "Beck Anna", new PostalAddress("", "", "", "", "DE"), "", "+4930901820"));
        assertThat(order.partners().shipTo())
                .map(Partner::address)
                .contains(new PostalAddress("Hafenstr. 1", "Kiel", "24103", "", "DE"));
        assertThat(order.partners().billTo()).map(Partner::customer).contains("4713");
        assertThat(order.partners().payer()).map(Partner::customer).contains("4714");
    }

    private static Segment partner(String role, String number, String... more) {
        Segment.Builder partner = builder("E1EDKA1", "PARVW", role, "PARTN", number, "LAND1", "DE");
        for (int n = 0; n < more.length; n += 2) {
            partner.with(more[n], more[n + 1]);
        }
        return partner.build();
    }

    @Test
    void aPartnerThatIsNotNamedIsEmpty() {
        OrderDocument order = only(order(SOLD_TO, item().build()));
        assertThat(order.partners().shipTo()).isEmpty();
    }

    @Test
    void aTelephoneNumberThatIsNoneIsLeftOutWithANoteThatDoesNotRepeatIt() {
        Translation.Documents read =
                read(order(partner("AG", "0000004711", "TELF1", "12345678901234"), item().build()));
        assertThat(((OrderDocument) only(read)).partners().soldTo().phone()).isEmpty();
        assertThat(read.notes())
                .singleElement()
                .asString()
                .contains("E1EDKA1", "TELF1")
                .doesNotContain("12345678");
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void theTaxesOfAnItemAreAdded() {
        OrderDocument order = only(order(
                SOLD_TO,
                item().child(segment("E1EDP04", "MWSBT", "16.00"), segment("E1EDP04", "MWSBT", "3.00"))
                        .build()));
        assertThat(order.items().getFirst().tax()).isEqualByComparingTo("19.00");
    }

    @Test
    void aPartOfASetNamesItsHigherLevelItem() {
        OrderDocument order = only(order(
                SOLD_TO,
                item().with("UEPOS", "000000").build(),
                segment("E1EDP01", "POSEX", "000020", "MENGE", "1.000", "UEPOS", "000010")));
        assertThat(order.items()).extracting(OrderDocument.Item::partOf).containsExactly("", "10");
    }

    @Test
    void aReturnedItemNamesTheItemThatWasSold() {
        OrderDocument order = only(order(
                SOLD_TO,
                item().child(segment("E1EDP02", "QUALF", "016", "BELNR", "0000012300", "ZEILE", "000030"))
                        .build()));
        assertThat(order.items().getFirst().reference()).contains(new Reference("12300", "30"));
    }

    @Test
    void theOrderThatWasSoldMayBeNamedForTheWholeReturn() {
        OrderDocument order =
                only(order(SOLD_TO, segment("E1EDK02", "QUALF", "016", "BELNR", "0000012300"), item().build()));
        assertThat(order.items().getFirst().reference()).contains(new Reference("12300", ""));
    }

    @Test
    void aReturnsOwnReferenceCountsWhenItNamesAnotherOrder() {
        Segment named = item().child(segment("E1EDP02", "QUALF", "002", "BELNR", "0000012300", "ZEILE", "000010"))
                .build();
        Segment itself = item().child(segment("E1EDP02", "QUALF", "002", "BELNR", "0000012345", "ZEILE", "000010"))
                .build();
        Segment type = segment("E1EDK14", "QUALF", "012", "ORGID", "RE");
        assertThat(((OrderDocument) only(order(SOLD_TO, type, named)))
                        .items()
                        .getFirst()
                        .reference())
                .contains(new Reference("12300", "10"));
        assertThat(((OrderDocument) only(order(SOLD_TO, type, itself)))
                        .items()
                        .getFirst()
                        .reference())
                .isEmpty();
        assertThat(((OrderDocument) only(order(SOLD_TO, named)))
                        .items()
                        .getFirst()
                        .reference())
                .isEmpty();
    }

    private static final Mapping CREDIT = mapped("sources: {order: {credit-status: {from: //Z1EDK01.CMGST}}}");

    private static Idoc orderWithCredit(String status) {
        return order(
                builder("E1EDK01", "CURCY", "EUR", "BELNR", "0000012345")
                        .child(segment("Z1EDK01", "CMGST", status, "ZZ", "1"))
                        .build(),
                SOLD_TO,
                item().build());
    }

    @Test
    void aSegmentOfTheSitesOwnTellsTheCreditStatusBeforeTheOrder() {
        Translation.Documents read = read(orderWithCredit("B"), CREDIT);
        assertThat(read.documents()).hasSize(2);
        assertThat(read.documents().getFirst()).isInstanceOfSatisfying(OrderStatusDocument.class, status -> {
            assertThat(status.number()).isEqualTo("12345");
            assertThat(status.creditStatus()).contains("B");
        });
    }

    @Test
    void anEmptyCreditStatusWasNotChecked() {
        assertThat(all(read(orderWithCredit(""), CREDIT), OrderStatusDocument.class))
                .singleElement()
                .satisfies(status -> assertThat(status.creditStatus()).isEmpty());
    }

    @Test
    void withoutTheSegmentNothingIsSaidOfTheCredit() {
        assertThat(read(order(SOLD_TO, item().build()), CREDIT).documents()).hasSize(1);
    }

    @Test
    void anUnknownCreditStatusIsAComplaintBecauseTheOrderMightBeHeld() {
        Complaint complaint = ((Translation.Failed) translate(orderWithCredit("X"), CREDIT)).complaint();
        assertThat(complaint.segment()).isEqualTo("Z1EDK01");
        assertThat(complaint.field()).isEqualTo("CMGST");
    }

    @Test
    void aFlatSegmentOfTheSitesOwnNeedsItsLayout() {
        Idoc flat = order(HEADER, Segment.named("Z1EDK01").raw("B").build(), SOLD_TO, item().build());
        assertThat(((Translation.Failed) translate(flat, CREDIT)).complaint().reason())
                .contains("Z1EDK01", "WE60");
    }

    private static final Mapping EMAIL = mapped("sources: {order: {email: //Z1EDKA1.SMTP_ADDR}}");

    private static Idoc orderWithEmail(String email) {
        return order(SOLD_TO, segment("Z1EDKA1", "SMTP_ADDR", email), item().build());
    }

    @Test
    void aSegmentOfTheSitesOwnTellsTheEmailOfTheSoldToParty() {
        Translation.Documents read = read(orderWithEmail("Anna.Beck@Kunde-Mail.de"), EMAIL);
        assertThat(all(read, OrderDocument.class).getFirst().partners().soldTo().email())
                .isEqualTo("anna.beck@kunde-mail.de");
        assertThat(all(read, AddressDocument.class)).singleElement().satisfies(address -> {
            assertThat(address.customer()).isEqualTo("4711");
            assertThat(address.source()).isEqualTo(AddressDocument.Source.SALES_DOCUMENT);
            assertThat(address.email()).isEqualTo("anna.beck@kunde-mail.de");
        });
    }

    @Test
    void anInvalidEmailIsLeftOutWithAComplaintAndTheOrderGoesOn() {
        Translation.Documents read = read(orderWithEmail("anna(at)kunde-mail.de"), EMAIL);
        assertThat(((OrderDocument) only(read)).partners().soldTo().email()).isEmpty();
        assertThat(read.leftOut()).singleElement().satisfies(complaint -> {
            assertThat(complaint.kind()).isEqualTo(Complaint.Kind.LEFT_OUT);
            assertThat(complaint.segment()).isEqualTo("Z1EDKA1");
            assertThat(complaint.field()).isEqualTo("SMTP_ADDR");
            assertThat(complaint.value()).isEqualTo("anna(at)kunde-mail.de");
        });
    }
}
