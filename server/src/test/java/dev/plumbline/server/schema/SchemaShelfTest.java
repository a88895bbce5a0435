package dev.plumbline.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.plumbline.idoc.SegmentLayout;
import dev.plumbline.server.support.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaShelfTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path directory;

    private SchemaShelf shelf = new SchemaShelf(Path.of(""));

    @BeforeEach
    void placeTheShelf() {
        shelf = new SchemaShelf(directory.resolve("schemas"));
    }

    private Shelf.Incoming export(String... fields) throws IOException {
        return shelf.open(Files.writeString(
                directory.resolve("zdebmas.txt"), Exports.we60("ZDEBMAS", "Z2KNA1ADD000", "Z1KNA1ADD", fields)));
    }

    private Shelf imported(Instant at, String... fields) throws IOException {
        Shelf before = shelf.shelf();
        shelf.keep(before, before.with(export(fields), at, "eva"));
        return shelf.shelf();
    }

    private int fieldsInForce() throws IOException {
        return new SchemaShelf(shelf.directory())
                .layouts()
                .dictionary()
                .find("Z1KNA1ADD")
                .map(SegmentLayout::columns)
                .map(columns -> columns.size())
                .orElse(0);
    }

    @Test
    void withoutADirectoryTheStandardLayoutsAreInForce() throws IOException {
        assertThat(shelf.layouts().version()).isEqualTo("standard");
    }

    @Test
    void anImportIsInForceForWhoeverLooksNext() throws IOException {
        imported(NOON, "SMTP_ADDR");
        assertThat(fieldsInForce()).isEqualTo(1);
        assertThat(shelf.shelf().schemas()).singleElement().satisfies(schema -> {
            assertThat(schema.name()).isEqualTo("ZDEBMAS");
            assertThat(schema.since()).isEqualTo(NOON);
            assertThat(schema.current()).hasValueSatisfying(version -> {
                assertThat(version.number()).isEqualTo(1);
                assertThat(version.file()).isEqualTo("zdebmas.txt");
                assertThat(version.by()).isEqualTo("eva");
                assertThat(version.digest()).hasSize(64);
            });
        });
    }

    @Test
    void anotherFileOfTheSameTypeIsItsNextVersion() throws IOException {
        imported(NOON, "SMTP_ADDR");
        imported(NOON.plusSeconds(60), "SMTP_ADDR", "LOYALTY");
        assertThat(shelf.shelf().schemas().getFirst().versions())
                .extracting(SchemaVersion::number)
                .containsExactly(1, 2);
        assertThat(fieldsInForce()).isEqualTo(2);
    }

    @Test
    void theSameFileAgainIsNoOtherVersion() throws IOException {
        Shelf before = imported(NOON, "SMTP_ADDR");
        assertThat(before.with(export("SMTP_ADDR"), NOON, "eva")).isEqualTo(before);
    }

    @Test
    void anEarlierVersionComesBackIntoForce() throws IOException {
        imported(NOON, "SMTP_ADDR");
        Shelf before = imported(NOON.plusSeconds(60), "SMTP_ADDR", "LOYALTY");
        Schema schema = before.find("zdebmas").orElseThrow();
        shelf.keep(before, before.inForce(schema, schema.version(1).orElseThrow(), NOON.plusSeconds(120)));
        assertThat(fieldsInForce()).isEqualTo(1);
        assertThat(shelf.shelf().schemas().getFirst().versions()).hasSize(2);
    }

    @Test
    void aRemovedSchemaIsOutOfForceAndStillKept() throws IOException {
        Shelf before = imported(NOON, "SMTP_ADDR");
        shelf.keep(before, before.without(before.schemas().getFirst(), NOON.plusSeconds(60)));
        assertThat(fieldsInForce()).isZero();
        assertThat(shelf.layouts().version()).isEqualTo("standard");
        assertThat(shelf.shelf().schemas().getFirst().versions()).hasSize(1);
    }

    /** A process that is killed leaves what it had moved so far: the version's file, or half of one that is not moved yet. */
    @Test
    void whatAKilledImportLeavesBehindCountsForNothing() throws IOException {
        imported(NOON, "SMTP_ADDR");
        String version = shelf.layouts().version();
        Path versions = shelf.directory().resolve("versions").resolve("ZDEBMAS");
        Files.writeString(versions.resolve("2-zdebmas.txt"), "BEGIN_SEGM");
        Files.writeString(versions.resolve("2-zdebmas.txt.new"), "BEG");
        Files.writeString(shelf.directory().resolve("schemas.json.new"), "{\"form");
        assertThat(new SchemaShelf(shelf.directory()).layouts().version()).isEqualTo(version);
        imported(NOON.plusSeconds(60), "SMTP_ADDR", "LOYALTY");
        assertThat(fieldsInForce()).isEqualTo(2);
    }

    @Test
    void aChangeOfSomethingThatIsNotThereAnyMoreIsRefused() throws IOException {
        Shelf before = shelf.shelf();
        imported(NOON, "SMTP_ADDR");
        Shelf after = before.with(export("LOYALTY"), NOON, "ben");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> shelf.keep(before, after))
                .withMessageContaining("Somebody else changed");
        assertThat(fieldsInForce()).isEqualTo(1);
    }

    @Test
    void aFileThatWasChangedByHandIsNamedAndAnImportMendsIt() throws IOException {
        imported(NOON, "SMTP_ADDR");
        Path kept = shelf.directory().resolve("versions/ZDEBMAS/1-zdebmas.txt");
        Files.writeString(kept, "something else");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(this::fieldsInForce)
                .withMessageContaining(
                        kept + " was changed after it was imported as version 1 of ZDEBMAS; import it again");
        imported(NOON, "SMTP_ADDR");
        assertThat(fieldsInForce()).isEqualTo(1);
    }

    @Test
    void filesThatWerePutThereByHandCountBelowThoseThatWereImported() throws IOException {
        Files.createDirectories(shelf.directory());
        Files.writeString(
                shelf.directory().resolve("ours.txt"), Exports.we60("", "Z2KNA1ADD000", "Z1KNA1ADD", "A", "B", "C"));
        assertThat(fieldsInForce()).isEqualTo(3);
        imported(NOON, "SMTP_ADDR");
        assertThat(fieldsInForce()).isEqualTo(1);
        assertThat(shelf.layouts().files()).containsExactly("ours.txt", "ZDEBMAS version 1");
    }

    @Test
    void anIndexThatIsBrokenSaysWhatToDo() throws IOException {
        imported(NOON, "SMTP_ADDR");
        Files.writeString(shelf.directory().resolve("schemas.json"), "{");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> shelf.layouts())
                .withMessageContaining("put back a copy of it");
    }
}
