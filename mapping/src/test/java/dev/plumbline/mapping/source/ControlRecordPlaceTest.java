package dev.plumbline.mapping.source;

import static dev.plumbline.mapping.source.Sites.delivery;
import static dev.plumbline.mapping.source.Sites.faults;
import static dev.plumbline.mapping.source.Sites.segment;
import static dev.plumbline.mapping.source.Sites.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.mapping.source.DeliverySource.Delivery;
import org.junit.jupiter.api.Test;

class ControlRecordPlaceTest {
    private static Scope read(String yaml, Idoc idoc) {
        return sources(yaml).read(idoc, SourceDocument.DELIVERY);
    }

    @Test
    void aFieldOfTheControlRecordIsReadLikeOneOfASegment() {
        assertThat(read("", delivery("DESADV")).text(DeliverySource.ROLE)).isEqualTo("report");
        assertThat(read("", delivery("SHPCON")).text(DeliverySource.ROLE)).isEqualTo("confirmation");
    }

    @Test
    void aGroupReachesTheControlRecordFromTheTop() {
        Scope scope = read(
                "sources: {delivery: {deliveries: {carrier: /EDI_DC40.MESTYP}}}",
                delivery("DESADV", segment("E1EDL20", "VBELN", "1").build()));
        assertThat(scope.first(DeliverySource.DELIVERIES).orElseThrow().text(Delivery.CARRIER))
                .isEqualTo("DESADV");
    }

    @Test
    void aConditionHoldsOfTheControlRecordToo() {
        String yaml = "sources: {delivery: {role: {from: 'EDI_DC40[SNDPRT=LS].MESTYP', otherwise: proof}}}";
        assertThat(read(yaml, delivery("DESADV")).text(DeliverySource.ROLE)).isEqualTo("proof");
    }

    @Test
    void anUnknownMessageTypeIsNamedWithItsField() {
        Scope scope = read("sources: {delivery: {role: {otherwise: reject}}}", delivery("ZDESADV"));
        assertThatExceptionOfType(UnreadableSourceException.UnknownCode.class)
                .isThrownBy(() -> scope.text(DeliverySource.ROLE))
                .satisfies(unknown -> {
                    assertThat(unknown.segment().name()).isEqualTo("EDI_DC40");
                    assertThat(unknown.field()).isEqualTo("MESTYP");
                    assertThat(unknown.expected()).contains("DESADV", "delivery.role.codes");
                });
    }

    @Test
    void aFieldThatTheControlRecordDoesNotHaveIsAFaultWithTheNearestOne() {
        assertThat(faults("sources: {delivery: {role: {from: EDI_DC40.MESTYPE}}}"))
                .containsExactly("EDI_DC40 has no field MESTYPE; the nearest is MESTYP");
    }

    @Test
    void theControlRecordStandsBelowNothing() {
        assertThat(faults("sources: {delivery: {deliveries: {carrier: EDI_DC40.MESTYP}}}"))
                .containsExactly("EDI_DC40 does not stand below E1EDL20; it stands at the top of an IDoc");
    }
}
