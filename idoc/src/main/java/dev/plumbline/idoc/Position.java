package dev.plumbline.idoc;

/**
 * A place in what was read.
 *
 * @param line counted from 1; 0 when the place is unknown
 * @param column in characters, counted from 1; 0 when the place is unknown
 * @param offset in bytes from the start of the file, counted from 0; −1 when unknown. Input in UTF-16 is counted after its
 *     conversion to UTF-8.
 */
public record Position(long line, int column, long offset) {
    /** The place of something that was built and not read. */
    public static final Position UNKNOWN = new Position(0, 0, -1);

    /** The first character of a file. */
    public static final Position START = new Position(1, 1, 0);

    public boolean isKnown() {
        return line > 0;
    }

    @Override
    public String toString() {
        return isKnown() ? "line " + line + ", column " + column : "place unknown";
    }
}
