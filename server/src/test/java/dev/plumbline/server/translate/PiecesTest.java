package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.Extracts;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Mappings;
import dev.plumbline.server.support.Sap;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ExtractFormats FORMATS = Extracts.formats(Extracts.VBUK);
    private static final PieceReader PIECES =
            new Pieces(new Translator(new IdocReader(Dictionary.standard()), Mappings.standard()), FORMATS, UTC);

    private static String messageType(String form, byte[] raw) {
        return PIECES.read(form, StandardCharsets.UTF_8, raw)
                .control()
                .orElseThrow()
                .messageType();
    }

    @Test
    void rowsAreReadAsRowsAndIdocsAsIdocs() {
        byte[] row = Extracts.rows(FORMATS, "vbuk.csv", "Sales doc.;Credit\n4711;B\n")
                .getFirst()
                .toBytes();
        assertThat(messageType("EXTRACT", row)).isEqualTo("VBUK");
        assertThat(messageType("XML", Idocs.xml(Sap.count(1, "815", "5.000")))).isEqualTo("LOISTD");
    }
}
