package dev.plumbline.server.schema;

import java.time.Instant;

/**
 * A file that was imported.
 *
 * @param number from 1, of its schema
 * @param file its name when it was imported
 * @param kind for people: {@code WE60 parser export}
 * @param digest the SHA-256 of its bytes, hexadecimal
 * @param segments how many it describes
 * @param by who imported it
 */
public record SchemaVersion(
        int number, String file, String kind, String digest, int segments, Instant imported, String by) {
    private static final int SHOWN = 12;

    /** The digest as people compare it. */
    public String shortDigest() {
        return digest.substring(0, Math.min(SHOWN, digest.length()));
    }
}
