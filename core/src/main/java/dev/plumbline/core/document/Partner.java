package dev.plumbline.core.document;

/**
 * A partner as a document names it. For a one-time customer this is all that SAP knows of the person; unknown parts are empty.
 *
 * @param customer the customer number (E1EDKA1-PARTN, E1ADRM1-PARTNER_ID), without leading zeros
 * @param name the name lines, joined by blanks
 * @param email trimmed, lower case and well-formed, else empty
 * @param phone in E.164 form, else empty
 */
public record Partner(String customer, String name, PostalAddress address, String email, String phone) {

    /** A partner of whom only the number is known. */
    public static Partner numbered(String customer) {
        return new Partner(customer, "", PostalAddress.UNKNOWN, "", "");
    }
}
