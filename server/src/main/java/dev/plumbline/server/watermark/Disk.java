package dev.plumbline.server.watermark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk on which a directory stands. */
record Disk(Path directory) implements Measure {

    /** The bytes that this process may still write there. */
    @Override
    public long look() {
        try {
            return Files.getFileStore(directory).getUsableSpace();
        } catch (IOException unseen) {
            throw new UncheckedIOException("The free space on the disk of " + directory + " cannot be seen", unseen);
        }
    }
}
