package dev.plumbline.simulation.world;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.sandbox.klaviyo.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that happens to the stations, from a moment on. */
public sealed interface Trouble {

    Instant from();

    /** For people. */
    String words();

    /**
     * Klaviyo does something to the next requests.
     *
     * @param path requests whose path starts with this
     * @param times to how many of them
     * @param delay how long to wait, for what is throttled
     */
    record Klaviyos(Fault.Kind kind, String path, Instant from, int times, Duration delay) implements Trouble {
        @Override
        public String words() {
            return "from " + from + " Klaviyo answers " + times + " requests to " + path + " with " + kind
                    + (kind == Fault.Kind.THROTTLED ? " for " + delay.toSeconds() + " s" : "");
        }
    }

    /** Klaviyo refuses the next events for good (400), until a person sends them again. */
    record Refusing(Instant from, int times) implements Trouble {
        @Override
        public String words() {
            return "from " + from + " Klaviyo refuses " + times + " events";
        }
    }

    /** The process ends at the next such place. */
    record Crash(Place place, Instant from) implements Trouble {
        @Override
        public String words() {
            return "from " + from + " the process is killed at the next place " + place;
        }
    }

    /** Where a process can end. */
    enum Place {
        /** Between two steps. */
        BETWEEN_STEPS,
        /** At the door, when nothing of a piece is on disk. */
        INBOX_BEFORE_COMMIT,
        /** At the door, when a piece is on disk and its sender has not heard of it. */
        INBOX_AFTER_COMMIT,
        ENGINE_BEFORE_COMMIT,
        ENGINE_AFTER_COMMIT,
        /** Before a request leaves. */
        BEFORE_SENDING,
        /** After Klaviyo has answered, when nobody has noted it. */
        AFTER_SENDING,
        DELIVERY_BEFORE_COMMIT,
        DELIVERY_AFTER_COMMIT,
        /** When nothing is on disk of what a listing showed. */
        VERIFIER_BEFORE_COMMIT,
        VERIFIER_AFTER_COMMIT
    }

    /** The database does not answer the next transactions. */
    record StorageAway(Instant from, int times) implements Trouble {
        @Override
        public String words() {
            return "from " + from + " the storage is away for " + times + " transactions";
        }
    }

    /**
     * A person decides about something that is held at that moment.
     *
     * @param choice which of the things that are held
     * @param about what it is about, empty to choose
     */
    record Decision(Instant from, Decided.Kind kind, int choice, Optional<AggregateKey> about) implements Trouble {
        /** The same decision about the same thing, whatever else is held. */
        public Decision pinnedTo(AggregateKey held) {
            return new Decision(from, kind, choice, Optional.of(held));
        }

        @Override
        public String words() {
            return "at " + from + " a person decides: " + kind
                    + about.map(held -> " " + held).orElse("");
        }
    }

    /**
     * Somebody signs up in Klaviyo with a customer's e-mail address, and takes another one later.
     *
     * @param until when the address is given up
     */
    record SignUp(Instant from, String customer, String email, Instant until) implements Trouble {
        @Override
        public String words() {
            return "at " + from + " somebody signs up with the address of customer " + customer
                    + ", and gives it up at " + until;
        }
    }
}
