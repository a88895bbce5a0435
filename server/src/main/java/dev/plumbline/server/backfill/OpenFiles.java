package dev.plumbline.server.backfill;

import dev.plumbline.server.extract.ExtractFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads on in files. The one that is read stays open, so that a step costs what it reads; after a crash it is opened anew and what is done
 * is passed over.
 */
final class OpenFiles {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    private @Nullable OpenFile open;
    private @Nullable Place place;

    /** Where the open file stands. */
    private record Place(long job, Position position) {}

    /** A file and how it is cut. */
    record Source(Path directory, BackfillFile file, Optional<ExtractFormat> format) {}

    /**
     * The entries behind a position.
     *
     * @return fewer than asked for at the end of the file
     * @throws JobFailedException when it is another file than the one that was planned
     */
    List<OpenFile.Entry> read(Job job, Source source, int most) {
        try {
            OpenFile file = at(new Place(job.id(), job.position()), source);
            List<OpenFile.Entry> entries = new ArrayList<>();
            for (Optional<OpenFile.Entry> next = file.next(); next.isPresent(); next = file.next()) {
                entries.add(next.get());
                if (entries.size() == most) {
                    break;
                }
            }
            Position position = job.position();
            place = new Place(job.id(), position.row(position.row() + entries.size()));
            return entries;
        } catch (IOException unreadable) {
            throw new JobFailedException(source.file().name() + " cannot be read (" + unreadable
                    + "); see that the server may read it, then plan again");
        }
    }

    private OpenFile at(Place wanted, Source source) throws IOException {
        OpenFile current = open;
        if (current != null && wanted.equals(place)) {
            return current;
        }
        close();
        check(source);
        OpenFile opened = OpenFile.open(source.directory(), source.file(), source.format());
        open = opened;
        for (long n = 0; n < wanted.position().row(); n++) {
            opened.next();
        }
        return opened;
    }

    private static void check(Source source) throws IOException {
        Path path = source.directory().resolve(source.file().name());
        BackfillFile then = source.file();
        if (!Files.isRegularFile(path)
                || Files.size(path) != then.size()
                || !Files.getLastModifiedTime(path)
                        .toInstant()
                        .truncatedTo(ChronoUnit.MILLIS)
                        .equals(then.modified())) {
            throw new JobFailedException(
                    "%s is not there as it was when the job was planned (%d bytes, written %s); plan again"
                            .formatted(then.name(), then.size(), then.modified()));
        }
    }

    void close() {
        OpenFile current = open;
        open = null;
        place = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException failed) {
                LOG.warn("A file cannot be closed: {}", failed.toString());
            }
        }
    }
}
