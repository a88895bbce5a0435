package dev.plumbline.server.intake;

import dev.plumbline.server.loop.Station;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The door for scheduled lists of SAP tables: a watched directory of its own. A file in which a row could not be cut is put aside as
 * failed; the other rows of it are in the inbox all the same.
 */
public final class ExtractDoor implements Station {
    private final WatchedDirectory directory;
    private final ExtractReception reception;

    /** @param quiet how long a file must have stayed as it is: longer than the longest pause of whoever writes it */
    ExtractDoor(Path directory, ExtractReception reception, Duration quiet) {
        this.directory = new WatchedDirectory(directory, quiet, this::take);
        this.reception = reception;
    }

    @Override
    public Duration step() {
        return directory.step();
    }

    private Optional<String> take(Path file) throws IOException {
        ExtractReception.Summary summary = reception.take(file);
        return summary.broken() == 0 ? Optional.empty() : Optional.of(reasonOf(summary));
    }

    private static String reasonOf(ExtractReception.Summary summary) {
        return "%d of %d rows of this file could not be read; the others were taken in.%n%s%n"
                .formatted(summary.broken(), summary.rows(), String.join("\n", summary.problems()));
    }
}
