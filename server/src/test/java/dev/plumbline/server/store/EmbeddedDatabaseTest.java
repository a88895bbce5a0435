package dev.plumbline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedDatabaseTest {
    @TempDir
    static Path home;

    private static Path directory;

    /** Making a cluster takes the longest by far, so that the tests share one. */
    @BeforeAll
    static void aDatabaseWithARowInIt() {
        directory = home.resolve("postgres");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            jdbc(database.jdbcUrl()).sql("create table note (text text)").update();
            write(database.jdbcUrl(), "first");
        }
    }

    /** A server to be killed: starts the database in args[0], writes a row, says so, and stays. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws InterruptedException {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
            write(database.jdbcUrl(), args[1]);
            System.out.println("written to " + database.jdbcUrl());
            Thread.sleep(60_000);
        }
    }

    private static JdbcClient jdbc(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    private static void write(String url, String text) {
        jdbc(url).sql("insert into note values (:text)").param("text", text).update();
    }

    private static List<String> notes(EmbeddedDatabase database) {
        return jdbc(database.jdbcUrl())
                .sql("select text from note")
                .query(String.class)
                .list();
    }

    private static long postmaster() {
        try {
            return Long.parseLong(Files.readAllLines(directory.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Process victim(String text) throws IOException {
        Process victim = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        directory.toString(),
                        text)
                .redirectErrorStream(true)
                .start();
        BufferedReader said = victim.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.startsWith("written")) {
            line = said.readLine();
        }
        assertThat(line).as("the server to be killed has started").isNotNull();
        return victim;
    }

    @Test
    void dataSurviveARestartOnTheSameDirectory() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(notes(database)).contains("first");
        }
    }

    /** The library that starts it is made for tests, and gives {@code -F}, which is fsync off, before our own settings. */
    @Test
    void aCommitIsOnDisk() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(jdbc(database.jdbcUrl()).sql("""
                                    select name || ' ' || setting from pg_settings
                                    where name in ('fsync', 'full_page_writes', 'synchronous_commit')
                                    order by name""").query(String.class).list())
                    .containsExactly("fsync on", "full_page_writes on", "synchronous_commit on");
        }
    }

    @Test
    void theDatabaseThatAKilledServerLeftIsStoppedAndStartedAgainWithItsData() throws Exception {
        Process victim = victim("of the killed");
        long orphan = postmaster();
        victim.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(orphan)).as("the orphan, still running").isPresent();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(notes(database)).contains("of the killed");
        }
    }

    @Test
    void aSecondServerGivesUpAndLeavesTheFirstOnesDatabaseAlone() throws Exception {
        Process first = victim("of the first");
        long postmaster = postmaster();
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .hasMessageContaining("another Plumbline server runs on this directory");
            assertThat(postmaster()).isEqualTo(postmaster);
            assertThat(ProcessHandle.of(postmaster)).isPresent();
        } finally {
            first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            EmbeddedDatabase.start(directory).close();
        }
    }

    @Test
    void aSecondStartInTheSameProcessGivesUpToo() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(directory))
                    .hasMessageContaining("another Plumbline server runs on this directory");
            assertThat(notes(database)).contains("first");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatMerelyHasTheNumberOfAnOldDatabaseIsLeftAloneAndDoesNotStandInTheWay() throws Exception {
        Path program = Files.copy(Path.of("/bin/sleep"), home.resolve("postgres-of-somebody-else"));
        program.toFile().setExecutable(true);
        Process stranger = new ProcessBuilder(program.toString(), "60").start();
        Files.writeString(
                directory.resolve("postmaster.pid"),
                "%d%n%s%n1000000000%n5432%n%n%n".formatted(stranger.pid(), directory));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(directory)) {
            assertThat(notes(database)).contains("first");
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
