package dev.plumbline.idoc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The collected files of other systems and tools beside the checkout, if they are there. */
class SharedIdocsTest {
    private static final Path FOLDER = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "idocs");
    private static final IdocReader READER = new IdocReader(Dictionary.standard());

    @TestFactory
    Stream<DynamicTest> eachFileGivesItsIdocsAndSegmentsOrAPreciseComplaint() throws IOException {
        Path index = FOLDER.resolve("INDEX.tsv");
        assumeTrue(Files.exists(index));
        return Files.readAllLines(index).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0], () -> check(cells)));
    }

    private static void check(String[] cells) throws IOException {
        List<IdocReader.Item> items = read(FOLDER.resolve(cells[0]));
        List<ReadResult.Broken> broken = items.stream()
                .map(IdocReader.Item::result)
                .filter(ReadResult.Broken.class::isInstance)
                .map(ReadResult.Broken.class::cast)
                .toList();
        if (cells[1].equals("other")) {
            assertThat(broken)
                    .singleElement()
                    .satisfies(only -> assertThat(only.reason())
                            .contains("neither a flat IDoc, which starts with EDI_DC40, nor XML"));
            return;
        }
        if (cells[6].startsWith("truncated")) {
            assertThat(broken).singleElement().satisfies(only -> {
                assertThat(only.reason()).contains("the file was cut off");
                assertThat(only.control()).isPresent();
            });
            return;
        }
        assertThat(broken).isEmpty();
        List<Idoc> idocs = items.stream()
                .map(item -> ((ReadResult.Read) item.result()).idoc())
                .toList();
        assertThat(idocs).hasSize(Integer.parseInt(cells[2]));
        assertThat(idocs.stream()
                        .map(idoc -> String.valueOf(idoc.segmentCount()))
                        .collect(Collectors.joining("+")))
                .isEqualTo(cells[0].equals("MyLoadTest__IDocWizard__IDocInput.xml") ? "1" : cells[3]);
        if (!cells[4].equals("-")) {
            String type = cells[4] + (cells[4].contains("+") ? "" : "+");
            assertThat(idocs)
                    .allSatisfy(idoc -> assertThat(idoc.control().basicType() + "+"
                                    + idoc.control().extension())
                            .isEqualTo(type));
            assertThat(idocs)
                    .allSatisfy(idoc -> assertThat(idoc.control().messageType()).isEqualTo(cells[5]));
        }
        assertThat(idocs).allSatisfy(SharedIdocsTest::isReasonable);
    }

    /** No segment lost its place, no value its field. */
    private static void isReasonable(Idoc idoc) {
        List<String> odd = new ArrayList<>();
        idoc.walk()
                .filter(segment -> !segment.isRaw())
                .forEach(segment -> segment.fields().forEach(field -> {
                    if (!field.position().isKnown()
                            || !segment.text(field.name()).equals(field.text())) {
                        odd.add(segment.name() + "-" + field);
                    }
                }));
        assertThat(odd).isEmpty();
    }

    private static List<IdocReader.Item> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return READER.stream(in).toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> theSameOrderReadsEquallyFromFlatAndXml() {
        Path flat = FOLDER.resolve("SAP__apibusinesshub-integration-recipes__IDOC_Flat2XML_ORDERS05.txt");
        Path xml =
                FOLDER.resolve("SAP__apibusinesshub-integration-recipes__ORDERS05_ORDERS_IDOC_XML2Flat_ORDERS05.xml");
        assumeTrue(Files.exists(flat) && Files.exists(xml));
        return Stream.of(DynamicTest.dynamicTest("segments", () -> {
            List<String> ofFlat = outline(read(flat));
            assertThat(ofFlat).isEqualTo(outline(read(xml)));
        }));
    }

    private static List<String> outline(List<IdocReader.Item> items) {
        Idoc idoc = ((ReadResult.Read) items.getFirst().result()).idoc();
        return Arrays.asList(idoc.walk()
                .map(segment -> segment.level() + " " + segment.name())
                .toArray(String[]::new));
    }
}
