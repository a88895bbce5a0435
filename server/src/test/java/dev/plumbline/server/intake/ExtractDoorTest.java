package dev.plumbline.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.extract.ExtractRow;
import dev.plumbline.server.extract.Extracts;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Inboxes;
import dev.plumbline.server.inbox.Turnstile;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The directory of lists, stepped by hand; each list is an hour younger than the one before it. */
class ExtractDoorTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final ExtractFormats FORMATS = Extracts.formats(Extracts.VBUK);

    @TempDir
    Path directory;

    private Inbox inbox;
    private Instant now = Extracts.WRITTEN;

    @BeforeEach
    void startAnew() {
        inbox = Inboxes.started(POSTGRES.jdbc(), POSTGRES.transaction());
    }

    @AfterEach
    void stopWhatWasStarted() {
        inbox.stop();
    }

    private ExtractReception reception() {
        return new ExtractReception(FORMATS, new ExtractMemory(POSTGRES.jdbc()), inbox);
    }

    private Path write(String name, Instant time, String... rows) {
        Path file = directory.resolve(name);
        try {
            Files.writeString(file, "Sales doc.;Credit\n" + String.join("\n", rows) + "\n");
            Files.setLastModifiedTime(file, FileTime.from(time));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    private void drop(String name, String... rows) {
        now = now.plus(Duration.ofHours(1));
        write(name, now, rows);
        ExtractDoor door = new ExtractDoor(directory, reception(), Duration.ofMillis(500));
        door.step();
        door.step();
    }

    private ExtractReception.Summary take(ExtractReception reception, Path file) {
        try {
            return reception.take(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private List<String> files(String where) {
        try (Stream<Path> files = Files.list(directory.resolve(where))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What went into the inbox for the engine, in its order. */
    private static List<String> received() {
        return POSTGRES
                .jdbc()
                .sql("select raw from inbox join inbox_raw on inbox_id = id where status = 'received' order by id")
                .query((row, n) -> ExtractRow.parse(row.getBytes("raw")))
                .list()
                .stream()
                .map(row -> row.columns().get("VBELN") + row.columns().get("CMGST"))
                .toList();
    }

    private static long count(String sql) {
        return POSTGRES.jdbc().sql(sql).query(Long.class).single();
    }

    @Test
    void whileNothingMayComeInAListStaysAndIsTakenAfterwards() {
        Turnstile turnstile = new Turnstile();
        inbox.stop();
        inbox = Inboxes.started(POSTGRES.jdbc(), POSTGRES.transaction(), turnstile);
        turnstile.refuse("Too much waits");
        drop("vbuk.csv", "4711;B");
        assertThat(files(".")).containsExactly("vbuk.csv");
        assertThat(count("select count(*) from extract_row")).isZero();
        turnstile.open();
        drop("vbuk.csv", "4711;B");
        assertThat(files("done")).containsExactly("vbuk.csv");
        assertThat(received()).containsExactly("4711B");
    }

    @Test
    void eachRowIsAPieceOfTheInboxAndTheFileIsPutAway() {
        drop("vbuk.csv", "4711;B", "4712;A");
        assertThat(received()).containsExactly("4711B", "4712A");
        assertThat(files("done")).containsExactly("vbuk.csv");
        assertThat(POSTGRES.jdbc()
                        .sql("select door || ' ' || source || ' ' || form from inbox order by id")
                        .query(String.class)
                        .list())
                .containsExactly("extracts vbuk.csv line 2 EXTRACT", "extracts vbuk.csv line 3 EXTRACT");
    }

    @Test
    void onlyRowsThatSaySomethingNewGoOn() {
        drop("vbuk.csv", "4711;B", "4712;A");
        drop("vbuk.csv", "4711;B", "4712;A");
        drop("vbuk.csv", "4712;D", "4711;B", "4713;C");
        assertThat(received()).containsExactly("4711B", "4712A", "4712D", "4713C");
        assertThat(files("done")).containsExactly("vbuk.csv", "vbuk.csv.2", "vbuk.csv.3");
    }

    @Test
    void aValueThatChangesBackIsNewsAgain() {
        drop("vbuk.csv", "4711;A");
        drop("vbuk.csv", "4711;A");
        drop("vbuk.csv", "4711;B");
        drop("vbuk.csv", "4711;A");
        assertThat(received()).containsExactly("4711A", "4711B", "4711A");
    }

    @Test
    void anOlderListThatComesLateSaysNothing() {
        drop("vbuk_1.csv", "4711;A");
        drop("vbuk_3.csv", "4711;A");
        Path late = write("vbuk_2.csv", now.minus(Duration.ofMinutes(30)), "4711;B", "4712;B");
        assertThat(take(reception(), late).news()).isEqualTo(1);
        assertThat(received()).containsExactly("4711A", "4712B");
    }

    @Test
    void theLastOfTwoRowsOfOneKeyCounts() {
        drop("vbuk.csv", "4711;A", "4711;B");
        drop("vbuk.csv", "4711;B");
        assertThat(received()).containsExactly("4711A", "4711B");
    }

    @Test
    void aCrashBeforeTheMemoryIsWrittenIsAHarmlessRepetition() {
        Path file = write("vbuk.csv", now, "4711;B", "4712;A");
        take(reception(), file);
        // As if the crash had come between the inbox's commit and the memory's.
        POSTGRES.jdbc().sql("truncate extract_row").update();
        take(reception(), file);
        assertThat(received()).containsExactly("4711B", "4712A");
        assertThat(count("select count(*) from inbox where status = 'duplicate'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from extract_row")).isEqualTo(2);
    }

    @Test
    void aCrashBeforeTheMoveChangesNothing() {
        Path file = write("vbuk.csv", now, "4711;B");
        take(reception(), file);
        take(reception(), file);
        assertThat(count("select count(*) from inbox")).isEqualTo(1);
    }

    @Test
    void aBrokenRowBecomesAnExceptionAndTheRestGoesOn() throws IOException {
        drop("vbuk.csv", "4711;B", "4712", "4713;C");
        assertThat(received()).containsExactly("4711B", "4713C");
        assertThat(POSTGRES.jdbc()
                        .sql("select reason from exception")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .startsWith("vbuk.csv, line 3: 1 columns, expected 2");
        assertThat(files("failed")).containsExactly("vbuk.csv", "vbuk.csv.reason.txt");
        assertThat(Files.readString(directory.resolve("failed/vbuk.csv.reason.txt")))
                .contains("1 of 3 rows of this file could not be read; the others were taken in.")
                .contains("vbuk.csv, line 3");
    }

    @Test
    void aRowThatIsBrokenInEachListIsOneException() {
        drop("vbuk_1.csv", "4712");
        drop("vbuk_2.csv", "4711;B", "4712");
        assertThat(count("select count(*) from exception")).isEqualTo(1);
        assertThat(files("failed")).contains("vbuk_1.csv", "vbuk_2.csv");
    }

    @Test
    void aFileThatNobodyDeclaredIsAnException() {
        drop("mara.csv", "4711;B");
        assertThat(received()).isEmpty();
        assertThat(POSTGRES.jdbc()
                        .sql("select reason from exception")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("mara.csv fits the file pattern of no declared extract");
        assertThat(files("failed")).containsExactly("mara.csv", "mara.csv.reason.txt");
    }

    @Test
    void withTheStorageAwayTheFileWaits() {
        inbox.stop();
        drop("vbuk.csv", "4711;B");
        assertThat(files(".")).containsExactly("vbuk.csv");
        startAnew();
        drop("vbuk.csv", "4711;B");
        assertThat(received()).containsExactly("4711B");
    }

    @Test
    void manyRowsGoInCommitsOfABoundedSize() {
        String[] rows = IntStream.rangeClosed(1, 2_500).mapToObj(n -> n + ";A").toArray(String[]::new);
        drop("vbuk.csv", rows);
        drop("vbuk.csv", rows);
        assertThat(received())
                .isEqualTo(
                        IntStream.rangeClosed(1, 2_500).mapToObj(n -> n + "A").collect(Collectors.toList()));
        assertThat(count("select count(*) from extract_row where inbox_id is not null"))
                .isEqualTo(2_500);
    }
}
