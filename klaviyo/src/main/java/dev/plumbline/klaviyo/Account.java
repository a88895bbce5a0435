package dev.plumbline.klaviyo;

import java.util.Optional;

/**
 * The account that the key belongs to: compare its id with the expected one before the first write.
 *
 * @param id the public API key, six characters
 * @param timezone IANA name
 * @param currency ISO 4217 code
 */
public record Account(
        String id, boolean test, Optional<String> organization, Optional<String> timezone, Optional<String> currency) {

    static Account read(Resource resource) {
        return new Account(
                resource.id(),
                resource.flag("test_account"),
                resource.at("contact_information").text("organization_name"),
                resource.text("timezone"),
                resource.text("preferred_currency"));
    }
}
