package dev.plumbline.server.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Form;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What SAP's usual documents have is no finding: else nobody would look at those that count. */
class UsualFindingsTest {
    private static final Path SHARED = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "idocs");

    private final IdocReader reader = new IdocReader(Dictionary.standard());
    private final Translator translator = new Translator(reader, Sent.MAPPING);

    @Test
    void theMerchantsTrafficHasNoFindings() {
        Traffic traffic = new Traffic(new Traffic.Plan(40, 7, 0, Instant.parse("2026-03-02T08:00:00Z")));
        Set<String> found = new TreeSet<>();
        Stream.iterate(traffic.next(), Optional::isPresent, sent -> traffic.next())
                .flatMap(Optional::stream)
                .forEach(sent -> found.addAll(findings(sent.toBytes(Form.XML, Dictionary.standard()))));
        assertThat(found).isEmpty();
    }

    @Test
    void theCollectedFilesOfOtherSystemsHaveFewOfThem() throws IOException {
        assumeTrue(Files.isDirectory(SHARED));
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.list(SHARED)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                found.addAll(findings(Files.readAllBytes(file)));
            }
        }
        assertThat(found).hasSizeLessThanOrEqualTo(20);
    }

    private List<String> findings(byte[] content) {
        return reader.stream(content)
                .flatMap(item -> translator.translate(item.source()).found().stream())
                .map(finding -> finding.kind() + " " + finding.place() + " " + finding.name())
                .toList();
    }
}
