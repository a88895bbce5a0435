package dev.plumbline.klaviyo;

import java.time.Instant;

/** A budget's answer to the wish to send one request. */
public sealed interface Permit {

    /** Send it now; it is counted. */
    record Granted() implements Permit {}

    /** Ask again at this moment; nothing is counted. If nobody else takes what becomes free, it will be granted then. */
    record Wait(Instant until) implements Permit {}
}
