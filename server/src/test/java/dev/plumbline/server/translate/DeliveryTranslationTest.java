package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.all;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.mapped;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.DeliveryDocument.PackedItem;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.Mapping;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryTranslationTest {
    private static final Segment ITEM = segment(
            "E1EDL24",
            "POSNR",
            "000010",
            "MATNR",
            "000000000000000815",
            "LFIMG",
            "2.000",
            "VGBEL",
            "0000012345",
            "VGPOS",
            "000010");

    private static Segment.Builder delivery() {
        return builder("E1EDL20", "VBELN", "0080001234").child(ITEM);
    }

    private static Segment deadline(String day, String time) {
        return segment("E1EDT13", "QUALF", "006", "NTANF", "20260303", "ISDD", day, "ISDZ", time);
    }

    private static DeliveryDocument read(String messageType, Segment delivery) {
        return only(idoc(messageType, "DELVRY07", delivery));
    }

    private static GoodsIssue goodsIssue(String messageType, Segment delivery) {
        return read(messageType, delivery).progress().goodsIssue();
    }

    @Test
    void anEmptyGoodsIssueDateInADeliverysOwnMessageIsNotPosted() {
        Segment planned = delivery().child(deadline("00000000", "000000")).build();
        for (String messageType : new String[] {"DESADV", "SHPORD", "WHSORD", "CARNOT"}) {
            assertThat(goodsIssue(messageType, planned)).isEqualTo(new GoodsIssue.NotPosted());
        }
    }

    @Test
    void anEmptyGoodsIssueDateInAnyOtherMessageSaysNothing() {
        Segment planned = delivery().child(deadline("00000000", "000000")).build();
        for (String messageType : new String[] {"SHPCON", "WHSCON", "STPPOD"}) {
            assertThat(goodsIssue(messageType, planned)).isEqualTo(new GoodsIssue.NotMentioned());
        }
    }

    @Test
    void aDeliveryWithoutTheGoodsIssueSegmentSaysNothingOfIt() {
        assertThat(goodsIssue("DESADV", delivery().build())).isEqualTo(new GoodsIssue.NotMentioned());
    }

    @Test
    void anActualGoodsIssueDateIsOneWhateverTheMessageType() {
        Segment posted = delivery().child(deadline("20260303", "131525")).build();
        for (String messageType : new String[] {"DESADV", "SHPORD", "WHSORD", "CARNOT", "WHSCON", "STPPOD"}) {
            assertThat(goodsIssue(messageType, posted))
                    .isEqualTo(new GoodsIssue.Posted(new BusinessTime(Instant.parse("2026-03-03T12:15:25Z"), false)));
        }
    }

    @Test
    void aConfirmationWithThePostGoodsIssueFunctionPosts() {
        Segment confirmed = delivery().child(segment("E1EDL18", "QUALF", "PGI")).build();
        assertThat(goodsIssue("SHPCON", confirmed)).isInstanceOf(GoodsIssue.Posted.class);
        assertThat(goodsIssue("DESADV", confirmed)).isInstanceOf(GoodsIssue.NotMentioned.class);
    }

    @Test
    void onlyTheProofOfDeliveryProvesIt() {
        Segment delivered =
                delivery().with("PODAT", "20260304").with("POTIM", "100000").build();
        assertThat(read("STPPOD", delivered).progress().proof())
                .contains(new BusinessTime(Instant.parse("2026-03-04T09:00:00Z"), false));
        assertThat(read("DESADV", delivered).progress().proof()).isEmpty();
    }

    @Test
    void aReturnsDeliveryComesBack() {
        assertThat(read(
                                "DESADV",
                                delivery()
                                        .child(segment("E1EDL21", "LFART", "LR"))
                                        .build())
                        .direction())
                .isEqualTo(Direction.RETURN);
    }

    @Test
    void batchSplitItemsCountOnce() {
        DeliveryDocument delivery = read(
                "DESADV",
                delivery()
                        .child(segment("E1EDL24", "POSNR", "900001", "HIPOS", "000010", "LFIMG", "1.500"))
                        .child(segment("E1EDL24", "POSNR", "900002", "HIPOS", "000010", "LFIMG", "0.500"))
                        .build());
        assertThat(delivery.items().stream()
                        .map(DeliveryDocument.Item::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2");
        assertThat(delivery.orders()).containsExactly("12345");
    }

    @Test
    void theOrderMayBeNamedByAReferenceSegment() {
        Segment item = builder("E1EDL24", "POSNR", "000010", "LFIMG", "4.000")
                .child(segment("E1EDL43", "QUALF", "C", "BELNR", "2000461293", "POSNR", "000020"))
                .build();
        DeliveryDocument delivery = read(
                "DESADV", builder("E1EDL20", "VBELN", "8000579974").child(item).build());
        assertThat(delivery.items()).singleElement().satisfies(read -> {
            assertThat(read.order()).isEqualTo("2000461293");
            assertThat(read.orderItem()).isEqualTo("20");
        });
    }

    @Test
    void anItemHasItsShortText() {
        Segment item = segment("E1EDL24", "POSNR", "000010", "ARKTX", "Bolt M8", "LFIMG", "1.000");
        DeliveryDocument delivery =
                read("DESADV", builder("E1EDL20", "VBELN", "1").child(item).build());
        assertThat(delivery.items().getFirst().description()).isEqualTo("Bolt M8");
    }

    private static Segment soldTo(String email) {
        return segment(
                "E1ADRM1",
                "PARTNER_Q",
                "AG",
                "PARTNER_ID",
                "0000004711",
                "NAME1",
                "Anna Beck",
                "STREET1",
                "Hafenstr. 1",
                "POSTL_COD1",
                "24103",
                "CITY1",
                "Kiel",
                "TELEPHONE1",
                "030 901820",
                "E_MAIL",
                email,
                "COUNTRY1",
                "DE");
    }

    private static Translation.Documents sent(Segment soldTo, String type) {
        return Sent.read(idoc(
                "DESADV",
                "DELVRY07",
                delivery().child(soldTo, segment("E1EDL21", "LFART", type)).build()));
    }

    @Test
    void theSoldToPartyTellsHowTheCustomerIsReached() {
        Translation.Documents read = sent(soldTo("Anna.Beck@Kunde-Mail.de"), "LF");
        assertThat(all(read, DeliveryDocument.class).getFirst().soldTo())
                .contains(new Partner(
                        "4711",
                        "Anna Beck",
                        new PostalAddress("Hafenstr. 1", "Kiel", "24103", "", "DE"),
                        "anna.beck@kunde-mail.de",
                        "+4930901820"));
        assertThat(all(read, AddressDocument.class)).singleElement().satisfies(address -> {
            assertThat(address.customer()).isEqualTo("4711");
            assertThat(address.source()).isEqualTo(AddressDocument.Source.SALES_DOCUMENT);
            assertThat(address.email()).isEqualTo("anna.beck@kunde-mail.de");
            assertThat(address.phone()).isEqualTo("+4930901820");
        });
    }

    @Test
    void anInboundDeliverySaysNothingOfACustomer() {
        assertThat(all(sent(soldTo("anna.beck@kunde-mail.de"), "EL"), AddressDocument.class))
                .isEmpty();
    }

    @Test
    void anAddressThatFillsItsFieldMayBeCutAndIsLeftOutWithANote() {
        Translation.Documents read = sent(soldTo("a".repeat(56) + "@kunde-mail.de"), "LF");
        assertThat(all(read, AddressDocument.class).getFirst().email()).isEmpty();
        assertThat(read.notes()).singleElement().asString().contains("E1ADRM1", "E_MAIL");
        assertThat(read.leftOut()).isEmpty();
    }

    @Test
    void anInvalidAddressIsLeftOutAndTheDeliveryGoesOn() {
        Translation.Documents read = sent(soldTo("anna(at)kunde-mail.de"), "LF");
        assertThat(all(read, DeliveryDocument.class)).hasSize(1);
        assertThat(read.leftOut()).extracting(Complaint::field).containsExactly("E_MAIL");
    }

    @Test
    void aDeliveryTellsHowItTravels() {
        Segment parcel = builder("E1EDL37", "EXIDV", "00340123450000000011", "EXIDV2", "1Z77")
                .child(
                        segment("E1EDL44", "VBELN", "0080001234", "POSNR", "000010", "VEMNG", "2.000"),
                        segment("E1EDL44", "VBELN", "0080009999", "POSNR", "000010", "VEMNG", "5.000"),
                        segment("E1EDL44", "EXIDV", "00340123450000000028", "POSNR", "000000"))
                .build();
        Segment sent = delivery()
                .with("BOLNR", "B-1")
                .child(segment("E1ADRM1", "PARTNER_Q", "SP", "PARTNER_ID", "0000000900", "NAME1", "Nordfracht"))
                .child(parcel, segment("E1EDL37", "EXIDV", "00340123450000000028", "EXIDV2", "B-1"))
                .build();
        Carriage carriage = read("DESADV", sent).carriage();
        assertThat(carriage.trackingNumbers()).containsExactly("B-1", "1Z77");
        assertThat(carriage.carrier()).isEqualTo("Nordfracht");
        assertThat(carriage.packages())
                .containsExactly(new PackedItem("00340123450000000011", "1Z77", "10", new BigDecimal("2.000")));
    }

    private static ShipmentDocument shipment(Segment.Builder header) {
        return only(idoc("SHPMNT", "SHPMNT05", header.build()));
    }

    private static Optional<BusinessTime> start(Segment.Builder header) {
        return shipment(header.child(delivery().build()))
                .deliveries()
                .getFirst()
                .progress()
                .transport()
                .orElseThrow()
                .started();
    }

    @Test
    void aShipmentReportsTheGoodsIssueOfItsDeliveries() {
        ShipmentDocument shipment = shipment(builder("E1EDT20", "TKNUM", "0000001000")
                .child(delivery().child(deadline("20260303", "131525")).build())
                .child(delivery().child(deadline("00000000", "000000")).build()));
        assertThat(shipment.deliveries())
                .extracting(delivery -> delivery.progress().goodsIssue())
                .containsExactly(
                        new GoodsIssue.Posted(new BusinessTime(Instant.parse("2026-03-03T12:15:25Z"), false)),
                        new GoodsIssue.NotMentioned());
        assertThat(shipment.deliveries())
                .allSatisfy(delivery -> assertThat(
                                delivery.progress().transport().orElseThrow().shipment())
                        .isEqualTo("1000"));
    }

    @Test
    void aShipmentStartsWithItsActualStart() {
        assertThat(start(builder("E1EDT20", "TKNUM", "1000", "STTRG", "7")
                        .child(segment("E1EDT10", "QUALF", "006", "ISDD", "20260303", "ISDZ", "180000"))))
                .contains(new BusinessTime(Instant.parse("2026-03-03T17:00:00Z"), false));
    }

    @Test
    void aShipmentWithoutAStartDateHasStartedByItsStatus() {
        assertThat(start(builder("E1EDT20", "TKNUM", "1000", "STTRG", "6")))
                .contains(new BusinessTime(Instant.parse("2026-03-02T08:00:00Z"), false));
        assertThat(start(builder("E1EDT20", "TKNUM", "1000", "STTRG", "5"))).isEmpty();
    }

    @Test
    void aShipmentMayBringGoodsBack() {
        ShipmentDocument shipment = shipment(builder("E1EDT20", "TKNUM", "1000")
                .child(delivery().child(segment("E1EDL21", "LFART", "LR")).build()));
        assertThat(shipment.deliveries().getFirst().direction()).isEqualTo(Direction.RETURN);
    }

    @Test
    void aDeliveryMessageWithoutADeliveryIsAComplaint() {
        Complaint complaint = Sent.complaint(idoc("DESADV", "DELVRY07", segment("E1TXTH8", "TDOBJECT", "VBBK")));
        assertThat(complaint.segment()).isEqualTo("E1EDL20");
        assertThat(complaint.reason())
                .isEqualTo("E1EDL20 or E1EDT20/E1EDL20 is empty or absent: a delivery needs its header");
    }

    @Test
    void aDeliveryWithoutANumberIsAComplaintThatNamesTheField() {
        Complaint complaint = Sent.complaint(
                idoc("DESADV", "DELVRY07", builder("E1EDL20").child(ITEM).build()));
        assertThat(complaint.segment()).isEqualTo("E1EDL20");
        assertThat(complaint.field()).isEqualTo("VBELN");
    }

    @Test
    void aFlatShipmentNeedsTheLayoutOfItsHeader() {
        Segment raw = Segment.named("E1EDT20")
                .raw("0000001000")
                .child(delivery().build())
                .build();
        assertThat(Sent.complaint(idoc("SHPMNT", "SHPMNT05", raw)).reason()).contains("E1EDT20", "WE60");
    }

    @Test
    void aSiteHasItsTrackingNumberInASegmentOfItsOwn() {
        Mapping mapping = mapped("sources: {delivery: {deliveries: {tracking-numbers: Z1TRACK.ZZTRACK}}}");
        Segment sent = delivery()
                .with("BOLNR", "B-1")
                .child(segment("Z1TRACK", "ZZTRACK", "1Z77"), segment("Z1TRACK", "ZZTRACK", "1Z78"))
                .build();
        DeliveryDocument delivery = only(Sent.read(idoc("DESADV", "DELVRY07", sent), mapping));
        assertThat(delivery.carriage().trackingNumbers()).containsExactly("1Z77", "1Z78");
    }

    private static final Mapping RETURNS =
            mapped("sources: {delivery: {deliveries: {direction: {codes: {ZLR: return, LF: inbound}}}}}");

    @Test
    void aSiteHasDeliveryTypesOfItsOwn() {
        for (String type : new String[] {"ZLR", "LR"}) {
            Segment sent = delivery().child(segment("E1EDL21", "LFART", type)).build();
            DeliveryDocument delivery = only(Sent.read(idoc("DESADV", "DELVRY07", sent), RETURNS));
            assertThat(delivery.direction()).isEqualTo(Direction.RETURN);
        }
    }

    @Test
    void whatASiteSaysOfDeliveriesHoldsInShipmentsToo() {
        Segment sent = builder("E1EDT20", "TKNUM", "1000")
                .child(delivery().child(segment("E1EDL21", "LFART", "ZLR")).build())
                .build();
        ShipmentDocument shipment = only(Sent.read(idoc("SHPMNT", "SHPMNT05", sent), RETURNS));
        assertThat(shipment.deliveries().getFirst().direction()).isEqualTo(Direction.RETURN);
    }

    @Test
    void aSitesOwnMessageTypeMayBeAReport() {
        Mapping mapping = mapped("sources: {delivery: {role: {codes: {ZDESADV: report}}}}");
        Segment planned = delivery().child(deadline("00000000", "000000")).build();
        DeliveryDocument delivery = only(Sent.read(idoc("ZDESADV", "DELVRY07", planned), mapping));
        assertThat(delivery.progress().goodsIssue()).isEqualTo(new GoodsIssue.NotPosted());
    }

    @Test
    void aSiteCountsShipmentsAsStartedByAStatusOfItsChoice() {
        Mapping mapping = mapped("sources: {shipment: {status: {codes: {5: started}}}}");
        Segment loaded = builder("E1EDT20", "TKNUM", "1000", "STTRG", "5")
                .child(delivery().build())
                .build();
        ShipmentDocument shipment = only(Sent.read(idoc("SHPMNT", "SHPMNT05", loaded), mapping));
        assertThat(shipment.deliveries()
                        .getFirst()
                        .progress()
                        .transport()
                        .orElseThrow()
                        .started())
                .isPresent();
    }
}
