package dev.plumbline.server.intake;

import dev.plumbline.server.inbox.StorageUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory into which others write files. They write in place and mark nothing, so a file is taken when two looks in a row find the
 * same size and time, and left alone while it is empty: then its writer has only just opened it. What was taken is moved to
 * {@code done/}, or to {@code failed/} beside a {@code NAME.reason.txt}.
 *
 * <p>A crash between taking and moving takes the file again, which must change nothing. One thread steps it.
 */
final class WatchedDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedDirectory.class);

    private final Path directory;
    private final Duration quiet;
    private final Taker taker;
    private final Map<Path, Taken> unmoved = new HashMap<>();
    private Map<Path, Look> lastLooks = new HashMap<>();
    private boolean waits;

    /** @param quiet how long a file must have stayed as it is: longer than the longest pause of whoever writes it */
    WatchedDirectory(Path directory, Duration quiet, Taker taker) {
        this.directory = directory;
        this.quiet = quiet;
        this.taker = taker;
    }

    /** What is done with a file. */
    @FunctionalInterface
    interface Taker {
        /**
         * Puts all of it on disk.
         *
         * @return why the file is put aside as failed; empty when all of it was good
         */
        Optional<String> take(Path file) throws IOException;
    }

    private record Look(long size, FileTime modified) {
        static Look at(Path file) throws IOException {
            return new Look(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    /** A file that is in the inbox, as it looked then. Until it can be moved, the move alone is tried again. */
    private record Taken(Look look, Optional<String> reason) {}

    /** Looks once, and takes what did not change since the last look; returns when to look again. */
    Duration step() {
        Map<Path, Look> looks = look();
        Map<Path, Look> before = lastLooks;
        lastLooks = looks;
        unmoved.keySet().retainAll(looks.keySet());
        try {
            looks.forEach((file, look) -> {
                if (look.size() > 0 && look.equals(before.get(file))) {
                    take(file, look);
                    waits = false;
                }
            });
        } catch (StorageUnavailableException away) {
            // What is away for one file is away for all. It may be so for hours, and is told once.
            if (!waits) {
                LOG.warn("The files in {} wait: {}", directory, away.getMessage());
            }
            waits = true;
        }
        return quiet;
    }

    private Map<Path, Look> look() {
        Map<Path, Look> looks = new LinkedHashMap<>();
        try {
            Files.createDirectories(directory.resolve("done"));
            Files.createDirectories(directory.resolve("failed"));
            for (Path file : filesInOrder()) {
                looks.put(file, Look.at(file));
            }
        } catch (NoSuchFileException vanished) {
            // Somebody took it away between listing and looking; the next look sees the rest.
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The intake directory " + directory + " cannot be read", unreadable);
        }
        return looks;
    }

    private List<Path> filesInOrder() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, WatchedDirectory::isCandidate)) {
            all.forEach(files::add);
        }
        files.sort(null);
        return files;
    }

    /** Names under which programs write what is not complete yet. */
    private static boolean isCandidate(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith(".tmp") && !name.endsWith(".part");
    }

    private void take(Path file, Look look) {
        try {
            Taken taken = unmoved.get(file);
            if (taken == null || !taken.look().equals(look)) {
                taken = new Taken(look, taker.take(file));
                if (!look.equals(Look.at(file))) {
                    // What was written meanwhile may not have been read: the file stays, and the rest of it is no
                    // repetition.
                    LOG.info("{} was written to while it was read and is read again", file.getFileName());
                    return;
                }
                unmoved.put(file, taken);
            }
            putAway(file, taken.reason());
            unmoved.remove(file);
        } catch (NoSuchFileException vanished) {
            LOG.info("{} vanished before it was read", file.getFileName());
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read or moved and stays where it is: {}", file.getFileName(), unreadable.toString());
        }
    }

    private void putAway(Path file, Optional<String> reason) throws IOException {
        Path moved = move(file, reason.isEmpty() ? "done" : "failed");
        if (reason.isPresent()) {
            Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), reason.get());
        }
    }

    /** A name that is there already gets a number: nothing is overwritten. */
    private Path move(Path file, String where) throws IOException {
        String name = file.getFileName().toString();
        Path target = directory.resolve(where).resolve(name);
        for (int n = 2; Files.exists(target); n++) {
            target = directory.resolve(where).resolve(name + "." + n);
        }
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
