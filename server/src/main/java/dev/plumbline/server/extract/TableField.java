package dev.plumbline.server.extract;

/**
 * A column that Plumbline reads of a table.
 *
 * @param name the field's name in SAP
 * @param kind how its text is to be read
 * @param need whether a format must say where it stands
 * @param length the longest text that SAP holds in it, in characters; only keys are held to it
 */
public record TableField(String name, Kind kind, Need need, int length) {

    /** How a column's text is to be read. */
    public enum Kind {
        /** A document, customer or material number, with conversion exit ALPHA. */
        NUMBER_KEY,
        /** A code, a flag or a text: taken as it is. */
        TEXT,
        /** A date, by the format's {@code dates}. */
        DATE,
        /** A time of day, by the format's {@code times}. */
        TIME,
        /** A quantity, by the format's {@code numbers}. */
        QUANTITY,
        /** An amount of money, by the format's {@code numbers} and {@code amounts}. */
        AMOUNT
    }

    /** Whether a column must be there. */
    public enum Need {
        /** Part of the row's key: without it nobody knows what the row is about. */
        KEY,
        /** Part of the row's key where the list has it. */
        OPTIONAL_KEY,
        /** The table says nothing without it. */
        REQUIRED,
        /** Read when it is there. */
        OPTIONAL
    }

    boolean isKey() {
        return need == Need.KEY || need == Need.OPTIONAL_KEY;
    }

    boolean mustBeThere() {
        return need == Need.KEY || need == Need.REQUIRED;
    }
}
