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
    /** E-mail addresses; KUNNR is joined from KNA1 by ADRNR = ADDRNUMBER. A backfill joins it by itself. */
    ADR6,
    /** Stock at a storage location. */
    MARD,
    /** Customer master data. Read by a backfill, as those below. */
    KNA1,
    /** Header of a sales document. */
    VBAK,
    /** Item of a sales document. */
    VBAP,
    /** Header of a delivery. */
    LIKP,
    /** Item of a delivery. */
    LIPS,
    /** Header of a billing document. */
    VBRK,
    /** Item of a billing document. */
    VBRP;

    /** All columns that are read, in the order of the documentation. */
    public List<TableField> fields() {
        return switch (this) {
            case VBUK -> TableFields.VBUK;
            case VBUP -> TableFields.VBUP;
            case QMEL -> TableFields.QMEL;
            case KNKK -> TableFields.KNKK;
            case ADR6 -> TableFields.ADR6;
            case MARD -> TableFields.MARD;
            case KNA1 -> BackfillFields.KNA1;
            case VBAK -> BackfillFields.VBAK;
            case VBAP -> BackfillFields.VBAP;
            case LIKP -> BackfillFields.LIKP;
            case LIPS -> BackfillFields.LIPS;
            case VBRK -> BackfillFields.VBRK;
            case VBRP -> BackfillFields.VBRP;
        };
    }

    /** What its rows are parts of; empty when each row stands for itself. */
    public Optional<Family> family() {
        return switch (this) {
            case KNA1 -> Optional.of(Family.CUSTOMER);
            case ADR6 -> Optional.of(Family.ADDRESS);
            case VBAK, VBAP, VBUK -> Optional.of(Family.ORDER);
            case LIKP, LIPS -> Optional.of(Family.DELIVERY);
            case VBRK, VBRP -> Optional.of(Family.BILLING);
            case VBUP, QMEL, KNKK, MARD -> Optional.empty();
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
            case ADR6 -> List.of("KUNNR", "ADDRNUMBER");
            case VBUP, KNKK, MARD, KNA1, VBAK, VBAP, LIKP, LIPS, VBRK, VBRP -> List.of();
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
