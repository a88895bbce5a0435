package dev.plumbline.server.translate;

import dev.plumbline.idoc.Segment;
import dev.plumbline.mapping.source.FieldName;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceField;

/** Ends the translation of one IDoc. Never leaves this package: {@link Translator} makes a {@link Complaint} of it. */
final class UntranslatableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Complaint complaint;

    private UntranslatableException(Complaint complaint) {
        super(complaint.reason());
        this.complaint = complaint;
    }

    /** A field that must be there is not. */
    static UntranslatableException missing(String segment, String field, String what) {
        return new UntranslatableException(new Complaint(
                Complaint.Kind.UNTRANSLATABLE,
                segment + "-" + field + " is empty or absent: " + what,
                segment,
                field,
                ""));
    }

    /** What must be found at one of the places that the mapping names is not there. */
    static UntranslatableException missing(Scope scope, SourceField field, String what) {
        FieldName first = scope.firstPlace(field);
        return new UntranslatableException(new Complaint(
                Complaint.Kind.UNTRANSLATABLE,
                scope.places(field) + " is empty or absent: " + what,
                first.segment(),
                first.field(),
                ""));
    }

    /** A field holds something that cannot be meant. */
    static UntranslatableException unusable(Segment segment, String field, String expected) {
        return new UntranslatableException(Complaint.unusable(Complaint.Kind.UNTRANSLATABLE, segment, field, expected));
    }

    /** A flat segment cannot be cut into fields. */
    static UntranslatableException withoutLayout(Segment segment) {
        return new UntranslatableException(new Complaint(
                Complaint.Kind.UNTRANSLATABLE,
                "The layout of the flat segment %s (segment %d, %s) is not known here; put its WE60 parser export into the directory of PLUMBLINE_IDOC_SCHEMAS, restart and replay, or send the message as XML"
                        .formatted(segment.definition(), segment.number(), segment.position()),
                segment.name(),
                "",
                ""));
    }

    Complaint complaint() {
        return complaint;
    }
}
