package dev.plumbline.server.retention;

/**
 * A table that holds what came in a span of time.
 *
 * @param table its name
 */
record Part(String table, Span span) {}
