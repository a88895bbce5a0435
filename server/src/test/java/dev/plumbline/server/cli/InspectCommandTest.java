package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocWriter;
import dev.plumbline.idoc.Segment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InspectCommandTest {
    private static final Path SHARED = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "idocs");
    private static final IdocWriter FLAT = IdocWriter.flat(Dictionary.standard());

    @TempDir
    private Path folder = Path.of("");

    private record Outcome(int exit, List<String> lines, List<String> complaints) {
        JsonNode json(int line) {
            return JsonMapper.shared().readTree(lines.get(line));
        }
    }

    private static Outcome inspect(InputStream standardInput, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new InspectCommand(standardInput))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(
                exit, out.toString().lines().toList(), err.toString().lines().toList());
    }

    private static Outcome inspect(String... arguments) {
        return inspect(InputStream.nullInputStream(), arguments);
    }

    private String file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private String file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Idoc order(String docnum) {
        ControlRecord control = ControlRecord.builder()
                .table("EDI_DC40")
                .client("100")
                .docnum(docnum)
                .direction("1")
                .basicType("ORDERS05")
                .extension("ZORDERS05")
                .messageType("ORDRSP")
                .build();
        return Idoc.of(
                control,
                Segment.named("E1EDK01")
                        .with("CURCY", "EUR")
                        .with("BELNR", "4500000815")
                        .build(),
                Segment.named("E1EDP01")
                        .with("POSEX", "000010")
                        .child(Segment.named("E1EDP19")
                                .with("QUALF", "002")
                                .with("KTEXT", "Öl für Türen")
                                .build())
                        .build());
    }

    private static String xml(Idoc... idocs) {
        return new String(IdocWriter.xml().toBytes(List.of(idocs)), StandardCharsets.UTF_8);
    }

    @Test
    void anIdocIsOneLineOfJsonWithItsSegmentsAsATree() throws IOException {
        String file = file("order.xml", xml(order("0000000000000001")));
        Outcome outcome = inspect(file);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.complaints()).isEmpty();
        assertThat(outcome.lines()).hasSize(1);
        assertThat(outcome.json(0)).isEqualTo(JsonMapper.shared().readTree("""
                {"file": "%s", "number": 1,
                 "control": {"TABNAM": "EDI_DC40", "MANDT": "100", "DOCNUM": "0000000000000001", "DIRECT": "1",
                             "IDOCTYP": "ORDERS05", "CIMTYP": "ZORDERS05", "MESTYP": "ORDRSP"},
                 "segments": [
                   {"name": "E1EDK01", "number": 1, "level": 1,
                    "fields": {"CURCY": "EUR", "BELNR": "4500000815"}, "children": []},
                   {"name": "E1EDP01", "number": 2, "level": 1, "fields": {"POSEX": "000010"}, "children": [
                     {"name": "E1EDP19", "number": 3, "level": 2,
                      "fields": {"QUALF": "002", "KTEXT": "Öl für Türen"}, "children": []}]}],
                 "segmentCount": 3, "warnings": []}
                """.formatted(file)));
    }

    @Test
    void aFlatSegmentSaysWhichDefinitionItWasWrittenWith() throws IOException {
        Outcome outcome = inspect(file("order.idoc", FLAT.toBytes(order("0000000000000001"))));
        JsonNode position = outcome.json(0).path("segments").path(1);
        assertThat(position.path("name").asString()).isEqualTo("E1EDP01");
        assertThat(position.path("definition").asString()).startsWith("E2EDP01");
        assertThat(position.path("children")
                        .path(0)
                        .path("fields")
                        .path("KTEXT")
                        .asString())
                .isEqualTo("Öl für Türen");
    }

    @Test
    void aFlatSegmentWithoutLayoutIsShownRaw() throws IOException {
        Idoc own = Idoc.of(
                order("0000000000000001").control(),
                Segment.named("Z1OWN").definition("Z2OWN000").raw("0815  blue").build());
        JsonNode segment = inspect(file("own.idoc", FLAT.toBytes(own)))
                .json(0)
                .path("segments")
                .path(0);
        assertThat(segment.path("raw").asString()).isEqualTo("0815  blue");
        assertThat(segment.has("fields")).isFalse();
    }

    @Test
    void aFieldThatXmlRepeatsKeepsAllItsTexts() throws IOException {
        String twice =
                xml(order("0000000000000001")).replace("<CURCY>EUR</CURCY>", "<CURCY>EUR</CURCY><CURCY>USD</CURCY>");
        JsonNode fields = inspect(file("twice.xml", twice))
                .json(0)
                .path("segments")
                .path(0)
                .path("fields");
        assertThat(fields.path("CURCY").toString()).isEqualTo("[\"EUR\",\"USD\"]");
        assertThat(fields.path("BELNR").asString()).isEqualTo("4500000815");
    }

    @Test
    void whatIsOddAboutAnIdocIsAmongItsWarningsAndNoFailure() throws IOException {
        String odd = xml(order("0000000000000001")).replace("<CURCY>EUR</CURCY>", "stray<CURCY>EUR</CURCY>");
        Outcome outcome = inspect(file("odd.xml", odd));
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.json(0).path("warnings").path(0).asString())
                .startsWith("line ")
                .contains("text outside of a field");
    }

    @Test
    void aBrokenIdocIsNamedWithItsPlaceAndTheHealthyOnesAroundItAreShown() throws IOException {
        String broken = xml(order("0000000000000001"), order("0000000000000002"), order("0000000000000003"));
        int second = broken.indexOf("<CURCY>", broken.indexOf("0000000000000002"));
        String file = file("three.xml", broken.substring(0, second) + "<CURCY/" + broken.substring(second));
        Outcome outcome = inspect(file);
        assertThat(outcome.exit()).isOne();
        assertThat(outcome.lines()).hasSize(2);
        assertThat(outcome.json(0).path("number").asInt()).isOne();
        assertThat(outcome.json(1).path("number").asInt()).isEqualTo(3);
        assertThat(outcome.json(1).path("control").path("DOCNUM").asString()).isEqualTo("0000000000000003");
        assertThat(outcome.complaints())
                .singleElement()
                .asString()
                .matches("\\Q" + file + "\\E, IDoc 2 \\(0000000000000002\\): line \\d+, column \\d+: .+");
    }

    @Test
    void filesWithoutAnyIdocAndMissingFilesAreNamedWithAReason() throws IOException {
        String text = file("notes.txt", "Nothing of SAP's.\n");
        String empty = file("empty.idoc", "");
        String missing = folder.resolve("missing.xml").toString();
        String healthy = file("order.xml", xml(order("0000000000000001")));
        Outcome outcome = inspect(text, empty, missing, folder.toString(), healthy);
        assertThat(outcome.exit()).isOne();
        assertThat(outcome.lines()).hasSize(1);
        assertThat(outcome.complaints()).hasSize(4);
        assertThat(outcome.complaints().get(0)).startsWith(text + ", IDoc 1: line 1, column 1: neither");
        assertThat(outcome.complaints().get(1)).startsWith(empty + ", IDoc ").endsWith("the input is empty");
        assertThat(outcome.complaints().get(2)).isEqualTo(missing + ": there is no such file");
        assertThat(outcome.complaints().get(3)).startsWith(folder + ": ");
    }

    @Test
    void aDashReadsStandardInputAndLeavesItOpen() {
        byte[] content = FLAT.toBytes(List.of(order("0000000000000001"), order("0000000000000002")));
        InputStream input = new ByteArrayInputStream(content) {
            @Override
            public void close() {
                throw new AssertionError("standard input was closed");
            }
        };
        Outcome outcome = inspect(input, "-");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.lines()).hasSize(2);
        assertThat(outcome.json(1).path("file").asString()).isEqualTo("-");
    }

    @Test
    void standardInputThatFailsIsAComplaint() {
        InputStream input = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the cable was pulled");
            }
        };
        Outcome outcome = inspect(input, "-");
        assertThat(outcome.exit()).isOne();
        assertThat(outcome.complaints()).containsExactly("-: the cable was pulled");
    }

    @Test
    void aSummaryIsATableWithARowPerIdoc() throws IOException {
        String file = file("two.idoc", FLAT.toBytes(List.of(order("0000000000000001"), order("0000000000000002"))));
        Outcome outcome = inspect("--summary", file);
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.lines()).hasSize(3);
        assertThat(cells(outcome, 0))
                .containsExactly("FILE", "NO", "DOCNUM", "IDOCTYP", "CIMTYP", "MESTYP", "SEGMENTS", "WARNINGS");
        assertThat(cells(outcome, 2))
                .containsExactly(file, "2", "0000000000000002", "ORDERS05", "ZORDERS05", "ORDRSP", "3", "0");
    }

    @Test
    void aLongSummaryRepeatsItsHeadAndLosesNoRow() throws IOException {
        List<Idoc> many = IntStream.rangeClosed(1, 2000)
                .mapToObj(number -> order("%016d".formatted(number)))
                .toList();
        Outcome outcome = inspect("--summary", file("many.idoc", FLAT.toBytes(many)));
        assertThat(outcome.lines()).hasSize(2002);
        assertThat(outcome.lines().get(1001)).startsWith("FILE");
        assertThat(cells(outcome, 2001)).contains("2000", "0000000000002000");
    }

    private static List<String> cells(Outcome outcome, int line) {
        return List.of(outcome.lines().get(line).split(" {2,}", -1));
    }

    @Test
    void withoutAFileTheUsageIsShown() {
        Outcome outcome = inspect("--summary");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.complaints().getFirst()).contains("FILE");
    }

    @Test
    void theLauncherKnowsIt() {
        assertThat(Peer.commands().getSubcommands()).containsKey("inspect");
    }

    /** What is in them, the library's own test judges; here nothing may pass without a word. */
    @TestFactory
    Stream<DynamicTest> eachCollectedFileGivesARowOrAComplaint() throws IOException {
        Path index = SHARED.resolve("INDEX.tsv");
        assumeTrue(Files.exists(index));
        return Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> {
                    Outcome outcome = inspect(SHARED.resolve(cells[0]).toString());
                    boolean broken = cells[1].equals("other") || cells[6].startsWith("truncated");
                    assertThat(outcome.exit()).isEqualTo(broken ? 1 : 0);
                    assertThat(outcome.complaints()).hasSize(broken ? 1 : 0);
                    assertThat(outcome.lines()).hasSize(broken ? 0 : Integer.parseInt(cells[2]));
                    outcome.lines().forEach(JsonMapper.shared()::readTree);
                }));
    }
}
