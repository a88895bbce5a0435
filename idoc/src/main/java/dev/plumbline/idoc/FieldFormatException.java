package dev.plumbline.idoc;

/** A field holds a value that its type does not allow. The message names segment, place, field, value and expectation. */
public final class FieldFormatException extends RuntimeException {
    private static final int SHOWN = 80;

    private final String segment;
    private final String field;
    private final String value;
    private final transient Position position;
    private final String expected;

    FieldFormatException(String segment, int number, Field field, String expected) {
        super(message(segment, number, field, expected));
        this.segment = segment;
        this.field = field.name();
        this.value = field.value();
        this.position = field.position();
        this.expected = expected;
    }

    private static String message(String segment, int number, Field field, String expected) {
        String where = number > 0
                ? "segment " + number + ", " + field.position()
                : field.position().toString();
        String shown =
                field.value().length() <= SHOWN ? field.value() : field.value().substring(0, SHOWN) + "…";
        return segment + " (" + where + ") field " + field.name() + " holds '" + shown + "', expected " + expected;
    }

    /** The segment's type, such as {@code E1EDK03}, or {@code EDI_DC40} for the control record. */
    public String segment() {
        return segment;
    }

    public String field() {
        return field;
    }

    /** The whole value as it stands in the IDoc. */
    public String value() {
        return value;
    }

    public Position position() {
        return position;
    }

    /** What would have been right, such as {@code a date YYYYMMDD}. */
    public String expected() {
        return expected;
    }
}
