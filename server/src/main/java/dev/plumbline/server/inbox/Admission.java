package dev.plumbline.server.inbox;

import java.util.Optional;

/**
 * Whether anything may come in now. Many threads ask at once; it answers from memory. Who is refused keeps what it has and comes again,
 * so nothing is lost.
 */
public interface Admission {
    /** Why nothing may begin to come in, in words for its sender and without a full stop; empty when it may. */
    Optional<String> refusal();

    /**
     * Why not even the rest of what has begun may come in; empty when it may. What this refuses {@link #refusal} refuses too. A body or
     * file of which a part is in is broken off only when it must be: its sender sends all of it again, and that part comes a second time.
     */
    Optional<String> stop();
}
