package dev.plumbline.server.retention;

import java.time.Instant;

/** Sees to it that one kind of data has a part to be written to, and is kept no longer than it is wanted. */
interface Keeper {
    /** Does one thing that is due; says whether there was any. */
    boolean step(Instant now);
}
