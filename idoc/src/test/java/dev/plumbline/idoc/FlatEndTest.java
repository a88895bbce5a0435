package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a flat IDoc ends when something else follows it. */
class FlatEndTest {
    private static final Idoc IDOC = Reading.order("0000000000000001");
    private static final String FLAT = text(IdocWriter.flat(Reading.DICTIONARY));
    private static final String XML = text(IdocWriter.xml())
            .replace("0000000000000001", "0000000000000002")
            .strip();
    private static final String XML_ALONE = XML.substring(XML.indexOf("?>") + 2).strip();

    private static String text(IdocWriter writer) {
        return new String(writer.toBytes(IDOC), UTF_8);
    }

    private static List<String> told(String text) {
        return Reading.told(Reading.read(text));
    }

    @Test
    void aLineBehindAFullRecordIsNamed() {
        ReadResult.Broken broken = Reading.broken(FLAT + "Guten Tag\nund viele Grüße\n");
        assertThat(broken.reason()).contains("cannot continue").endsWith("'Guten Tag'");
        assertThat(broken.position()).isEqualTo(new Position(FLAT.lines().count() + 1, 1, FLAT.getBytes(UTF_8).length));
        assertThat(broken.control().orElseThrow().docnum()).isEqualTo("0000000000000001");
    }

    @Test
    void aLineBehindARecordOf1063CharactersIsNamed() {
        String padded = text(IdocWriter.flat(Reading.DICTIONARY).padded());
        assertThat(Reading.broken(padded + "\nGuten Tag").reason()).endsWith("'Guten Tag'");
    }

    @Test
    void aLineBehindAStatusRecordIsNamed() {
        StatusRecord status = new StatusRecord(java.util.Map.of("DOCNUM", "0000000000000001", "STATUS", "16"));
        String written = new String(
                IdocWriter.flat(Reading.DICTIONARY)
                        .padded()
                        .toBytes(new Idoc(IDOC.control(), IDOC.segments(), List.of(status), List.of())),
                UTF_8);
        assertThat(Reading.broken(written + "Guten Tag\n").reason()).endsWith("'Guten Tag'");
    }

    @Test
    void aLineBehindARecordThatIsNotFullContinuesItsText() {
        String trimmed = FLAT.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        Idoc idoc = Reading.only(trimmed + "\nGuten Tag\n");
        assertThat(idoc.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("continues the text before"));
    }

    @Test
    void aTextThatWasBrokenAndIsFullAtLastIsContinuedNoFurther() {
        String broken = FLAT.replace("bitte klingeln", "bitte\nKLINGELN");
        assertThat(Reading.only(broken).warnings()).hasSize(1);
        assertThat(Reading.broken(broken + "Guten Tag\n").reason()).endsWith("'Guten Tag'");
    }

    @Test
    void aLineBetweenRecordsStaysAWarning() {
        String second = FLAT.lines().skip(1).findFirst().orElseThrow() + "\n";
        assertThat(Reading.only(FLAT.replace(second, second + "Guten Tag\n")).warnings())
                .hasSize(1);
    }

    @Test
    void blankLinesAndEndMarksBehindAnIdocSayNothing() {
        assertThat(Reading.only(FLAT + "\n  \r\n\u001A").warnings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Streams.class)
    void xmlMayFollowInOneStream(Streams streams) {
        for (String xml : List.of(XML, XML_ALONE, XML_ALONE.substring(XML_ALONE.indexOf("<IDOC")), "\uFEFF" + XML)) {
            byte[] bytes = (FLAT + xml + "\n" + FLAT).getBytes(UTF_8);
            List<ReadResult> results = Reading.READER.stream(streams.of(bytes))
                    .map(IdocReader.Item::result)
                    .limit(2)
                    .toList();
            assertThat(Reading.told(results)).containsExactly("0000000000000001", "0000000000000002");
        }
    }

    @ParameterizedTest
    @EnumSource(LineEnd.class)
    void xmlMayFollowWhateverTheLineEnds(LineEnd lineEnd) {
        String flat = text(IdocWriter.flat(Reading.DICTIONARY).lineEnd(lineEnd));
        assertThat(told(flat + XML)).containsExactly("0000000000000001", "0000000000000002");
        assertThat(told(flat + XML_ALONE)).containsExactly("0000000000000001", "0000000000000002");
    }

    @Test
    void anotherFlatIdocMayFollowBehindAByteOrderMark() {
        assertThat(told(FLAT + "\uFEFF" + FLAT)).containsExactly("0000000000000001", "0000000000000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>Achtung</b>", "<5 Stück", "< Seite", "<a><a", "<a>\n<b>\n\n<c", "<IDOCS>"})
    void aTextThatLooksLikeXmlIsStillAText(String text) {
        Idoc idoc = Reading.only(FLAT.replace("bitte klingeln", "bitte\n" + text));
        assertThat(idoc.walk().map(segment -> segment.text("TDLINE"))).contains("bitte\n" + text);
    }
}
