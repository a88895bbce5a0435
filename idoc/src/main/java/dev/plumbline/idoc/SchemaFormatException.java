package dev.plumbline.idoc;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that should describe segments does not, or not completely. The message is for the person who has the file: it says file,
 * line, what was found and what was expected.
 */
public final class SchemaFormatException extends IOException {
    private static final int SHOWN = 200;

    private final transient Path file;
    private final int line;

    SchemaFormatException(Path file, int line, String found, String expected) {
        super(file + ", line " + line + ": found " + shortened(found) + ", expected " + expected);
        this.file = file;
        this.line = line;
    }

    private static String shortened(String found) {
        return found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
    }

    public Path file() {
        return file;
    }

    /** From 1; the last line if something is missing at the end. */
    public int line() {
        return line;
    }
}
