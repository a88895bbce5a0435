package dev.plumbline.mapping.yaml;

/**
 * How a single value is spelled in its file: in quotes, over several lines, below a {@code >}. It finds the place of a character in the middle
 * of the value.
 *
 * @param source the whole file's text
 * @param from where the value begins in it
 * @param begins the same as a place
 */
public record Spelling(String source, int from, Place begins) {

    /** Where a character of the value stands; the place of the value itself when that cannot be told. */
    public Place of(String value, int offset) {
        int at = start();
        for (int i = 0; i < Math.min(offset, value.length()) && at < source.length(); i++) {
            at = after(value.charAt(i), at);
        }
        boolean isBlank = offset < value.length() && Character.isWhitespace(value.charAt(offset));
        while (!isBlank
                && at < source.length()
                && Character.isWhitespace(source.charAt(at))
                && offset < value.length()) {
            at++;
        }
        return at > source.length() ? begins : place(at);
    }

    /** Behind the quote, or in the line below the sign of a block. */
    private int start() {
        if (from >= source.length()) {
            return from;
        }
        return switch (source.charAt(from)) {
            case '\'', '"' -> from + 1;
            case '|', '>' -> {
                int line = source.indexOf('\n', from);
                yield line < 0 ? from : line + 1;
            }
            default -> from;
        };
    }

    /** A blank of the value may be a new line with any indentation in the file; anything else stands there as it is. */
    private int after(char character, int at) {
        int next = at;
        if (Character.isWhitespace(character)) {
            // Blanks that follow one another in the value find nothing left here, which does no harm.
            while (next < source.length() && Character.isWhitespace(source.charAt(next))) {
                next++;
            }
            return next;
        }
        while (next < source.length() && source.charAt(next) != character) {
            next++;
        }
        return next + 1;
    }

    private Place place(int at) {
        int line = begins.line();
        int column = begins.column();
        for (int i = from; i < at; i++) {
            boolean ends = source.charAt(i) == '\n';
            line = ends ? line + 1 : line;
            column = ends ? 1 : column + 1;
        }
        return new Place(begins.file(), line, column);
    }
}
