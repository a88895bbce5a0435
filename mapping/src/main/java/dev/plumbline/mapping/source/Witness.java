package dev.plumbline.mapping.source;

import dev.plumbline.idoc.Segment;
import java.util.Optional;

/** Is told of every value that is read of an IDoc, for whoever asks where a value came from. */
@FunctionalInterface
public interface Witness {
    /** Nobody, to whom nothing has to be told. */
    static Witness nobody() {
        return new Nobody();
    }

    void saw(Seen seen);

    /** Whether anybody listens; where nobody does nothing is gathered either. */
    default boolean listens() {
        return true;
    }

    /** A code was met that its table does not list. Told whether or not anybody listens to values. */
    default void met(UnknownCode code) {
        // Most do not care.
    }

    /**
     * A code that its table does not list.
     *
     * @param field as for {@link Seen}
     * @param code as it stands in the IDoc
     * @param treated what becomes of it
     */
    record UnknownCode(String field, String code, CodeTable.Otherwise treated) {}

    /** See {@link #nobody}. */
    record Nobody() implements Witness {
        @Override
        public void saw(Seen seen) {
            // Nobody is told.
        }

        @Override
        public boolean listens() {
            return false;
        }
    }

    /**
     * A value that was read.
     *
     * @param field the field's name with those of its document and groups: {@code order.items.material}
     * @param segment where it stood
     * @param sapField SAP's name of the field there; where several are joined, the first that holds something
     * @param text what stood there
     * @param place the place of the mapping that led there
     * @param word what the table of codes made of it; empty where there is no table, or a code that it keeps or refuses
     */
    record Seen(String field, Segment segment, String sapField, String text, FieldPath place, Optional<String> word) {}
}
