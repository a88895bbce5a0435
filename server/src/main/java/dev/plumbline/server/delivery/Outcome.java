package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiError;
import java.time.Instant;
import java.util.List;

/** What an answer of Klaviyo means for the command that was sent. */
sealed interface Outcome {

    /** Klaviyo took it. */
    record Accepted(String answer) implements Outcome {}

    /** It may pass later: throttled, a server's trouble, or nobody knows whether it arrived. Sending it again is harmless. */
    record RetryAt(Instant when, String reason) implements Outcome {}

    /** It will never pass as it is. */
    record Refused(String reason, List<ApiError> errors) implements Outcome {}

    /** Nothing of this account can pass until somebody mends the key; the command itself is not to blame. */
    record AccountPaused(Instant until, String reason) implements Outcome {}
}
