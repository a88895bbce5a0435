package dev.plumbline.bench.system;

import dev.plumbline.sandbox.demo.TemporaryDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/**
 * A PostgreSQL that a server and what it is measured against share: as durable as the one that the server starts for itself, with the
 * same memory and log. It is gone with all its data when it is closed.
 */
final class Database implements AutoCloseable {
    private static final String USER = "postgres";

    private final TemporaryDirectory directory;
    private final EmbeddedPostgres postgres;

    private Database(TemporaryDirectory directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    static Database start() throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create("plumbline-bench-postgres");
        // The library starts its databases without all this, because they are meant for tests.
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.path().resolve("data"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Database(directory, postgres);
    }

    /** What makes a server use it, by the names of the environment. */
    Map<String, String> settings() {
        return Map.of("PLUMBLINE_DATABASE_URL", url(), "PLUMBLINE_DATABASE_USER", USER);
    }

    String url() {
        return postgres.getJdbcUrl(USER, USER);
    }

    Connection connect() throws SQLException {
        return postgres.getPostgresDatabase().getConnection();
    }

    /** @param name another database of the same PostgreSQL */
    Connection connect(String name) throws SQLException {
        return postgres.getDatabase(USER, name).getConnection();
    }

    /** Where its files are. */
    Path directory() {
        return directory.path();
    }

    /** Its first process, for measuring. */
    ProcessHandle handle() throws IOException {
        Path pidFile = directory.path().resolve("data/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                .orElseThrow(() -> new IOException("The PostgreSQL of " + pidFile + " has ended"));
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            postgres.close();
        }
    }
}
