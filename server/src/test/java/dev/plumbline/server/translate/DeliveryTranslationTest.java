package dev.plumbline.server.translate;

import static dev.plumbline.server.support.Sap.builder;
import static dev.plumbline.server.support.Sap.segment;
import static dev.plumbline.server.translate.Sent.idoc;
import static dev.plumbline.server.translate.Sent.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.idoc.Segment;
import java.math.BigDecimal;
import java.time.Instant;
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

    @Test
    void aPlannedGoodsIssueIsNoGoodsIssue() {
        assertThat(read(
                                "DESADV",
                                delivery().child(deadline("00000000", "000000")).build())
                        .goodsIssue())
                .isEmpty();
    }

    @Test
    void anActualGoodsIssueDateIsOneWhateverTheMessageType() {
        Segment posted = delivery().child(deadline("20260303", "131525")).build();
        for (String messageType : new String[] {"DESADV", "SHPORD", "WHSORD", "CARNOT", "WHSCON"}) {
            assertThat(read(messageType, posted).goodsIssue())
                    .hasValueSatisfying(
                            issue -> assertThat(issue.at()).isEqualTo(Instant.parse("2026-03-03T12:15:25Z")));
        }
    }

    @Test
    void aConfirmationWithThePostGoodsIssueFunctionPosts() {
        assertThat(read(
                                "SHPCON",
                                delivery()
                                        .child(segment("E1EDL18", "QUALF", "PGI"))
                                        .build())
                        .goodsIssue())
                .isPresent();
    }

    @Test
    void aProofOfDeliveryImpliesTheGoodsIssue() {
        Segment delivered =
                delivery().with("PODAT", "20260304").with("POTIM", "100000").build();
        assertThat(read("STPPOD", delivered).goodsIssue()).isPresent();
        assertThat(read("DESADV", delivered).goodsIssue()).isEmpty();
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
    void aShipmentReportsItsDeliveries() {
        ShipmentDocument shipment = only(idoc(
                "SHPMNT",
                "SHPMNT05",
                builder("E1EDT20", "TKNUM", "0000001000")
                        .child(delivery().child(deadline("20260303", "131525")).build())
                        .build()));
        assertThat(shipment.deliveries())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.goodsIssue()).isPresent());
    }
}
