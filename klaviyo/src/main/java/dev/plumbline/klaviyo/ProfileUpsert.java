package dev.plumbline.klaviyo;

import java.util.Map;

/**
 * Creates a profile, or changes the one that has the given identifiers.
 *
 * @param properties custom properties to set; those not named stay as they are
 * @param patch custom properties to extend or remove
 */
public record ProfileUpsert(
        ProfileRef profile, ProfileAttributes attributes, Map<String, Object> properties, PropertyPatch patch) {

    public ProfileUpsert {
        properties = Properties.ofProfile("properties", properties);
    }

    public static ProfileUpsert of(ProfileRef profile, ProfileAttributes attributes, Map<String, Object> properties) {
        return new ProfileUpsert(profile, attributes, properties, PropertyPatch.none());
    }

    /** The names of what changes; the values may be personal. */
    @Override
    public String toString() {
        return "ProfileUpsert(" + profile + ", properties " + properties.keySet() + ", " + patch + ")";
    }
}
