package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.source.Sites.delivery;
import static dev.plumbline.mapping.source.Sites.segment;
import static dev.plumbline.mapping.source.Sites.sources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.source.DeliverySource.Delivery;
import dev.plumbline.mapping.source.DeliverySource.Item;
import org.junit.jupiter.api.Test;

class ScopeTest {
    private static Scope read(Segment.Builder header) {
        return sources("").read(delivery("DESADV", header.build()), SourceDocument.DELIVERY);
    }

    private static Scope itemOf(Segment item) {
        return read(segment("E1EDL20").child(item))
                .first(DeliverySource.DELIVERIES)
                .flatMap(header -> header.first(Delivery.ITEMS))
                .orElseThrow();
    }

    @Test
    void aPositionOfZerosIsNoneAndTheNextPlaceCounts() {
        Segment item = segment("E1EDL24", "VGPOS", "000000")
                .child(segment("E1EDL43", "QUALF", "C", "POSNR", "000020").build())
                .build();
        assertThat(itemOf(item).position(Item.ORDER_ITEM)).isEqualTo("20");
    }

    @Test
    void aPositionOfZerosAloneIsNone() {
        assertThat(itemOf(segment("E1EDL24", "VGPOS", "000000").build()).position(Item.ORDER_ITEM))
                .isEmpty();
    }

    @Test
    void thePlacesOfAGroupAreItsSegments() {
        Scope scope = read(segment("E1EDL20"));
        assertThat(scope.places(DeliverySource.DELIVERIES)).isEqualTo("E1EDL20 or E1EDT20/E1EDL20");
        assertThat(scope.firstPlace(DeliverySource.DELIVERIES)).isEqualTo(new FieldName("E1EDL20", "*"));
    }
}
