package dev.plumbline.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own under the data directory, as durable as a server's: fsync and synchronous commit are on. It survives a kill
 * of this process; the next start stops what still runs on the directory in order, and starts again. Beside the directory lies a file
 * that is locked as long as this process lives: a second server on the directory gives up and leaves the first one's database alone.
 */
final class EmbeddedDatabase implements DatabaseServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    /** How far the system's idea of a process's start may be from PostgreSQL's own. */
    private static final Duration SAME_START = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final FileChannel lock;

    private EmbeddedDatabase(EmbeddedPostgres postgres, FileChannel lock) {
        this.postgres = postgres;
        this.lock = lock;
    }

    /**
     * @param directory is made when it does not exist
     * @throws UncheckedIOException when it does not start
     */
    static EmbeddedDatabase start(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lock = lock(directory);
            try {
                stopOrphan(directory);
                return new EmbeddedDatabase(run(directory), lock);
            } catch (IOException | RuntimeException failed) {
                lock.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL did not start in " + directory + ": " + failed.getMessage(), failed);
        }
    }

    /** The operating system lets go of it when this process ends, however it ends. */
    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolveSibling(directory.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException oursAlready) {
            LOG.debug("This process has the lock already", oursAlready);
        }
        channel.close();
        throw new IOException("another Plumbline server runs on this directory");
    }

    private static EmbeddedPostgres run(Path directory) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                // Else it would stop beside the server when the process is told to end, and not after it.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "50")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();
    }

    /** After a kill of the server its PostgreSQL goes on without a master; two on one directory would spoil it. */
    private static void stopOrphan(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() < 3) {
            return;
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
        if (process.isPresent() && isPostgres(process.get(), started)) {
            LOG.info("Stopping the PostgreSQL that an earlier, killed server left in {}", directory);
            process.get().destroy();
            awaitEnd(process.get());
        } else if (process.isPresent()) {
            // After a restart of the machine or container the number is another one's, and PostgreSQL would not start
            // beside it.
            Files.delete(pidFile);
        }
    }

    private static boolean isPostgres(ProcessHandle process, Instant started) {
        ProcessHandle.Info info = process.info();
        Duration apart = Duration.between(info.startInstant().orElse(started), started);
        return info.command().orElse("postgres").contains("postgres")
                && apart.abs().compareTo(SAME_START) <= 0;
    }

    private static void awaitEnd(ProcessHandle orphan) throws IOException {
        try {
            orphan.onExit().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stuck) {
            throw new IOException(
                    "PostgreSQL (process " + orphan.pid() + ") still runs on the data directory; stop it by hand",
                    stuck);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an earlier PostgreSQL stopped", stopped);
        }
    }

    @Override
    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public Optional<String> user() {
        return Optional.of("postgres");
    }

    @Override
    public Optional<String> password() {
        return Optional.empty();
    }

    @Override
    public void close() {
        try (lock) {
            postgres.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", failed);
        }
    }
}
