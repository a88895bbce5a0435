package dev.plumbline.server.translate;

import dev.plumbline.idoc.Segment;

/**
 * Why an IDoc or a part of it cannot go on, for the person who must act.
 *
 * @param kind a stable name for grouping: {@code UNREADABLE}, {@code UNTRANSLATABLE}, {@code LEFT_OUT}, {@code DEFECT}
 * @param reason what is wrong, what was expected, what to do
 * @param segment the segment's name, empty when it is not about one
 * @param field the field's name, empty when it is not about one
 * @param value what stands there, empty when there is nothing
 */
public record Complaint(Kind kind, String reason, String segment, String field, String value) {

    /** The sorts of complaints. */
    public enum Kind {
        /** The bytes are no IDoc, or a broken one. */
        UNREADABLE,
        /** It is an IDoc, but what it says cannot be understood. */
        UNTRANSLATABLE,
        /** A part of it is wrong and was left out; the rest went on. */
        LEFT_OUT,
        /** Plumbline itself failed on it. */
        DEFECT
    }

    /** A field holds something that cannot be meant. */
    static Complaint unusable(Kind kind, Segment segment, String field, String expected) {
        String value = segment.text(field);
        return new Complaint(
                kind,
                "%s (segment %d, %s) field %s holds '%s', expected %s"
                        .formatted(segment.name(), segment.number(), segment.position(), field, value, expected),
                segment.name(),
                field,
                value);
    }
}
