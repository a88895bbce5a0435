package dev.plumbline.server.extract;

import dev.plumbline.server.extract.TableField.Kind;
import dev.plumbline.server.extract.TableField.Need;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of SAP whose lists are read, with the columns that matter. */
public enum Table {
    /** Status of a sales document; FAKSK is joined from VBAK. */
    VBUK(
            Set.of("CMGST", "FAKSK", "UVALL"),
            key("VBELN", 10),
            optional("VBTYP"),
            optional("CMGST"),
            optional("FAKSK"),
            optional("UVALL")),
    /** Status of a sales document's item; CMGST and FAKSK are the header's, joined from VBUK and VBAK. */
    VBUP(
            Set.of(),
            key("VBELN", 10),
            key("POSNR", 6),
            optional("GBSTA"),
            optional("ABSTA"),
            optional("CMGST"),
            optional("FAKSK")),
    /** A notification; STAT is joined from JEST by OBJNR: its active statuses, separated by blanks. */
    QMEL(
            Set.of("STAT", "QMDAB"),
            key("QMNUM", 12),
            number("KUNUM"),
            required("QMART", Kind.TEXT),
            required("QMDAT", Kind.DATE),
            new TableField("MZEIT", Kind.TIME, Need.OPTIONAL, 8),
            optional("QMTXT"),
            optional("PRIOK"),
            optional("STAT"),
            new TableField("QMDAB", Kind.DATE, Need.OPTIONAL, 10)),
    /** A customer's credit in a control area; WAERS is joined from T014. */
    KNKK(
            Set.of(),
            key("KUNNR", 10),
            code("KKBER", 4),
            required("KLIMK", Kind.AMOUNT),
            required("CRBLB", Kind.TEXT),
            optional("CTLPC"),
            optional("WAERS"),
            new TableField("SKFOR", Kind.AMOUNT, Need.OPTIONAL, 30),
            new TableField("SSOBL", Kind.AMOUNT, Need.OPTIONAL, 30),
            new TableField("SAUFT", Kind.AMOUNT, Need.OPTIONAL, 30)),
    /** E-mail addresses; KUNNR is joined from KNA1 by ADRNR = ADDRNUMBER. */
    ADR6(
            Set.of(),
            key("KUNNR", 10),
            optionalKey("ADDRNUMBER", 10),
            optionalKey("PERSNUMBER", 10),
            code("CONSNUMBER", 3),
            required("FLGDEFAULT", Kind.TEXT),
            optional("FLG_NOUSE"),
            required("SMTP_ADDR", Kind.TEXT)),
    /** Stock at a storage location. */
    MARD(Set.of(), key("MATNR", 40), code("WERKS", 4), code("LGORT", 4), required("LABST", Kind.QUANTITY));

    private final Set<String> oneOf;
    private final List<TableField> fields;

    Table(Set<String> oneOf, TableField... fields) {
        this.oneOf = oneOf;
        this.fields = List.of(fields);
    }

    private static TableField key(String name, int length) {
        return new TableField(name, Kind.NUMBER_KEY, Need.KEY, length);
    }

    private static TableField code(String name, int length) {
        return new TableField(name, Kind.TEXT, Need.KEY, length);
    }

    private static TableField optionalKey(String name, int length) {
        return new TableField(name, Kind.TEXT, Need.OPTIONAL_KEY, length);
    }

    private static TableField number(String name) {
        return new TableField(name, Kind.NUMBER_KEY, Need.REQUIRED, 10);
    }

    private static TableField required(String name, Kind kind) {
        return new TableField(name, kind, Need.REQUIRED, 255);
    }

    private static TableField optional(String name) {
        return new TableField(name, Kind.TEXT, Need.OPTIONAL, 255);
    }

    /** All columns that are read, in the order of the documentation. */
    public List<TableField> fields() {
        return fields;
    }

    /** The column of this name. */
    public Optional<TableField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Columns of which at least one must be there, or the list says nothing; empty when there is no such choice. */
    Set<String> oneOf() {
        return oneOf;
    }

    static Optional<Table> named(String name) {
        return Arrays.stream(values()).filter(table -> table.name().equals(name)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Table::name).collect(Collectors.joining(", "));
    }
}
