package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.complaint;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.ignored;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
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
        assertThat(order.customer()).isEqualTo("4711");
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
}
