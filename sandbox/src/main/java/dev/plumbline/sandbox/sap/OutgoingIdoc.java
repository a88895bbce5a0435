package dev.plumbline.sandbox.sap;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.Idoc;
import dev.plumbline.idoc.IdocWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message on its way out of the invented SAP.
 *
 * @param story what it belongs to: the number of an order, for master data and stock that of the customer or article, without leading
 *     zeros. Messages of one story hang together, those of different ones do not.
 * @param part what of the story it tells
 * @param damage what spoils it; empty for a healthy one
 */
public record OutgoingIdoc(Idoc idoc, String story, Part part, Optional<Damage> damage) {

    /** What a message tells of its story. */
    public enum Part {
        /** A sales order. */
        ORDER,
        /** A returns order or memo request. */
        RETURNS,
        /** A delivery: planned, posted, confirmed, taken back or proven. */
        DELIVERY,
        /** The delivery of a returns order. */
        RETURNS_DELIVERY,
        /** A transport. */
        SHIPMENT,
        /** A billing document of any category. */
        BILLING,
        /** A customer's master data. */
        CUSTOMER,
        /** A customer's e-mail address and telephone number. */
        ADDRESS,
        /** An article's master data. */
        ARTICLE,
        /** What an article costs. */
        PRICE,
        /** How much lies there. */
        COUNT,
        /** What came in or went out. */
        MOVEMENT,
        /** Something that is not mirrored, or that is spoilt. */
        OTHER
    }

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

    static OutgoingIdoc of(Idoc idoc, String story, Part part) {
        return new OutgoingIdoc(idoc, story, part, Optional.empty());
    }

    OutgoingIdoc damaged(Damage kind) {
        return new OutgoingIdoc(idoc, story, part, Optional.of(kind));
    }

    /** Its IDoc number. */
    public String docnum() {
        return idoc.control().docnum();
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
