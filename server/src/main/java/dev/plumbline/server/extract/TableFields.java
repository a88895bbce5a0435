package dev.plumbline.server.extract;

import dev.plumbline.server.extract.TableField.Kind;
import dev.plumbline.server.extract.TableField.Need;
import java.util.List;

/** The columns of each {@link Table} that matter. */
final class TableFields {
    static final List<TableField> VBUK =
            List.of(key("VBELN", 10), optional("VBTYP"), optional("CMGST"), optional("FAKSK"), optional("UVALL"));

    static final List<TableField> VBUP = List.of(
            key("VBELN", 10),
            key("POSNR", 6),
            optional("GBSTA"),
            optional("ABSTA"),
            optional("CMGST"),
            optional("FAKSK"));

    static final List<TableField> QMEL = List.of(
            key("QMNUM", 12),
            required("KUNUM", Kind.NUMBER_KEY),
            required("QMART", Kind.TEXT),
            required("QMDAT", Kind.DATE),
            optional("MZEIT", Kind.TIME),
            optional("QMTXT"),
            optional("PRIOK"),
            optional("STAT"),
            optional("QMDAB", Kind.DATE));

    static final List<TableField> KNKK = List.of(
            key("KUNNR", 10),
            code("KKBER", 4),
            required("KLIMK", Kind.AMOUNT),
            required("CRBLB", Kind.TEXT),
            optional("CTLPC"),
            optional("WAERS"),
            optional("SKFOR", Kind.AMOUNT),
            optional("SSOBL", Kind.AMOUNT),
            optional("SAUFT", Kind.AMOUNT));

    static final List<TableField> ADR6 = List.of(
            new TableField("KUNNR", Kind.NUMBER_KEY, Need.OPTIONAL_KEY, 10),
            optionalKey("ADDRNUMBER", 10),
            optionalKey("PERSNUMBER", 10),
            code("CONSNUMBER", 3),
            required("FLGDEFAULT", Kind.TEXT),
            optional("FLG_NOUSE"),
            required("SMTP_ADDR", Kind.TEXT));

    static final List<TableField> MARD =
            List.of(key("MATNR", 40), code("WERKS", 4), code("LGORT", 4), required("LABST", Kind.QUANTITY));

    /** The longest text of a field that is no key and therefore not held to its own length. */
    private static final int ANY_LENGTH = 255;

    private TableFields() {}

    static TableField key(String name, int length) {
        return new TableField(name, Kind.NUMBER_KEY, Need.KEY, length);
    }

    private static TableField code(String name, int length) {
        return new TableField(name, Kind.TEXT, Need.KEY, length);
    }

    static TableField optionalKey(String name, int length) {
        return new TableField(name, Kind.TEXT, Need.OPTIONAL_KEY, length);
    }

    static TableField required(String name, Kind kind) {
        return new TableField(name, kind, Need.REQUIRED, ANY_LENGTH);
    }

    static TableField optional(String name) {
        return optional(name, Kind.TEXT);
    }

    static TableField optional(String name, Kind kind) {
        return new TableField(name, kind, Need.OPTIONAL, ANY_LENGTH);
    }
}
