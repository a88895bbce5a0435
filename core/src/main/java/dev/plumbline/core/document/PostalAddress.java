package dev.plumbline.core.document;

/**
 * A postal address; unknown parts are empty.
 *
 * @param country ISO 3166 alpha-2
 */
public record PostalAddress(String street, String city, String postalCode, String region, String country) {

    public static final PostalAddress UNKNOWN = new PostalAddress("", "", "", "", "");

    public boolean isUnknown() {
        return equals(UNKNOWN);
    }
}
