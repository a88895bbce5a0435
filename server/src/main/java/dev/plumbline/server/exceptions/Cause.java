package dev.plumbline.server.exceptions;

import java.time.Instant;
import java.util.Optional;

/**
 * Open exceptions that have one cause: they differ in numbers and values only.
 *
 * @param id what tells it from others: 32 hexadecimal digits, the same for ever
 * @param open how many are open
 * @param oldest when the oldest of these was opened
 * @param newest when the newest of these was opened
 * @param cameBack whether earlier ones of the same cause were closed
 * @param example the newest of them
 * @param care what people decided about it
 */
public record Cause(
        String id, long open, Instant oldest, Instant newest, boolean cameBack, Example example, Care care) {

    /**
     * One of them, for what it says.
     *
     * @param kind {@code UNREADABLE}, {@code UNTRANSLATABLE}, {@code LEFT_OUT}, {@code DEFECT}, {@code REFUSED_BY_KLAVIYO},
     *     {@code NOT_STORED}, {@code HOLD_OVERDUE}, {@code GATE_LEFT_OUT} or {@code GATE_QUARANTINED}
     * @param messageType of the IDoc behind it; empty when none is, or it could not be read
     * @param basicType likewise
     * @param about the aggregate, empty when it is about an IDoc or a command as such
     * @param holdReason the sort of hold that is overdue, empty when it is about no hold
     * @param command the kind of the command that was refused or lost, empty when there is none
     * @param gate the demand that is not met, empty when there is none
     */
    public record Example(
            long id,
            String kind,
            String messageType,
            String basicType,
            String about,
            String holdReason,
            String command,
            String segment,
            String field,
            String gate,
            String reason) {}

    /**
     * What people decided.
     *
     * @param assignedTo who looks after it, empty for nobody
     * @param ignoredUntil until when it is not shown among what is to be done; empty when it is
     */
    public record Care(String assignedTo, Optional<Instant> ignoredUntil, String ignoredBy, String ignoredWhy) {
        static final Care NOBODY = new Care("", Optional.empty(), "", "");

        /** Whether it is out of sight at that moment. */
        public boolean isIgnored(Instant now) {
            return ignoredUntil.filter(now::isBefore).isPresent();
        }
    }

    /** What somebody wrote beside it. */
    public record Remark(String by, String text, Instant at) {}
}
