package dev.plumbline.idoc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlRecordTest {
    @Test
    void itsLayoutNamesItsFieldsAndStandsAtTheTop() {
        SegmentLayout layout = ControlRecord.layout();
        assertThat(layout.name()).isEqualTo("EDI_DC40");
        assertThat(layout.parents()).containsExactly(SegmentLayout.TOP);
        assertThat(layout.column("MESTYP")).isPresent();
        assertThat(layout.column("VBELN")).isEmpty();
    }
}
