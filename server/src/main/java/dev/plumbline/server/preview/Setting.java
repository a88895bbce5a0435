package dev.plumbline.server.preview;

import dev.plumbline.core.aggregate.Shelf;
import java.time.Instant;

/** What is known beside the IDocs that are tried. */
public sealed interface Setting {
    /** Nothing: the IDocs are all there is, and the time is that of the newest of them. */
    record Alone() implements Setting {}

    /** What a server has stored, which is read and left as it is. */
    record Stored(Shelf shelf, Instant now) implements Setting {}
}
