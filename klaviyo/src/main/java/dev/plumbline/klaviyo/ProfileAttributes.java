package dev.plumbline.klaviyo;

import java.util.Optional;

/**
 * Klaviyo's own attributes of a profile, each with its {@link Change}. Consent is not among them and cannot be sent.
 *
 * @param locale BCP 47, e.g. {@code de-DE}
 * @param image address of a picture
 */
public record ProfileAttributes(
        Change<String> firstName,
        Change<String> lastName,
        Change<String> organization,
        Change<String> locale,
        Change<String> title,
        Change<String> image,
        Optional<Location> location) {

    /** Attributes that change nothing, to start from. */
    public static ProfileAttributes unchanged() {
        return new ProfileAttributes(
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Optional.empty());
    }

    public ProfileAttributes withFirstName(Change<String> change) {
        return new ProfileAttributes(change, lastName, organization, locale, title, image, location);
    }

    public ProfileAttributes withLastName(Change<String> change) {
        return new ProfileAttributes(firstName, change, organization, locale, title, image, location);
    }

    public ProfileAttributes withOrganization(Change<String> change) {
        return new ProfileAttributes(firstName, lastName, change, locale, title, image, location);
    }

    public ProfileAttributes withLocale(Change<String> change) {
        return new ProfileAttributes(firstName, lastName, organization, change, title, image, location);
    }

    public ProfileAttributes withTitle(Change<String> change) {
        return new ProfileAttributes(firstName, lastName, organization, locale, change, image, location);
    }

    public ProfileAttributes withImage(Change<String> change) {
        return new ProfileAttributes(firstName, lastName, organization, locale, title, change, location);
    }

    public ProfileAttributes withLocation(Location value) {
        return new ProfileAttributes(firstName, lastName, organization, locale, title, image, Optional.of(value));
    }
}
