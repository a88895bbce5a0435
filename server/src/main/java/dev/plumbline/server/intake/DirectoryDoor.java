package dev.plumbline.server.intake;

import dev.plumbline.server.loop.Station;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The file port's other end: a watched directory of IDoc files. A file in which something was no IDoc is put aside as failed; the
 * healthy IDocs of it are in the inbox all the same. A file that is read again, after a crash or because it was dropped twice, holds
 * nothing but repetitions.
 */
public final class DirectoryDoor implements Station {
    private final WatchedDirectory directory;
    private final Reception reception;

    /** @param quiet how long a file must have stayed as it is: longer than the longest pause of whoever writes it */
    DirectoryDoor(Path directory, Reception reception, Duration quiet) {
        this.directory = new WatchedDirectory(directory, quiet, this::take);
        this.reception = reception;
    }

    @Override
    public Duration step() {
        return directory.step();
    }

    private Optional<String> take(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Reception.Summary summary =
                    reception.take("directory", file.getFileName().toString(), in);
            return summary.broken() == 0 ? Optional.empty() : Optional.of(reasonOf(summary));
        }
    }

    private static String reasonOf(Reception.Summary summary) {
        return "%d of %d pieces of this file are no IDocs; the others were taken in.%n%s%n"
                .formatted(summary.broken(), summary.received(), String.join("\n", summary.problems()));
    }
}
