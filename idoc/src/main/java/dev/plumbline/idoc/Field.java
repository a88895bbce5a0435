package dev.plumbline.idoc;

/**
 * A field of a segment that holds something.
 *
 * @param name as the segment definition names it, such as {@code BELNR}
 * @param value as written, without the blanks at its end; never blank
 * @param position of the first character of the value
 */
public record Field(String name, String value, Position position) {
    /** The value without blanks at either end. */
    public String text() {
        return value.trim();
    }
}
