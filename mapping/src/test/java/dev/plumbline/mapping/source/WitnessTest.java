package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.source.Sites.delivery;
import static dev.plumbline.mapping.source.Sites.segment;
import static dev.plumbline.mapping.source.Sites.sources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.source.DeliverySource.Delivery;
import dev.plumbline.mapping.source.DeliverySource.Item;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WitnessTest {
    private final List<Witness.Seen> seen = new ArrayList<>();

    private Scope deliveryOf(Segment.Builder header) {
        return sources("")
                .read(delivery("DESADV", header.build()), SourceDocument.DELIVERY, seen::add)
                .first(DeliverySource.DELIVERIES)
                .orElseThrow();
    }

    @Test
    void aValueIsToldWithItsFullNameAndWhereItStood() {
        deliveryOf(segment("E1EDL20", "VBELN", "0080000001")).key(Delivery.NUMBER);
        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.field()).isEqualTo("delivery.deliveries.number");
            assertThat(one.segment().name()).isEqualTo("E1EDL20");
            assertThat(one.sapField()).isEqualTo("VBELN");
            assertThat(one.text()).isEqualTo("0080000001");
            assertThat(one.place()).hasToString("VBELN");
            assertThat(one.word()).isEmpty();
        });
    }

    @Test
    void aCodeIsToldWithTheWordOfItsTable() {
        deliveryOf(segment("E1EDL20").child(segment("E1EDL21", "LFART", "LR").build()))
                .text(Delivery.DIRECTION);
        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo("LR");
            assertThat(one.word()).contains("return");
        });
    }

    @Test
    void aDateIsToldWithItsTimeOfDay() {
        deliveryOf(segment("E1EDL20")
                        .child(segment("E1EDT13", "QUALF", "006", "ISDD", "20260303", "ISDZ", "090000")
                                .build()))
                .day(Delivery.GOODS_ISSUE);
        assertThat(seen).singleElement().satisfies(one -> assertThat(one.text()).isEqualTo("20260303 090000"));
    }

    @Test
    void ofSeveralPlacesTheOneIsToldThatCounted() {
        Segment item = segment("E1EDL24", "VGPOS", "000000")
                .child(segment("E1EDL43", "QUALF", "C", "POSNR", "000020").build())
                .build();
        deliveryOf(segment("E1EDL20").child(item))
                .first(Delivery.ITEMS)
                .orElseThrow()
                .position(Item.ORDER_ITEM);
        assertThat(seen).singleElement().satisfies(one -> {
            assertThat(one.segment().name()).isEqualTo("E1EDL43");
            assertThat(one.text()).isEqualTo("000020");
        });
    }

    @Test
    void aCodeThatItsTableDoesNotListIsMetAlsoWhereNobodyListensToValues() {
        List<Witness.UnknownCode> met = new ArrayList<>();
        Witness deaf = new Witness() {
            @Override
            public void saw(Seen value) {
                throw new AssertionError(value);
            }

            @Override
            public boolean listens() {
                return false;
            }

            @Override
            public void met(UnknownCode code) {
                met.add(code);
            }
        };
        Segment header = segment("E1EDL20")
                .child(segment("E1EDL21", "LFART", "ZL7").build())
                .build();
        sources("")
                .read(delivery("DESADV", header), SourceDocument.DELIVERY, deaf)
                .first(DeliverySource.DELIVERIES)
                .orElseThrow()
                .text(Delivery.DIRECTION);
        assertThat(met).singleElement().satisfies(code -> {
            assertThat(code.field()).isEqualTo("delivery.deliveries.direction");
            assertThat(code.code()).isEqualTo("ZL7");
            assertThat(code.treated()).isEqualTo(new CodeTable.Otherwise.Word("outbound"));
        });
    }

    @Test
    void whatIsNotThereIsNotTold() {
        deliveryOf(segment("E1EDL20")).key(Delivery.NUMBER);
        assertThat(seen).isEmpty();
    }
}
