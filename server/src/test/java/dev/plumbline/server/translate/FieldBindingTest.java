package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldBindingTest {
    @Test
    void aBindingIsWrittenAsSegmentAndField() {
        assertThat(FieldBinding.parse("Z1EDK01.CMGST")).isEqualTo(new FieldBinding("Z1EDK01", "CMGST"));
        assertThat(FieldBinding.parse("/RB04/YP3_E1EDK01.SMTP_ADDR")).hasToString("/RB04/YP3_E1EDK01.SMTP_ADDR");
    }

    @Test
    void anythingElseIsRefusedWithAnExample() {
        assertThat(List.of("", "Z1EDK01", "Z1EDK01.", ".CMGST", "Z1EDK01.CMGST.X", "Z1EDK01-CMGST", "z1edk01.cmgst"))
                .allSatisfy(text -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> FieldBinding.parse(text))
                        .withMessageContaining("'" + text + "'")
                        .withMessageContaining("expected SEGMENT.FIELD"));
    }
}
