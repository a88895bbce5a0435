package dev.plumbline.server.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that one side has and the other has not, or has otherwise.
 *
 * @param cell where SAP's documents put it; where Klaviyo has it when SAP knows nothing of it
 * @param about the aggregate that explains it, {@code order/PRD-100/4711}; empty when there is none
 * @param uniqueId what the event is matched on, empty when it has none
 * @param command of the outbox, empty when no command stands behind it
 * @param told what SAP's documents say, empty when nothing does
 * @param there what Klaviyo has, empty when it has nothing
 * @param words why, for people
 */
public record Difference(
        Kind kind,
        Cell cell,
        String about,
        String uniqueId,
        Optional<Long> command,
        Optional<Said> told,
        Optional<Said> there,
        String words) {

    /** What one side says of an event. */
    public record Said(Instant time, BigDecimal value) {}

    /** What kinds there are. */
    public enum Kind {
        /** It is on its way, and may be for as long as it is now. */
        LATE("on its way", false),
        /** An order is kept back, by SAP or by a rule. */
        HELD("held", false),
        /** Klaviyo refused it: a person is asked. */
        EXCEPTION("in an exception", true),
        /** Klaviyo accepted it and does not have it. */
        NOT_STORED("accepted but not stored", true),
        /** Klaviyo has it, and no document of SAP says so. */
        UNKNOWN_TO_SAP("unknown to SAP", true),
        /** Klaviyo has the same twice. */
        DOUBLED("doubled", true),
        VALUE_DIFFERS("another value", true),
        DAY_DIFFERS("another day", true);

        private final String words;
        private final boolean isFault;

        Kind(String words, boolean isFault) {
            this.words = words;
            this.isFault = isFault;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** Whether somebody must act; the others pass by themselves or are meant. */
        public boolean isFault() {
            return isFault;
        }

        /** Whether sending it again mends it. */
        public boolean isRepairable() {
            return this == NOT_STORED;
        }
    }

    static Difference absent(Kind kind, Cell cell, Told told, String words) {
        return new Difference(
                kind,
                cell,
                told.about(),
                told.uniqueId(),
                Optional.of(told.id()),
                Optional.of(new Said(told.time(), told.value())),
                Optional.empty(),
                words);
    }

    static Difference between(Kind kind, Cell cell, Told told, There there, String words) {
        return new Difference(
                kind,
                cell,
                told.about(),
                there.uniqueId(),
                Optional.of(told.id()),
                Optional.of(new Said(told.time(), told.value())),
                Optional.of(new Said(there.time(), there.value())),
                words);
    }

    static Difference foreign(Cell cell, There there, String words) {
        return new Difference(
                Kind.UNKNOWN_TO_SAP,
                cell,
                there.order().isEmpty() ? "" : "order " + there.order(),
                there.uniqueId(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Said(there.time(), there.value())),
                words);
    }
}
