package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.ApiError;
import java.time.Instant;
import java.util.List;

/** What an answer of Klaviyo means for the command that was sent. */
sealed interface Outcome {

    /**
     * Klaviyo took it, maybe without a phone number that is none; the answer says so.
     *
     * @param stored whether the answer is the thing itself; an event's says only that it was well-formed
     */
    record Accepted(String answer, boolean stored) implements Outcome {}

    /**
     * Klaviyo took a profile without identifiers that are another profile's. The rest has arrived, and a person is to see to it.
     *
     * @param form which identifiers, and whose they are
     */
    record AcceptedInPart(String answer, ProfileForm form) implements Outcome {}

    /** It may pass later: throttled, a server's trouble, or nobody knows whether it arrived. Sending it again is harmless. */
    record RetryAt(Instant when, String reason) implements Outcome {}

    /** A profile may pass when it is sent again in this form. */
    record RetryAs(ProfileForm form, Instant when, String reason) implements Outcome {}

    /** It will never pass as it is. */
    record Refused(String reason, List<ApiError> errors) implements Outcome {}

    /** Nothing of this account can pass until somebody mends the key; the command itself is not to blame. */
    record AccountPaused(Instant until, String reason) implements Outcome {}
}
