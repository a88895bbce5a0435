package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.source.Sites.faults;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** No layout of E1EDT20 comes with Plumbline, and none of E1EDL24 that has the long material number. */
class PlacesWithoutLayoutTest {
    @Test
    void aStandardSegmentWithoutALayoutMayBeNamedWhereTheMappingListsIt() {
        assertThat(faults("sources: {shipment: {number: E1EDT20.ZZ_NUMBER}}")).isEmpty();
    }

    @Test
    void aMistypedSegmentIsStillAFault() {
        assertThat(faults("sources: {shipment: {number: E1EDT2O.TKNUM}}"))
                .singleElement()
                .asString()
                .startsWith("no segment E1EDT2O is known");
    }

    @Test
    void whatStandsBelowASegmentWithoutALayoutIsNotKnown() {
        assertThat(faults("sources: {delivery: {deliveries: {each: E1EDT20/E1EDL20}}}"))
                .isEmpty();
        assertThat(faults("sources: {delivery: {deliveries: {each: E1EDK01/E1EDL20}}}"))
                .singleElement()
                .asString()
                .startsWith("E1EDL20 does not stand below E1EDK01");
    }

    @Test
    void aFieldThatTheLayoutDoesNotHaveMayBeNamedWhereTheMappingListsIt() {
        String material = "sources: {delivery: {deliveries: {items: {material: MATNR_NEW}}}";
        assertThat(faults(material + "}")).singleElement().asString().startsWith("E1EDL24 has no field MATNR_NEW");
        assertThat(faults(material + ", fields-without-layout: [E1EDL24.MATNR_LONG, E1EDL24.MATNR_NEW]}"))
                .isEmpty();
    }
}
