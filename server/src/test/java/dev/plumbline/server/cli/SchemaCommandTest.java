package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.support.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {
    private static final Path SHARED = Path.of(System.getProperty("plumbline.root", "."), "..", "shared", "schemas");

    @TempDir
    Path directory;

    private Path config = Path.of("");

    @BeforeEach
    void configure() throws IOException {
        config = Files.writeString(
                directory.resolve("plumbline.yaml"),
                "data: {directory: '%s'}\nmapping: {file: '%s'}\n"
                        .formatted(directory.resolve("data"), directory.resolve("mapping.yaml")));
        Files.writeString(directory.resolve("mapping.yaml"), "rules: {}\n");
    }

    private Peer.Run run(String command, String... more) throws IOException {
        String[] arguments = Stream.concat(Stream.of("schema", command, "--config", config.toString()), Stream.of(more))
                .toArray(String[]::new);
        return List.of("list", "diff").contains(command) ? Peer.runAlone(arguments) : Peer.runWhereNobodyIs(arguments);
    }

    private String export(String name, String... fields) throws IOException {
        return Files.writeString(directory.resolve(name), Exports.we60("ZDEBMAS", "Z2KNA1ADD000", "Z1KNA1ADD", fields))
                .toString();
    }

    private void write(String mapping) throws IOException {
        Files.writeString(directory.resolve("mapping.yaml"), mapping);
    }

    @Test
    void anImportShowsWhatDiffersAndKeepsIt() throws IOException {
        Peer.Run run = run("import", export("a.txt", "SMTP_ADDR", "LOYALTY"), "--by", "Eva");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("a.txt: ZDEBMAS, WE60 parser export, 2 segments: 1 new, 1 earlier release")
                .containsPattern("Z1KNA1ADD +Z2KNA1ADD000 +new +2 fields, 20 characters")
                .contains("Kept as ZDEBMAS version 1", "No server was reached to be told");
        assertThat(run("list").out()).containsPattern("ZDEBMAS +1 +since 2026-03-02T08:00:00Z .* Eva +a.txt");
    }

    @Test
    void nothingThatDiffersIsSaid() throws IOException {
        run("import", export("a.txt", "SMTP_ADDR"));
        assertThat(run("import", export("b.txt", "SMTP_ADDR")).out())
                .contains("is this very file, and in force already");
        assertThat(run("diff", "ZDEBMAS", directory.resolve("b.txt").toString()).out())
                .contains("nothing differs from ZDEBMAS");
    }

    @Test
    void aDryRunKeepsNothing() throws IOException {
        Peer.Run run = run("import", export("a.txt", "SMTP_ADDR"), "--dry-run");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("Would be kept as ZDEBMAS version 1", "Nothing was changed (--dry-run)");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void aBrokenFileIsRefusedAndTheOthersAreImported() throws IOException {
        Path exports = Files.createDirectory(directory.resolve("exports"));
        Files.writeString(exports.resolve("a.txt"), "BEGIN_SEGMENT_SECTION\n  BEGIN_IDOC X\n");
        Files.writeString(exports.resolve("b.txt"), Exports.we60("ZDEBMAS", "Z2KNA1ADD000", "Z1KNA1ADD", "A"));
        Peer.Run run = run("import", exports.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "a.txt, line 2: found the end of the file, expected END_SEGMENT_SECTION; the export was cut off."
                                + " Nothing of it was kept.");
        assertThat(run.out()).contains("Kept as ZDEBMAS version 1", "2 files, 1 refused");
    }

    @Test
    void aVersionComesBackAndASchemaGoes() throws IOException {
        run("import", export("a.txt", "SMTP_ADDR"));
        run("import", export("b.txt", "SMTP_ADDR", "LOYALTY"));
        assertThat(run("diff", "ZDEBMAS@1", "ZDEBMAS@2").out()).contains("1 added: LOYALTY 10");
        assertThat(run("rollback", "ZDEBMAS").out()).contains("ZDEBMAS version 1 is in force; 2 was.");
        assertThat(run("remove", "zdebmas").out()).contains("ZDEBMAS is out of force; version 1 was.");
        assertThat(run("rollback", "ZDEBMAS", "2").out()).contains("ZDEBMAS version 2 is in force; none was.");
        assertThat(run("rollback", "ZDEBMAS", "7").err()).contains("has no version 7, expected one of 1, 2");
        assertThat(run("rollback", "ZDEBMASS").err()).contains("the nearest is ZDEBMAS");
    }

    @Test
    void aSchemaWithWhichTheMappingDoesNotStandIsRefused() throws IOException {
        run("import", export("a.txt", "SMTP_ADDR", "LOYALTY"));
        write("sources: {customer: {email: E1KNA1M/Z1KNA1ADD.SMTP_ADDR}}\n");
        Peer.Run refused = run("import", export("b.txt", "LOYALTY", "E_MAIL"));
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("sources.customer.email: Z1KNA1ADD has no field SMTP_ADDR", "so nothing was changed");
        assertThat(run("list").out()).doesNotContain("b.txt");
        assertThat(run("import", directory.resolve("b.txt").toString(), "--force")
                        .out())
                .contains("Kept as ZDEBMAS version 2");
    }

    @Test
    void whatWasImportedIsUsedWithoutAServerToo() throws IOException {
        Path mapping = Files.writeString(
                directory.resolve("ours.yaml"), "sources: {customer: {email: E1KNA1M/Z1KNA1ADD.SMTP}}\n");
        String[] check = {"mapping", "check", mapping.toString(), "--config", config.toString()};
        assertThat(Peer.runAlone(check).exit()).isZero();
        run("import", export("a.txt", "SMTP_ADDR"));
        assertThat(Peer.runAlone(check).err()).contains("Z1KNA1ADD has no field SMTP");
    }

    @Test
    void aLongerFieldIsSaidToMoveThoseBehindIt() throws IOException {
        run("import", export("a.txt", "A", "B", "C"));
        Files.writeString(
                directory.resolve("b.txt"),
                Exports.we60("ZDEBMAS", "Z2KNA1ADD001", "Z1KNA1ADD", List.of("A", "B", "C"), 12));
        assertThat(run("import", directory.resolve("b.txt").toString()).out())
                .containsPattern("Z1KNA1ADD +Z2KNA1ADD000 > Z2KNA1ADD001 +changed +3 other length: A 10 > 12");
    }

    @TestFactory
    Stream<DynamicTest> eachCollectedSchemaIsImportedOrRefusedWithAReason() throws IOException {
        if (!Files.isDirectory(SHARED)) {
            return Stream.of(DynamicTest.dynamicTest("none is there", () -> {}));
        }
        List<Path> files;
        try (Stream<Path> all = Files.list(SHARED)) {
            files = all.sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Peer.Run run = run("import", file.toString());
                    boolean isSchema =
                            file.toString().matches(".*(xsd|wsdl|idoc2txt.*txt|Parseridoc.txt|matmas01.txt)");
                    assertThat(run.exit()).as(run.err()).isEqualTo(isSchema ? 0 : 1);
                    assertThat(isSchema ? run.out() : run.err())
                            .contains(isSchema ? "Kept as " : "expected a WE60 parser export");
                }));
    }
}
