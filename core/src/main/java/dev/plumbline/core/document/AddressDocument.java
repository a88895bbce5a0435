package dev.plumbline.core.document;

/**
 * How a customer can be reached. What a report leaves empty it does not know, which is not a deletion.
 *
 * @param customer the customer number, without leading zeros
 * @param source where it was said
 * @param email trimmed, in lower case and well-formed; empty when there is none
 * @param phone in E.164 form; empty when there is none
 */
public record AddressDocument(Origin origin, String customer, Source source, String email, String phone)
        implements CustomerInput {

    /** Where an address was said; the first that says something wins, whatever its age. */
    public enum Source {
        /** Master data: ADRMAS (E1BPADSMTP, E1BPADTEL), an extract of ADR6, or a Z-segment of DEBMAS. */
        MASTER_DATA,
        /** A partner's address in a delivery (E1ADRM1-E_MAIL) or an order. */
        SALES_DOCUMENT
    }
}
