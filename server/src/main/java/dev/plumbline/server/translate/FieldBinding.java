package dev.plumbline.server.translate;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.Segment;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a site keeps something that no standard segment carries: a field of a segment of its own, written {@code SEGMENT.FIELD}, for
 * example {@code Z1EDK01.CMGST}.
 *
 * @param segment the segment type, independent of the release ({@code Z1EDK01}, not {@code Z2EDK01000})
 * @param field the field's name
 */
public record FieldBinding(String segment, String field) {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_/]+");

    public FieldBinding {
        if (!NAME.matcher(segment).matches() || !NAME.matcher(field).matches()) {
            throw malformed(segment + "." + field);
        }
    }

    /**
     * Reads {@code SEGMENT.FIELD}.
     *
     * @throws IllegalArgumentException if the text is anything else; the message says what was expected
     */
    public static FieldBinding parse(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw malformed(text);
        }
        return new FieldBinding(
                text.substring(0, dot).strip(), text.substring(dot + 1).strip());
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "'" + text
                        + "' names no field of a segment; expected SEGMENT.FIELD in upper case with one dot, for example Z1EDK01.CMGST");
    }

    /** The first segment of this name, wherever it stands in the tree. A flat one without a layout cannot be read, which ends the IDoc. */
    Optional<Segment> in(Idoc idoc) {
        Optional<Segment> found = idoc.walk()
                .filter(candidate -> candidate.name().equals(segment))
                .findFirst();
        found.filter(Segment::isRaw).ifPresent(raw -> {
            throw UntranslatableException.withoutLayout(raw);
        });
        return found;
    }

    @Override
    public String toString() {
        return segment + "." + field;
    }
}
