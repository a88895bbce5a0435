package dev.plumbline.core.aggregate;

/**
 * Why an aggregate keeps something to itself, for the person who asks.
 *
 * @param reason the sort of hold
 * @param detail what it waits for, in words: numbers and codes, no personal data
 */
public record Hold(Reason reason, String detail) {

    /** The sorts of holds. */
    public enum Reason {
        /** A successor is here, its predecessor is not: a delivery before its order. */
        PREDECESSOR_MISSING,
        /** SAP holds the order: a delivery block. */
        BLOCKED_IN_SAP,
        /** Movements are known, but no absolute count to add them to. */
        NO_COUNT_YET,
        /** Stock is known, but the material master that the catalog entry needs is not. */
        MATERIAL_MISSING
    }
}
