package dev.plumbline.server.translate;

/**
 * What a person says a field of an IDoc should have held. It lies over the IDoc when that is read; the bytes stay as they came.
 *
 * @param number of the segment in the IDoc
 * @param segment its type
 * @param field the field's name
 * @param value what it should hold; blank for nothing
 */
public record Correction(int number, String segment, String field, String value) {}
