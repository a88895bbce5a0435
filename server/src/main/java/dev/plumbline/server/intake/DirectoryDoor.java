package dev.plumbline.server.intake;

import dev.plumbline.server.inbox.StorageUnavailableException;
import dev.plumbline.server.loop.Station;
import java.io.IOException;
import java.io.InputStream;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file port's other end: a watched directory. SAP writes in place and marks nothing, so a file is taken when two looks in a row
 * find the same size and time, and left alone while it is empty: then its writer has only just opened it. It is put into the inbox and then moved to {@code done/}, or to {@code failed/} beside a
 * {@code NAME.reason.txt} when something in it was no IDoc (the healthy IDocs of it are in the inbox all the same).
 *
 * <p>A crash between commit and move reads the file again, and everything in it is a repetition; the same file dropped twice likewise.
 * One thread steps it.
 */
public final class DirectoryDoor implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryDoor.class);

    private final Path directory;
    private final Reception reception;
    private final Duration quiet;
    private final Map<Path, Taken> unmoved = new HashMap<>();
    private Map<Path, Look> lastLooks = new HashMap<>();

    /** @param quiet how long a file must have stayed as it is: longer than the longest pause of whoever writes it */
    DirectoryDoor(Path directory, Reception reception, Duration quiet) {
        this.directory = directory;
        this.reception = reception;
        this.quiet = quiet;
    }

    private record Look(long size, FileTime modified) {
        static Look at(Path file) throws IOException {
            return new Look(Files.size(file), Files.getLastModifiedTime(file));
        }
    }

    /** A file that is in the inbox, as it looked then. Until it can be moved, the move alone is tried again. */
    private record Taken(Look look, Reception.Summary summary) {}

    @Override
    public Duration step() {
        Map<Path, Look> looks = look();
        Map<Path, Look> before = lastLooks;
        lastLooks = looks;
        unmoved.keySet().retainAll(looks.keySet());
        looks.forEach((file, look) -> {
            if (look.size() > 0 && look.equals(before.get(file))) {
                take(file, look);
            }
        });
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
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, DirectoryDoor::isCandidate)) {
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
                taken = new Taken(look, read(file));
                if (!look.equals(Look.at(file))) {
                    // What was written meanwhile may not have been read: the file stays, and the rest of it is no
                    // repetition.
                    LOG.info("{} was written to while it was read and is read again", file.getFileName());
                    return;
                }
                unmoved.put(file, taken);
            }
            putAway(file, taken.summary());
            unmoved.remove(file);
        } catch (NoSuchFileException vanished) {
            LOG.info("{} vanished before it was read", file.getFileName());
        } catch (StorageUnavailableException away) {
            LOG.warn("{} waits: {}", file.getFileName(), away.getMessage());
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be read or moved and stays where it is: {}", file.getFileName(), unreadable.toString());
        }
    }

    private Reception.Summary read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return reception.take("directory", file.getFileName().toString(), in);
        }
    }

    private void putAway(Path file, Reception.Summary summary) throws IOException {
        if (summary.broken() == 0) {
            move(file, "done");
        } else {
            Path moved = move(file, "failed");
            Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), reasonOf(summary));
        }
    }

    private static String reasonOf(Reception.Summary summary) {
        return "%d of %d pieces of this file are no IDocs; the others were taken in.%n%s%n"
                .formatted(summary.broken(), summary.received(), String.join("\n", summary.problems()));
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
