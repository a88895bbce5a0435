package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IdocWriterTest {
    private static final Dictionary DICTIONARY = Dictionary.standard();
    private static final Idoc ORDER = Idoc.of(
            ControlRecord.builder()
                    .client("100")
                    .docnum("0000000000004711")
                    .basicType("ORDERS05")
                    .messageType("ORDRSP")
                    .build(),
            Segment.named("E1EDK01")
                    .with("CURCY", "EUR")
                    .with("BELNR", "0000012345")
                    .build(),
            Segment.named("E1EDP01")
                    .with("POSEX", "000010")
                    .child(Segment.named("E1EDP19")
                            .with("QUALF", "002")
                            .with("KTEXT", "A & <b>")
                            .build())
                    .build());

    @Test
    void xmlIsWrittenAsSapDoes() {
        assertThat(new String(IdocWriter.xml().singleLine().toBytes(ORDER), UTF_8))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ORDERS05><IDOC BEGIN=\"1\"><EDI_DC40 SEGMENT=\"1\">"
                                + "<MANDT>100</MANDT><DOCNUM>0000000000004711</DOCNUM><IDOCTYP>ORDERS05</IDOCTYP><MESTYP>ORDRSP</MESTYP>"
                                + "</EDI_DC40><E1EDK01 SEGMENT=\"1\"><CURCY>EUR</CURCY><BELNR>0000012345</BELNR></E1EDK01>"
                                + "<E1EDP01 SEGMENT=\"1\"><POSEX>000010</POSEX><E1EDP19 SEGMENT=\"1\"><QUALF>002</QUALF>"
                                + "<KTEXT>A &amp; &lt;b&gt;</KTEXT></E1EDP19></E1EDP01></IDOC></ORDERS05>");
    }

    @Test
    void flatRecordsAreCutAtTheSegmentsLengthAndNumbered() {
        String[] lines = new String(IdocWriter.flat(DICTIONARY).toBytes(ORDER), UTF_8).split("\n");
        assertThat(lines[0]).hasSize(524).startsWith("EDI_DC40  1000000000000004711");
        assertThat(lines[1])
                .startsWith("E2EDK01005")
                .contains("1000000000000004711000001" + "000000" + "01" + "    EUR");
        assertThat(lines[3]).startsWith("E2EDP19003").contains("000003" + "000002" + "02" + "002");
    }

    @Test
    void fixedRecordsFollowEachOtherWithoutLineEnds() {
        byte[] bytes =
                IdocWriter.flat(DICTIONARY).lineEnd(LineEnd.NONE).unicodeTable().toBytes(ORDER);
        assertThat(bytes).hasSize(524 + 3 * 1063);
        assertThat(new String(bytes, UTF_8)).startsWith("EDI_DC40_U100");
    }

    @Test
    void whatDoesNotFitIsRefusedByName() {
        Idoc tooLong = Idoc.of(
                ControlRecord.EMPTY,
                Segment.named("E1EDK01").with("CURCY", "EURO").build());
        assertThatThrownBy(() -> IdocWriter.flat(DICTIONARY).toBytes(tooLong))
                .hasMessage("E1EDK01 field CURCY has place for 3 characters and is to hold 4");
        Idoc unknown =
                Idoc.of(ControlRecord.EMPTY, Segment.named("Z1X").with("A", "1").build());
        assertThatThrownBy(() -> IdocWriter.flat(DICTIONARY).toBytes(unknown))
                .hasMessageContaining("Z1X has no layout");
    }

    @Test
    void namesAreFoundWithAndWithoutRelease() {
        assertThat(DICTIONARY.find("E2EDK01005").orElseThrow().name()).isEqualTo("E1EDK01");
        assertThat(DICTIONARY.find("E2EDK01").orElseThrow().name()).isEqualTo("E1EDK01");
        assertThat(DICTIONARY.find("E2KNA11002").orElseThrow().name()).isEqualTo("E1KNA11");
        assertThat(DICTIONARY.find("E2EDKA1003").orElseThrow().name()).isEqualTo("E1EDKA1");
        assertThat(DICTIONARY.find("E2EDL20004").orElseThrow().length()).isPositive();
        assertThat(DICTIONARY.find("Z1UNKNOWN")).isEmpty();
        assertThat(DICTIONARY.typeOf("Z2ABC001")).isEqualTo("Z1ABC");
    }
}
