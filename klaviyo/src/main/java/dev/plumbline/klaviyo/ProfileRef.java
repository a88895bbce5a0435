package dev.plumbline.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * By what a profile is known. At least one identifier; send none that is not certain, for Klaviyo merges what one request links.
 *
 * @param phone in E.164 form
 * @param externalId the sender's own number of the person, e.g. the customer number. Takes no part in Klaviyo's merging.
 * @param id Klaviyo's id of the profile
 */
public record ProfileRef(
        Optional<String> email, Optional<String> phone, Optional<String> externalId, Optional<String> id) {

    private static final Pattern TEST_DOMAIN = Pattern.compile("(.+\\.)?(example\\.(com|net|org)|test\\.com)");

    public ProfileRef {
        if (email.isEmpty() && phone.isEmpty() && externalId.isEmpty() && id.isEmpty()) {
            throw new IllegalArgumentException(
                    "profile: has no identifier, expected an e-mail, phone number, external id or id");
        }
        email.ifPresent(value -> Check.email("profile.email", value));
        phone.ifPresent(value -> Check.phone("profile.phone_number", value));
        externalId.ifPresent(value -> Check.text("profile.external_id", value));
        id.ifPresent(value -> Check.text("profile.id", value));
    }

    public static ProfileRef ofEmail(String email) {
        return new ProfileRef(Optional.of(email), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static ProfileRef ofPhone(String phone) {
        return new ProfileRef(Optional.empty(), Optional.of(phone), Optional.empty(), Optional.empty());
    }

    public static ProfileRef ofExternalId(String externalId) {
        return new ProfileRef(Optional.empty(), Optional.empty(), Optional.of(externalId), Optional.empty());
    }

    public static ProfileRef ofId(String id) {
        return new ProfileRef(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id));
    }

    public ProfileRef withEmail(String value) {
        return new ProfileRef(Optional.of(value), phone, externalId, id);
    }

    public ProfileRef withPhone(String value) {
        return new ProfileRef(email, Optional.of(value), externalId, id);
    }

    public ProfileRef withExternalId(String value) {
        return new ProfileRef(email, phone, Optional.of(value), id);
    }

    /** Whether the e-mail stands in a domain whose events Klaviyo accepts and then drops without a word. */
    public boolean isDroppedByKlaviyo() {
        return email.map(value -> value.substring(value.indexOf('@') + 1).toLowerCase(Locale.ROOT))
                .filter(domain -> TEST_DOMAIN.matcher(domain).matches())
                .isPresent();
    }

    /** The kinds of identifiers, not their values. */
    @Override
    public String toString() {
        List<String> kinds = new ArrayList<>();
        email.ifPresent(_ -> kinds.add("email"));
        phone.ifPresent(_ -> kinds.add("phone"));
        externalId.ifPresent(_ -> kinds.add("externalId"));
        id.ifPresent(_ -> kinds.add("id"));
        return "ProfileRef(" + String.join(", ", kinds) + ")";
    }
}
