package dev.plumbline.idoc;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The control record (EDI_DC40): who sent which IDoc of which type to whom. Texts are trimmed; a field that is blank or absent is
 * the empty text. The record types 2 and 3 (EDI_DC) are held under the same names.
 *
 * @param values the fields that are not blank, by their SAP names, in the order of EDI_DC40
 */
public record ControlRecord(Map<String, String> values) {
    /** Its name in SAP, whatever a sender calls it. */
    public static final String NAME = "EDI_DC40";

    /** For an IDoc that came without one. */
    public static final ControlRecord EMPTY = new ControlRecord(Map.of());

    public ControlRecord {
        values = Collections.unmodifiableMap(RecordLayout.EDI_DC40.inOrder(values));
    }

    /** What fields it has, as if it were a segment at the top of an IDoc. */
    public static SegmentLayout layout() {
        return new SegmentLayout(
                NAME,
                NAME,
                Set.of(SegmentLayout.TOP),
                RecordLayout.EDI_DC40.columns().stream()
                        .map(column -> new SegmentLayout.Column(column.name(), column.offset(), column.length()))
                        .toList());
    }

    public static Builder builder() {
        return new Builder(Map.of());
    }

    /** A builder that starts with the fields of this record. */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** Any field by its SAP name, such as {@code SNDLAD}; empty when blank or absent. */
    public String text(String fieldName) {
        return values.getOrDefault(fieldName, "");
    }

    /** TABNAM: {@code EDI_DC40}, {@code EDI_DC40_U} from a Unicode file port, {@code EDI_DC} from the record types 2 and 3. */
    public String table() {
        return text("TABNAM");
    }

    /** MANDT */
    public String client() {
        return text("MANDT");
    }

    /** DOCNUM, with its leading zeros. Unique only together with the sender and the client. */
    public String docnum() {
        return text("DOCNUM");
    }

    /** DOCREL: release of the sending system. */
    public String release() {
        return text("DOCREL");
    }

    /** STATUS of the IDoc's dispatch; never a status of the business document. */
    public String status() {
        return text("STATUS");
    }

    /** DIRECT: {@code 1} out of SAP, {@code 2} into SAP. */
    public String direction() {
        return text("DIRECT");
    }

    /** TEST: whether this is a test IDoc, which nothing productive may follow from. */
    public boolean test() {
        return text("TEST").equals("X");
    }

    /** IDOCTYP, such as {@code ORDERS05}. */
    public String basicType() {
        return text("IDOCTYP");
    }

    /** CIMTYP: the customer's extension of the basic type. */
    public String extension() {
        return text("CIMTYP");
    }

    /** MESTYP, such as {@code ORDRSP}; may be a customer's own name for a reduced message. */
    public String messageType() {
        return text("MESTYP");
    }

    /** MESCOD */
    public String messageCode() {
        return text("MESCOD");
    }

    /** MESFCT */
    public String messageFunction() {
        return text("MESFCT");
    }

    /** SNDPOR */
    public String senderPort() {
        return text("SNDPOR");
    }

    /** SNDPRT, such as {@code LS}. */
    public String senderPartnerType() {
        return text("SNDPRT");
    }

    /** SNDPRN */
    public String senderPartner() {
        return text("SNDPRN");
    }

    /** RCVPOR */
    public String receiverPort() {
        return text("RCVPOR");
    }

    /** RCVPRT */
    public String receiverPartnerType() {
        return text("RCVPRT");
    }

    /** RCVPRN */
    public String receiverPartner() {
        return text("RCVPRN");
    }

    /**
     * CREDAT, in the zone of the sending application server.
     *
     * @throws FieldFormatException if it holds no date
     */
    public Optional<LocalDate> createdDate() {
        return FieldValues.date(text("CREDAT"), () -> malformed("CREDAT", "a date YYYYMMDD"));
    }

    /**
     * CRETIM; empty for 000000, which SAP does not tell from initial.
     *
     * @throws FieldFormatException if it holds no time
     */
    public Optional<LocalTime> createdTime() {
        return FieldValues.time(text("CRETIM"), () -> malformed("CRETIM", "a time HHMMSS"));
    }

    /** SERIAL: mostly the moment of creation as YYYYMMDDHHMMSS; may be blank or a channel and running number. */
    public String serialization() {
        return text("SERIAL");
    }

    /** ARCKEY */
    public String archiveKey() {
        return text("ARCKEY");
    }

    private FieldFormatException malformed(String name, String expected) {
        return new FieldFormatException(NAME, 0, new Field(name, text(name), Position.UNKNOWN), expected);
    }

    /** Sets fields; a blank value takes one away. Not for several threads. */
    public static final class Builder {
        private final Map<String, String> values;

        private Builder(Map<String, String> values) {
            this.values = new LinkedHashMap<>(values);
        }

        /** Any field by its SAP name. */
        public Builder with(String fieldName, String value) {
            values.put(fieldName, value);
            return this;
        }

        public Builder table(String value) {
            return with("TABNAM", value);
        }

        public Builder client(String value) {
            return with("MANDT", value);
        }

        public Builder docnum(String value) {
            return with("DOCNUM", value);
        }

        public Builder release(String value) {
            return with("DOCREL", value);
        }

        public Builder status(String value) {
            return with("STATUS", value);
        }

        public Builder direction(String value) {
            return with("DIRECT", value);
        }

        public Builder test(boolean value) {
            return with("TEST", value ? "X" : "");
        }

        public Builder basicType(String value) {
            return with("IDOCTYP", value);
        }

        public Builder extension(String value) {
            return with("CIMTYP", value);
        }

        public Builder messageType(String value) {
            return with("MESTYP", value);
        }

        public Builder messageCode(String value) {
            return with("MESCOD", value);
        }

        public Builder messageFunction(String value) {
            return with("MESFCT", value);
        }

        public Builder senderPort(String value) {
            return with("SNDPOR", value);
        }

        public Builder senderPartnerType(String value) {
            return with("SNDPRT", value);
        }

        public Builder senderPartner(String value) {
            return with("SNDPRN", value);
        }

        public Builder receiverPort(String value) {
            return with("RCVPOR", value);
        }

        public Builder receiverPartnerType(String value) {
            return with("RCVPRT", value);
        }

        public Builder receiverPartner(String value) {
            return with("RCVPRN", value);
        }

        public Builder createdDate(LocalDate value) {
            return with("CREDAT", value.format(DateTimeFormatter.BASIC_ISO_DATE));
        }

        public Builder createdTime(LocalTime value) {
            return with("CRETIM", "%02d%02d%02d".formatted(value.getHour(), value.getMinute(), value.getSecond()));
        }

        public Builder serialization(String value) {
            return with("SERIAL", value);
        }

        public Builder archiveKey(String value) {
            return with("ARCKEY", value);
        }

        public ControlRecord build() {
            return new ControlRecord(values);
        }
    }
}
