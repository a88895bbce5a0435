package dev.plumbline.server.engine;

import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.translate.Translation;
import dev.plumbline.server.translate.Translator;
import java.util.Optional;

/** One of the things that the engine works, each of which can fail alone. */
sealed interface Task {

    /** What a person decided. */
    record Decide(Undone undone) implements Task {
        @Override
        public String toString() {
            return "Decision " + undone.id() + " about " + undone.about();
        }
    }

    /** An aggregate whose time has come. */
    record Wake(WakeUp wakeUp) implements Task {
        @Override
        public String toString() {
            return "The wake-up of " + wakeUp.about();
        }
    }

    /**
     * A piece of the inbox and what it was read as.
     *
     * @param history whether it was loaded after the fact
     */
    record Take(long inboxId, boolean history, Translator.Reading reading) implements Task {
        Optional<ControlRecord> control() {
            return reading.control();
        }

        Translation translation() {
            return reading.translation();
        }

        @Override
        public String toString() {
            return "Inbox row " + inboxId;
        }
    }
}
