package dev.plumbline.klaviyo;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of the profile endpoints. */
final class ProfileBodies {
    private ProfileBodies() {}

    static ObjectNode single(ProfileUpsert upsert) {
        return Attributes.data(row("profile", upsert));
    }

    static ObjectNode bulk(List<ProfileUpsert> upserts) {
        Check.rows("profiles", upserts.size(), Limits.PROFILES_PER_REQUEST);
        requireOneRowPerPerson(upserts);
        ArrayNode rows = Json.array();
        for (ProfileUpsert upsert : upserts) {
            rows.add(row("profiles[" + rows.size() + "]", upsert));
        }
        return Attributes.data(
                new Attributes().put("profiles", Attributes.data(rows)).resource("profile-bulk-import-job"));
    }

    /** All matches are deleted, for ever; Klaviyo takes one identifier, so the most exact one is sent. */
    static ObjectNode deletion(ProfileRef profile) {
        Attributes one = new Attributes();
        if (profile.email().isPresent() && profile.id().isEmpty()) {
            one.put("email", profile.email());
        } else if (profile.phone().isPresent() && profile.id().isEmpty()) {
            one.put("phone_number", profile.phone());
        } else if (profile.id().isEmpty()) {
            throw new IllegalArgumentException(
                    "profile: Klaviyo deletes by id, e-mail or phone number, not by external id;"
                            + " look its id up first");
        }
        ObjectNode resource = identified(profile, one);
        return Attributes.data(
                new Attributes().put("profile", Attributes.data(resource)).resource("data-privacy-deletion-job"));
    }

    static Attributes identifiers(ProfileRef ref) {
        return new Attributes()
                .put("email", ref.email())
                .put("phone_number", ref.phone())
                .put("external_id", ref.externalId());
    }

    static ObjectNode identified(ProfileRef ref, Attributes attributes) {
        return ref.id().map(id -> attributes.resource("profile", id)).orElseGet(() -> attributes.resource("profile"));
    }

    private static ObjectNode row(String field, ProfileUpsert upsert) {
        ProfileAttributes changes = upsert.attributes();
        Attributes attributes = identifiers(upsert.profile())
                .put("first_name", changes.firstName())
                .put("last_name", changes.lastName())
                .put("organization", changes.organization())
                .put("locale", changes.locale())
                .put("title", changes.title())
                .put("image", changes.image())
                .put("location", changes.location().map(ProfileBodies::location));
        if (!upsert.properties().isEmpty()) {
            attributes.put("properties", upsert.properties());
        }
        ObjectNode row = identified(upsert.profile(), attributes);
        if (!upsert.patch().isEmpty()) {
            row.set("meta", meta(upsert.patch()));
        }
        Check.atMost(field, Json.size(row), Limits.PROFILE_BYTES, "bytes");
        return row;
    }

    private static ObjectNode location(Location location) {
        return new Attributes()
                .put("address1", location.address1())
                .put("address2", location.address2())
                .put("city", location.city())
                .put("region", location.region())
                .put("zip", location.zip())
                .put("country", location.country())
                .put("timezone", location.timezone())
                .node();
    }

    private static ObjectNode meta(PropertyPatch patch) {
        Attributes changes = new Attributes();
        if (!patch.append().isEmpty()) {
            changes.put("append", patch.append());
        }
        if (!patch.unappend().isEmpty()) {
            changes.put("unappend", patch.unappend());
        }
        if (!patch.unset().isEmpty()) {
            changes.put("unset", patch.unset());
        }
        return new Attributes().put("patch_properties", changes.node()).node();
    }

    /** Klaviyo does not say in which order it takes the rows of one person, so there may be one only. */
    private static void requireOneRowPerPerson(List<ProfileUpsert> upserts) {
        record Identifier(String kind, String value) {}
        Set<Identifier> seen = new HashSet<>();
        for (int index = 0; index < upserts.size(); index++) {
            ProfileRef ref = upserts.get(index).profile();
            List<Optional<Identifier>> identifiers = List.of(
                    ref.email().map(value -> new Identifier("email", value.toLowerCase(Locale.ROOT))),
                    ref.phone().map(value -> new Identifier("phone_number", value)),
                    ref.externalId().map(value -> new Identifier("external_id", value)),
                    ref.id().map(value -> new Identifier("id", value)));
            for (Optional<Identifier> identifier : identifiers) {
                if (identifier.isPresent() && !seen.add(identifier.get())) {
                    throw new IllegalArgumentException(
                            "profiles[" + index + "]: its " + identifier.get().kind()
                                    + " stands in an earlier row too; send one row per person and request");
                }
            }
        }
    }
}
