package dev.plumbline.klaviyo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A profile as Klaviyo has it.
 *
 * @param phone not always in E.164 form: old profiles hold other spellings
 * @param attributes all of Klaviyo's attributes as they came, {@code location} among them, without nulls
 * @param properties the custom properties, without nulls
 * @param joinedGroupAt when it joined the segment, where the profile was read as a member of one
 */
public record StoredProfile(
        String id,
        Optional<String> email,
        Optional<String> phone,
        Optional<String> externalId,
        Map<String, Object> attributes,
        Map<String, Object> properties,
        Optional<Instant> created,
        Optional<Instant> updated,
        Optional<Instant> joinedGroupAt) {

    public StoredProfile {
        attributes = Values.copy(attributes);
        properties = Values.copy(properties);
    }

    /** A text attribute such as {@code first_name}. */
    public Optional<String> attribute(String name) {
        return attributes.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static StoredProfile read(Resource resource) {
        Map<String, Object> attributes = resource.all();
        attributes.remove("properties");
        return new StoredProfile(
                resource.id(),
                resource.text("email"),
                resource.text("phone_number"),
                resource.text("external_id"),
                attributes,
                resource.map("properties"),
                resource.instant("created"),
                resource.instant("updated"),
                resource.instant("joined_group_at"));
    }

    @Override
    public String toString() {
        return "StoredProfile(" + id + ")";
    }
}
