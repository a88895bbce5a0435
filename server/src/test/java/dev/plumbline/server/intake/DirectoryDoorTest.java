package dev.plumbline.server.intake;

import static dev.plumbline.server.support.Idocs.flat;
import static dev.plumbline.server.support.Idocs.idoc;
import static dev.plumbline.server.support.Idocs.idocs;
import static dev.plumbline.server.support.Idocs.xml;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Inboxes;
import dev.plumbline.server.inbox.Turnstile;
import dev.plumbline.server.support.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** The watched directory, stepped by hand. */
class DirectoryDoorTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    Path directory;

    private final List<Inbox> started = new ArrayList<>();

    @AfterEach
    void stopWhatWasStarted() {
        started.forEach(Inbox::stop);
    }

    private DirectoryDoor door(TransactionOperations transaction) {
        Inbox inbox = Inboxes.started(POSTGRES.jdbc(), transaction);
        started.add(inbox);
        return new DirectoryDoor(directory, new Reception(inbox), Duration.ofMillis(500));
    }

    private DirectoryDoor door() {
        return door(POSTGRES.transaction());
    }

    /** Writes as SAP does, in place; the time says which writing it was. */
    private void write(String name, byte[] content) {
        try {
            Files.write(directory.resolve(name), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void drop(DirectoryDoor door, String name, byte[] content) {
        write(name, content);
        door.step();
        door.step();
    }

    private List<String> files(String where) {
        Path folder = directory.resolve(where);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static long count(String sql) {
        return POSTGRES.jdbc().sql(sql).query(Long.class).single();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aCompleteFileIsTakenAndPutAway() {
        drop(door(), "stock.xml", xml(idoc(1), idoc(2)));
        assertThat(files("done")).containsExactly("stock.xml");
        assertThat(files(".")).isEmpty();
        assertThat(POSTGRES.jdbc()
                        .sql("select door || ' ' || source from inbox order by id")
                        .query(String.class)
                        .list())
                .containsExactly("directory stock.xml #1", "directory stock.xml #2");
    }

    @Test
    void aFileIsLeftAloneAtTheFirstLook() {
        write("stock.xml", xml(idoc(1)));
        door().step();
        assertThat(files(".")).containsExactly("stock.xml");
        assertThat(count("select count(*) from inbox")).isZero();
    }

    @Test
    void aFileThatGrowsIsLeftAloneUntilItStops() {
        DirectoryDoor door = door();
        for (int n = 1; n <= 3; n++) {
            write("stock.txt", flat(idoc(n)));
            door.step();
            assertThat(files(".")).containsExactly("stock.txt");
        }
        door.step();
        assertThat(files("done")).containsExactly("stock.txt");
        assertThat(count("select count(*) from inbox")).isEqualTo(3);
    }

    @Test
    void aFileWrittenAnewAtTheSameSizeIsLeftAlone() throws IOException {
        DirectoryDoor door = door();
        write("stock.txt", flat(idoc(1)));
        door.step();
        Files.setLastModifiedTime(directory.resolve("stock.txt"), FileTime.from(Instant.parse("2026-03-02T08:00:00Z")));
        door.step();
        assertThat(files(".")).containsExactly("stock.txt");
    }

    @Test
    void aFileThatIsWrittenToWhileItIsReadStaysAndIsTakenWhole() {
        List<byte[]> late = new ArrayList<>(List.of(flat(idoc(2))));
        DirectoryDoor door = door(new TransactionOperations() {
            @Override
            public <T> T execute(TransactionCallback<T> action) {
                late.forEach(more -> write("stock.txt", more));
                late.clear();
                return POSTGRES.transaction().execute(action);
            }
        });
        drop(door, "stock.txt", flat(idoc(1)));
        assertThat(files(".")).containsExactly("stock.txt");
        door.step();
        door.step();
        assertThat(files("done")).containsExactly("stock.txt");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(2);
    }

    @Test
    void anEmptyFileIsLeftToItsWriter() {
        DirectoryDoor door = door();
        drop(door, "stock.txt", new byte[0]);
        assertThat(files(".")).containsExactly("stock.txt");
        assertThat(count("select count(*) from inbox")).isZero();
        drop(door, "stock.txt", flat(idoc(1)));
        assertThat(files("done")).containsExactly("stock.txt");
    }

    @Test
    void ofAFileWithABrokenPieceTheHealthyIdocsAreTakenAndTheReasonLiesBesideIt() throws IOException {
        write("stock.txt", xml(idoc(1)));
        write("stock.txt", utf8("Guten Tag\n"));
        drop(door(), "stock.txt", xml(idoc(2)));
        assertThat(files("failed")).containsExactly("stock.txt", "stock.txt.reason.txt");
        assertThat(Files.readString(directory.resolve("failed/stock.txt.reason.txt")))
                .contains("1 of 3 pieces of this file are no IDocs; the others were taken in.")
                .contains("piece 2")
                .contains("it starts with 'Guten Tag'");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from exception where closed_at is null"))
                .isEqualTo(1);
    }

    @Test
    void theSameFileTwiceIsARepetition() {
        DirectoryDoor door = door();
        drop(door, "monday.xml", xml(idoc(1), idoc(2)));
        drop(door, "tuesday.xml", xml(idoc(1), idoc(2)));
        assertThat(files("done")).containsExactly("monday.xml", "tuesday.xml");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(2);
        assertThat(count("select count(*) from inbox where status = 'duplicate'"))
                .isEqualTo(2);
    }

    @Test
    void aCrashBetweenCommitAndMoveChangesNothing() {
        byte[] content = xml(idoc(1), idoc(2));
        Inbox inbox = Inboxes.started(POSTGRES.jdbc(), POSTGRES.transaction());
        started.add(inbox);
        Reception reception = new Reception(inbox);
        write("stock.xml", content);
        take(reception, directory.resolve("stock.xml"));
        DirectoryDoor afterTheCrash = door();
        afterTheCrash.step();
        afterTheCrash.step();
        assertThat(files("done")).containsExactly("stock.xml");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(2);
    }

    private static void take(Reception reception, Path file) {
        try (var in = Files.newInputStream(file)) {
            reception.take("directory", file.getFileName().toString(), in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aNameThatWasThereBeforeGetsANumber() {
        DirectoryDoor door = door();
        drop(door, "stock.xml", xml(idoc(1)));
        drop(door, "stock.xml", xml(idoc(2)));
        drop(door, "stock.xml", xml(idoc(3)));
        assertThat(files("done")).containsExactly("stock.xml", "stock.xml.2", "stock.xml.3");
        assertThat(directory.resolve("done/stock.xml")).hasBinaryContent(xml(idoc(1)));
        assertThat(directory.resolve("done/stock.xml.3")).hasBinaryContent(xml(idoc(3)));
    }

    @Test
    void twoFailedFilesOfOneNameHaveAReasonEach() {
        DirectoryDoor door = door();
        drop(door, "stock.txt", utf8("Guten Tag"));
        drop(door, "stock.txt", utf8("Guten Abend"));
        assertThat(files("failed"))
                .containsExactly("stock.txt", "stock.txt.2", "stock.txt.2.reason.txt", "stock.txt.reason.txt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock.xml.tmp", "stock.xml.part", ".stock.xml"})
    void aNameThatSaysUnfinishedIsLeftAlone(String name) {
        drop(door(), name, xml(idoc(1)));
        assertThat(files(".")).containsExactly(name);
        assertThat(count("select count(*) from inbox")).isZero();
    }

    @Test
    void filesAreTakenInTheOrderOfTheirNames() {
        DirectoryDoor door = door();
        for (int n = 20; n >= 1; n--) {
            write("stock-%02d.xml".formatted(n), xml(idoc(n)));
        }
        door.step();
        door.step();
        assertThat(POSTGRES.jdbc()
                        .sql("select source from inbox order by id")
                        .query(String.class)
                        .list())
                .hasSize(20)
                .isSorted();
    }

    @Test
    void withTheStorageAwayTheFileWaits() {
        HikariDataSource away = POSTGRES.open();
        away.close();
        Inbox inbox = Inboxes.started(away);
        started.add(inbox);
        DirectoryDoor door = new DirectoryDoor(directory, new Reception(inbox), Duration.ofMillis(500));
        drop(door, "stock.xml", xml(idoc(1)));
        assertThat(files(".")).containsExactly("stock.xml");
        DirectoryDoor back = door();
        back.step();
        back.step();
        assertThat(files("done")).containsExactly("stock.xml");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(1);
    }

    @Test
    void whileNothingMayComeInFilesStayAndAreTakenAfterwards() {
        Turnstile turnstile = new Turnstile();
        DirectoryDoor door = door(turnstile);
        turnstile.refuse("Too much waits");
        write("monday.xml", xml(idoc(1), idoc(2)));
        drop(door, "tuesday.xml", xml(idoc(3)));
        assertThat(files(".")).containsExactly("monday.xml", "tuesday.xml");
        assertThat(count("select count(*) from inbox")).isZero();
        turnstile.open();
        door.step();
        assertThat(files("done")).containsExactly("monday.xml", "tuesday.xml");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(3);
    }

    private DirectoryDoor door(Turnstile turnstile) {
        Inbox inbox = Inboxes.started(POSTGRES.jdbc(), POSTGRES.transaction(), turnstile);
        started.add(inbox);
        return new DirectoryDoor(directory, new Reception(inbox), Duration.ofMillis(500));
    }

    /** Else all of it would be read again and again, and what is in already would be a repetition each time. */
    @Test
    void aFileThatHasBegunIsTakenWholeAlthoughNothingMayBeginMeanwhile() {
        Turnstile turnstile = new Turnstile();
        turnstile.refuseAfter(1, "Too much waits");
        drop(door(turnstile), "orders.xml", xml(idocs(1_100).toArray(Idoc[]::new)));
        assertThat(files("done")).containsExactly("orders.xml");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(1_100);
    }

    @Test
    void aFileThatTheDiskHasNoRoomForIsBrokenOffAndTakenAgain() {
        Turnstile turnstile = new Turnstile();
        DirectoryDoor door = door(turnstile);
        turnstile.stopAfter(1, "The disk is full");
        drop(door, "orders.xml", xml(idocs(1_100).toArray(Idoc[]::new)));
        assertThat(files(".")).containsExactly("orders.xml");
        assertThat(count("select count(*) from inbox")).isEqualTo(500);
        turnstile.open();
        door.step();
        assertThat(files("done")).containsExactly("orders.xml");
        assertThat(count("select count(*) from inbox where status = 'received'"))
                .isEqualTo(1_100);
        assertThat(count("select count(*) from inbox where status = 'duplicate'"))
                .isEqualTo(500);
    }

    @Test
    void aFileThatCannotBeMovedIsTakenInOnce() {
        DirectoryDoor door = door();
        String longest = "x".repeat(254);
        drop(door, longest, xml(idoc(1)));
        // There is no room for a number in a second one's name.
        drop(door, longest, xml(idoc(2)));
        door.step();
        door.step();
        assertThat(files(".")).containsExactly(longest);
        assertThat(count("select count(*) from inbox")).isEqualTo(2);
    }
}
