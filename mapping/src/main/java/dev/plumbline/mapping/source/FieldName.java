package dev.plumbline.mapping.source;

/**
 * A field of a segment type; both empty for one that is bound to nothing.
 *
 * @param segment the segment type, independent of the release
 */
public record FieldName(String segment, String field) {
    @Override
    public String toString() {
        return segment + "-" + field;
    }
}
