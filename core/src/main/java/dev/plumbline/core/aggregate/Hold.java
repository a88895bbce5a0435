package dev.plumbline.core.aggregate;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an aggregate keeps something to itself, for the person who asks.
 *
 * @param reason the sort of hold
 * @param detail what is held and what would release it, in words: numbers and codes, no personal data
 * @param waitsFor the key of the aggregate or the name of the status that is awaited
 * @param since when it began
 * @param deadline when its policy acts, empty when it waits for ever
 * @param policy what happens then
 * @param overdue whether the deadline has passed and a person is to look at it
 */
public record Hold(
        Reason reason,
        String detail,
        String waitsFor,
        Instant since,
        Optional<Instant> deadline,
        Policy policy,
        boolean overdue) {

    /** The sorts of holds. */
    public enum Reason {
        /** A successor is here, its predecessor is not: a delivery before its order. */
        PREDECESSOR_MISSING,
        /** SAP holds the order for a credit check (VBUK-CMGST). */
        CREDIT_CHECK,
        /** SAP holds the order's delivery (VBAK-LIFSK). */
        DELIVERY_BLOCK,
        /** SAP holds the order's billing (VBAK-FAKSK). */
        BILLING_BLOCK,
        /** The order's data is incomplete in SAP (VBUK-UVALL). */
        INCOMPLETE,
        /** Events are here, the customer that they belong to is not. */
        CUSTOMER_MISSING,
        /** An event of the order is not what the mapping demands of it, and the mapping says to keep it back. */
        QUALITY_GATE,
        /** Movements are known, but no absolute count to add them to. */
        NO_COUNT_YET,
        /** Stock is known, but the material master that the catalog entry needs is not. */
        MATERIAL_MISSING,
        /** Stock rises from zero; it is told once it has proved stable, because it makes Klaviyo send mails. */
        FLAP_GUARD
    }

    /** What happens at the deadline. */
    public enum Policy {
        /** Nothing: it waits on. */
        WAIT,
        /** What is missing is made up from what is known. */
        SYNTHESISE,
        /** A person is asked: an exception is opened. */
        EXCEPTION
    }
}
