package dev.plumbline.server.translate;

/**
 * Something in an IDoc that the mapping does not know, and that is no reason to stop: a person decides once what it means.
 *
 * @param place the document's field ({@code order.kind}); for a segment the message type, basic type and extension
 * @param name the code, masked where it may be personal; for a segment its type
 * @param treated what became of it, in words
 */
public record Finding(Kind kind, String place, String name, String treated) {

    /** The sorts of findings. */
    public enum Kind {
        /** A code that its table does not list. */
        CODE,
        /** A segment type that neither a layout nor a binding knows, or a site's own that no binding reads. */
        SEGMENT
    }
}
