package dev.plumbline.sandbox.sap;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message on its way out of the invented SAP.
 *
 * @param damage what spoils it; empty for a healthy one
 */
public record OutgoingIdoc(Idoc idoc, Optional<Damage> damage) {

    /** How a message is spoilt. */
    public enum Damage {
        /** The transfer ended half-way. */
        CUT_OFF,
        /** Something that is no IDoc at all. */
        NO_IDOC,
        /** Its content is wrong: the IDoc itself was made so. */
        CONTENT
    }

    /** The forms in which SAP writes IDocs. */
    public enum Form {
        XML,
        FLAT
    }

    static OutgoingIdoc of(Idoc idoc) {
        return new OutgoingIdoc(idoc, Optional.empty());
    }

    OutgoingIdoc damaged(Damage kind) {
        return new OutgoingIdoc(idoc, Optional.of(kind));
    }

    /** Whether every segment of it has a layout, so that it can be written flat. */
    public boolean canBeFlat(Dictionary dictionary) {
        return idoc.walk().allMatch(segment -> dictionary.find(segment.name()).isPresent());
    }

    /**
     * A third before the end, and within what stands before the data of a record: a transfer that ends between two records, or in the
     * blanks at the end of one, leaves what nobody can tell from a shorter IDoc.
     */
    private static int insideOfARecord(String whole) {
        return whole.lastIndexOf('\n', whole.length() * 2 / 3) + 21;
    }

    /** As it leaves, in UTF-8. */
    public byte[] toBytes(Form form, Dictionary dictionary) {
        return toText(form, dictionary).getBytes(StandardCharsets.UTF_8);
    }

    /** As it leaves, to be encoded as UTF-8; a message that cannot be flat is XML. */
    public String toText(Form form, Dictionary dictionary) {
        boolean flat = form == Form.FLAT && canBeFlat(dictionary);
        IdocWriter writer = flat ? IdocWriter.flat(dictionary) : IdocWriter.xml();
        String whole = new String(writer.toBytes(idoc), StandardCharsets.UTF_8);
        return damage.map(kind -> switch (kind) {
                    case CUT_OFF -> whole.substring(0, flat ? insideOfARecord(whole) : whole.length() * 2 / 3);
                    case NO_IDOC ->
                        "Report ZSD_EXPORT ended with an error; IDoc "
                                + idoc.control().docnum() + " was not written\n";
                    case CONTENT -> whole;
                })
                .orElse(whole);
    }
}
