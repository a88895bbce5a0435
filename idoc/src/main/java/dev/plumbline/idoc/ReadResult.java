package dev.plumbline.idoc;

import java.util.Optional;

/** What became of reading one piece. */
public sealed interface ReadResult {
    /** The IDoc, perhaps with warnings. */
    record Read(Idoc idoc) implements ReadResult {}

    /**
     * No IDoc that could be trusted.
     *
     * @param reason a sentence for the person who has to mend it
     * @param position where reading stopped
     * @param control the control record, if reading came as far
     */
    record Broken(String reason, Position position, Optional<ControlRecord> control) implements ReadResult {
        @Override
        public String toString() {
            String docnum =
                    control.map(record -> "IDoc " + record.docnum() + ", ").orElse("");
            return docnum + position + ": " + reason;
        }
    }
}
