package dev.plumbline.server.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a look for an event came to. */
public sealed interface Finding {

    Unproven about();

    /**
     * Klaviyo has it.
     *
     * @param lag how long that took at most, from its acceptance to the read that found it; empty when that says nothing: it was sent
     *     twice, and nobody knows which one this is
     * @param otherwise for a person, what is different there from what was told; empty when it is the same
     */
    record Stored(Unproven about, Optional<Duration> lag, Optional<String> otherwise) implements Finding {}

    /** Not there yet, which may be its usual time. */
    record Later(Unproven about, Instant nextLook) implements Finding {}

    /** Not there, and it should be: it goes back to the queue once. */
    record Resend(Unproven about) implements Finding {}

    /**
     * Not there although it was sent again: a person is asked, and it is looked for now and then.
     *
     * @param reason for that person
     */
    record Missing(Unproven about, String reason, Instant nextLook) implements Finding {}
}
