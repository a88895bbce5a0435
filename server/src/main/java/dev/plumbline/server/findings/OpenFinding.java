package dev.plumbline.server.findings;

import java.time.Instant;

/**
 * Something that the mapping in force does not know and nobody has said to be known.
 *
 * @param kind {@code CODE} or {@code SEGMENT}
 * @param place the document's field; for a segment the message type, basic type and extension
 * @param name the code or the segment type
 * @param treated what becomes of it, in words
 * @param times how many IDocs had it
 * @param docnum the last of them
 */
public record OpenFinding(
        long id,
        String kind,
        String place,
        String name,
        String treated,
        Instant firstSeen,
        Instant lastSeen,
        long times,
        String docnum) {}
