package dev.plumbline.idoc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlatReadingTest {
    private static final String ORDER =
            new String(IdocWriter.flat(Reading.DICTIONARY).toBytes(Reading.order("0000000000000001")), UTF_8);

    private static List<String> outline(Idoc idoc) {
        return idoc.walk()
                .map(segment -> segment.level() + " " + segment.name())
                .toList();
    }

    private static final List<String> OUTLINE =
            List.of("1 E1EDK01", "1 E1EDKA1", "1 E1EDP01", "2 E1EDP20", "2 E1EDPT1", "3 E1EDPT2");

    @Test
    void lineEndsMayBeMixed() {
        StringBuilder mixed = new StringBuilder();
        String[] ends = {"\n", "\r\n", "\r", "\r\r\n", "\n\n"};
        String[] lines = ORDER.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            mixed.append(lines[i]).append(ends[i % ends.length]);
        }
        Idoc idoc = Reading.only(mixed + ORDER.substring(0, 0));
        assertThat(idoc.warnings()).isEmpty();
        assertThat(outline(idoc)).isEqualTo(OUTLINE);
    }

    @ParameterizedTest
    @EnumSource(Streams.class)
    void eachControlRecordStartsAnIdoc(Streams streams) {
        byte[] bytes = (ORDER + ORDER.replace("0000000000000001", "0000000000000002")).getBytes(UTF_8);
        List<ReadResult> results = Reading.READER.stream(streams.of(bytes))
                .map(IdocReader.Item::result)
                .toList();
        assertThat(Reading.told(results)).containsExactly("0000000000000001", "0000000000000002");
    }

    @Test
    void blankNumbersAreReplacedByWhatTheDictionaryKnows() {
        String blank = ORDER.lines()
                .map(line ->
                        line.startsWith("EDI_DC") ? line : line.substring(0, 30) + " ".repeat(33) + line.substring(63))
                .reduce("", (all, line) -> all + line + "\n");
        Idoc idoc = Reading.only(blank);
        assertThat(outline(idoc)).isEqualTo(OUTLINE);
        assertThat(idoc.walk().map(Segment::number)).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aLineThatIsNoRecordContinuesTheTextBefore() {
        Idoc idoc = Reading.only(ORDER.replace("bitte klingeln", "bitte\nKLINGELN"));
        Segment text = idoc.walk()
                .filter(segment -> segment.name().equals("E1EDPT2"))
                .findFirst()
                .orElseThrow();
        assertThat(text.text("TDLINE")).isEqualTo("bitte\nKLINGELN");
        assertThat(idoc.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.position().line()).isEqualTo(8));
    }

    @Test
    void aFileThatWasCutOffIsNotTaken() {
        byte[] fixed =
                IdocWriter.flat(Reading.DICTIONARY).lineEnd(LineEnd.NONE).toBytes(Reading.order("0000000000000001"));
        String cut = new String(fixed, UTF_8).substring(0, 524 + 3 * 1063 + 300);
        ReadResult.Broken broken = Reading.broken(cut);
        assertThat(broken.reason()).startsWith("the file was cut off: its last record has 300 of 1063 characters");
        assertThat(broken.position())
                .isEqualTo(new Position(
                        1, 524 + 3 * 1063 + 1, cut.substring(0, 524 + 3 * 1063).getBytes(UTF_8).length));
        assertThat(broken.control().orElseThrow().docnum()).isEqualTo("0000000000000001");
        assertThat(Reading.broken(ORDER.substring(0, ORDER.indexOf("E2EDPT2") + 5))
                        .reason())
                .contains("cut off in its last line");
    }

    @Test
    void aLastRecordThatIsNotFilledUpLikeTheOthersWasCutOff() {
        String cut = ORDER.substring(0, ORDER.indexOf("bitte klingeln") + "bitte klin".length());
        assertThat(Reading.broken(cut).reason()).contains("cut off in its last line");
    }

    @Test
    void aFileWhoseRecordsAreAllTrimmedMayEndWithoutALineEnd() {
        String trimmed = ORDER.lines().map(String::stripTrailing).collect(Collectors.joining("\n"));
        assertThat(Reading.only(trimmed).segmentCount()).isEqualTo(6);
    }

    @Test
    void aChainOfParentsThatIsDeeperThanAnyTypeIsNotBelieved() {
        StringBuilder chain = new StringBuilder(ORDER.lines().findFirst().orElseThrow() + "\n");
        for (int number = 1; number <= 5_000; number++) {
            chain.append("%-49s%06d%06d  008\n".formatted("E2EDK14", number, number - 1));
        }
        assertThat(Reading.read(chain.toString())).hasSize(1);
    }

    @Test
    void charactersAreCountedNotBytes() {
        byte[] utf8 = IdocWriter.flat(Reading.DICTIONARY).padded().toBytes(Reading.order("0000000000000001"));
        assertThat(Reading.only(utf8).segments("E1EDKA1").getFirst().text("NAME1"))
                .isEqualTo("Käthe Łąkowa & Söhne <GmbH>");
        byte[] latin = ORDER.replace('Ł', 'L').replace('ą', 'a').getBytes(ISO_8859_1);
        assertThat(Reading.only(latin).segments("E1EDKA1").getFirst().text("NAME1"))
                .isEqualTo("Käthe Lakowa & Söhne <GmbH>");
    }

    @Test
    void aFieldKnowsItsPlace() {
        Idoc idoc = Reading.only(ORDER);
        Field field = idoc.segments("E1EDP01").getFirst().field("MENGE").orElseThrow();
        int index = ORDER.indexOf("2.000");
        assertThat(field.position())
                .isEqualTo(new Position(
                        4,
                        index - ORDER.lastIndexOf('\n', index),
                        ORDER.substring(0, index).getBytes(UTF_8).length));
    }

    @Test
    void segmentsWithoutALayoutAreKeptWhole() {
        String line = "Z2CREDIT000                   1000000000000000001" + "000007" + "000001" + "02" + "B  held";
        Segment raw = Reading.only(ORDER + line + "\n")
                .walk()
                .filter(Segment::isRaw)
                .findFirst()
                .orElseThrow();
        assertThat(raw.name()).isEqualTo("Z1CREDIT");
        assertThat(raw.definition()).isEqualTo("Z2CREDIT000");
        assertThat(raw.raw()).contains("B  held");
        assertThat(raw.level()).isEqualTo(2);
    }

    @Test
    void theRecordTypesTwoAndThreeAreRead() {
        StringBuilder control = new StringBuilder(" ".repeat(464));
        control.replace(0, 33, "EDI_DC    " + "100" + "0000000000000009" + "31H ");
        control.replace(417, 431, "ORDRSPORDERS02");
        String data = "EDI_DD    1000000000000000009" + "000001" + "E1EDK01   " + "000000" + "01" + "00" + "004NEUR";
        Idoc idoc = Reading.only(control + "\n" + data + "\n");
        assertThat(idoc.control().docnum()).isEqualTo("0000000000000009");
        assertThat(idoc.control().messageType()).isEqualTo("ORDRSP");
        assertThat(idoc.control().basicType()).isEqualTo("ORDERS02");
        assertThat(idoc.segments("E1EDK01").getFirst().text("CURCY")).isEqualTo("EUR");
    }

    @Test
    void statusRecordsAreKept() {
        Idoc order = Reading.order("0000000000000001");
        StatusRecord status =
                new StatusRecord(java.util.Map.of("DOCNUM", "0000000000000001", "STATUS", "16", "STATXT", "gelesen"));
        Idoc written = new Idoc(order.control(), order.segments(), List.of(status), List.of());
        for (IdocWriter writer : List.of(
                IdocWriter.flat(Reading.DICTIONARY),
                IdocWriter.flat(Reading.DICTIONARY).lineEnd(LineEnd.NONE),
                IdocWriter.xml())) {
            StatusRecord read = Reading.only(writer.toBytes(written)).statuses().getFirst();
            assertThat(read.status()).isEqualTo("16");
            assertThat(read.statusText()).isEqualTo("gelesen");
        }
    }

    @Test
    void textThatIsNoIdocIsAProblemAndTheNextIdocIsFound() {
        List<ReadResult> results = Reading.read("Sehr geehrte Damen\nund Herren\n" + ORDER);
        assertThat(Reading.told(results))
                .containsExactly(
                        "neither a flat IDoc, which starts with EDI_DC40, nor XML: it starts with 'Sehr geehrte Damen'",
                        "0000000000000001");
        assertThat(Reading.broken("\u001F\u008B").reason()).contains("neither");
        assertThat(Reading.read(new byte[] {0x1F, (byte) 0x8B, 8, 0}))
                .singleElement()
                .satisfies(result ->
                        assertThat(((ReadResult.Broken) result).reason()).contains("gzip"));
    }

    @Test
    void aMalformedFieldIsNamedWithItsPlace() {
        Idoc idoc = Reading.only(ORDER.replace("2.000", "2,000"));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> idoc.segments("E1EDP01").getFirst().quantity("MENGE")))
                .hasMessageMatching(
                        "E1EDP01 \\(segment 3, line 4, column \\d+\\) field MENGE holds '2,000', expected a number .*");
    }
}
