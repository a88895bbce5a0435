package dev.plumbline.mapping.source;

/** How what stands at a binding's places is read. Of several places the first counts that holds something, unless said otherwise. */
public enum SourceType {
    /** A text, trimmed; fields joined by {@code +} are joined by blanks. */
    TEXT,
    /** Every text that is found at any of the places, each once. */
    TEXTS,
    /** A number of a document, customer or material: without leading zeros. */
    KEY,
    /** The number of an item: without leading zeros, and zero is none. */
    POSITION,
    /** One of the words that Plumbline knows, by a table of SAP's codes. */
    CODE,
    /** Set when any of the places holds something. */
    FLAG,
    /** A date; {@code DATE+TIME} adds the time of day from a second field of the same segment. */
    DATE,
    /** An amount in real units of its currency. */
    AMOUNT,
    /** The sum of the amounts that are found at all places. */
    SUM,
    /** A quantity. */
    QUANTITY,
    /** An e-mail address. */
    EMAIL,
    /** A telephone number as SAP has it. */
    PHONE,
    /** A part of its own, which may be there several times: {@code each} says where, its own fields are bound relative to it. */
    GROUP
}
