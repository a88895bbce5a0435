package dev.plumbline.server.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables of SAP whose lists are read. */
public enum Table {
    /** Status of a sales document; FAKSK is joined from VBAK. */
    VBUK,
    /** Status of a sales document's item; CMGST and FAKSK are the header's, joined from VBUK and VBAK. */
    VBUP,
    /** A notification; STAT is joined from JEST by OBJNR: its active statuses, separated by blanks. */
    QMEL,
    /** A customer's credit in a control area; WAERS is joined from T014. */
    KNKK,
    /** E-mail addresses; KUNNR is joined from KNA1 by ADRNR = ADDRNUMBER. */
    ADR6,
    /** Stock at a storage location. */
    MARD;

    /** All columns that are read, in the order of the documentation. */
    public List<TableField> fields() {
        return switch (this) {
            case VBUK -> TableFields.VBUK;
            case VBUP -> TableFields.VBUP;
            case QMEL -> TableFields.QMEL;
            case KNKK -> TableFields.KNKK;
            case ADR6 -> TableFields.ADR6;
            case MARD -> TableFields.MARD;
        };
    }

    /** The column of this name. */
    public Optional<TableField> field(String name) {
        return fields().stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Columns of which at least one must be there, or the list says nothing; empty when there is no such choice. */
    List<String> oneOf() {
        return switch (this) {
            case VBUK -> List.of("CMGST", "FAKSK", "UVALL");
            case QMEL -> List.of("STAT", "QMDAB");
            case VBUP, KNKK, ADR6, MARD -> List.of();
        };
    }

    static Optional<Table> named(String name) {
        return Arrays.stream(values())
                .filter(table -> table.name().equals(name))
                .findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Table::name).collect(Collectors.joining(", "));
    }
}
