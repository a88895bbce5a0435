package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Segment;

/**
 * A value and where it stood.
 *
 * @param segment the segment
 * @param field its field; where several are joined, the first that holds something
 * @param text the value, trimmed
 */
public record Found(Segment segment, String field, String text) {}
