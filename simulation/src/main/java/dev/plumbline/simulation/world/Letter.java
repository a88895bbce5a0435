package dev.plumbline.simulation.world;

import dev.plumbline.sandbox.sap.OutgoingIdoc;
import java.time.Instant;

/**
 * An IDoc on its way from SAP.
 *
 * @param number its place in the order of sending, from 1; a copy has one of its own
 * @param original the IDoc number of the message whose content it repeats, its own when it repeats none
 * @param created when SAP made it
 * @param arrives when it stands at the door
 */
public record Letter(
        int number, OutgoingIdoc message, String original, Envelope envelope, Instant created, Instant arrives) {

    /** How it is written. The bytes are shared, not copied. */
    public static final class Envelope {
        private final OutgoingIdoc.Form form;
        private final byte[] bytes;

        Envelope(OutgoingIdoc.Form form, byte[] bytes) {
            this.form = form;
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        public OutgoingIdoc.Form form() {
            return form;
        }
    }

    public String docnum() {
        return message.docnum();
    }

    /** Whether it was sent under a number of its own and says what an earlier one said. */
    public boolean isResent() {
        return !docnum().equals(original);
    }

    public boolean isDamaged() {
        return message.damage().isPresent();
    }

    Letter arrivingAt(int place, Instant other) {
        return new Letter(place, message, original, envelope, created, other);
    }

    /** For people: what kind of message says what. */
    public String words() {
        return message.idoc().control().messageType() + " " + docnum().replaceFirst("^0+", "") + ", made at " + created
                + message.damage()
                        .map(damage -> ", spoilt (" + damage + ")")
                        .orElseGet(() -> ": " + new LetterWords(message.idoc()).words())
                + (isResent() ? ", which repeats " + original.replaceFirst("^0+", "") : "");
    }
}
