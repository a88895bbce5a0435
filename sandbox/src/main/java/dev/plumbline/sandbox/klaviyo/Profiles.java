package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The people of the account: how Klaviyo finds, creates, changes and refuses them. Not for several threads. */
final class Profiles {
    static final List<String> ATTRIBUTES = List.of(
            "email",
            "phone_number",
            "external_id",
            "first_name",
            "last_name",
            "organization",
            "locale",
            "title",
            "image",
            "location");
    private static final List<String> IDENTIFIERS = List.of("email", "phone_number", "external_id");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>.]+(\\.[^@\\s,;<>.]+)+");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

    private final Map<String, Profile> byId = new LinkedHashMap<>();
    private final Map<String, String> byIdentifier = new HashMap<>();
    private long created;

    /** A profile, and whether it was made now. */
    record Upserted(Profile profile, boolean isNew) {}

    List<Profile> all() {
        return List.copyOf(byId.values());
    }

    Optional<Profile> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @throws ApiException when there is none */
    Profile required(String id) {
        return find(id).orElseThrow(() -> unknown(id));
    }

    private static ApiException unknown(String id) {
        return new ApiException(ApiError.notFound("A profile with id " + id + " does not exist."));
    }

    Optional<Profile> byIdentifier(String kind, String value) {
        return Optional.ofNullable(byIdentifier.get(key(kind, value))).map(byId::get);
    }

    /**
     * Whoever is meant by a profile resource, or nobody yet.
     *
     * @throws ApiException when its identifiers belong to different people, or its id to nobody
     */
    Optional<Profile> match(JsonNode resource) {
        JsonNode attributes = resource.path("attributes");
        Set<String> found = new LinkedHashSet<>();
        for (String kind : IDENTIFIERS) {
            byIdentifier(kind, attributes.path(kind).asString("")).ifPresent(profile -> found.add(profile.id()));
        }
        String id = resource.path("id").asString("");
        if (!id.isEmpty()) {
            // Klaviyo's quirk: an id together with somebody else's e-mail address is answered as if the id did not
            // exist.
            if (!byId.containsKey(id) || found.stream().anyMatch(other -> !other.equals(id))) {
                throw unknown(id);
            }
            found.add(id);
        }
        if (found.size() > 1) {
            throw new ApiException(ApiError.duplicateProfile(List.copyOf(found).get(1)));
        }
        return found.stream().findFirst().map(byId::get);
    }

    /** Checks what only makes sense as a whole: some identifier, a plausible address and number. */
    static void checkIdentifiers(JsonNode resource, String pointer, List<ApiError> errors) {
        JsonNode attributes = resource.path("attributes");
        boolean named = resource.hasNonNull("id")
                || attributes.hasNonNull("anonymous_id")
                || attributes.hasNonNull("_kx")
                || IDENTIFIERS.stream().anyMatch(attributes::hasNonNull);
        if (!named) {
            errors.add(ApiError.invalid(
                    "One of email, phone_number, external_id, id or anonymous_id is required.",
                    pointer + "/attributes"));
        }
        String email = attributes.path("email").asString("");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            errors.add(ApiError.invalid("Invalid email address.", pointer + "/attributes/email"));
        }
        String phone = attributes.path("phone_number").asString("");
        if (!phone.isEmpty() && !isPhone(phone)) {
            errors.add(ApiError.invalid("Invalid phone number format.", pointer + "/attributes/phone_number"));
        }
    }

    static boolean isPhone(String number) {
        return PHONE.matcher(number).matches();
    }

    /** Creates or changes: what is absent stays, null clears, properties merge key by key. */
    Upserted upsert(JsonNode resource, JsonNode meta, Instant now) {
        Optional<Profile> known = match(resource);
        Profile before =
                known.orElseGet(() -> new Profile("01SANDBOX%017d".formatted(++created), Map.of(), Map.of(), now, now));
        Profile after = changed(before, resource, meta, now);
        store(before, after);
        return new Upserted(after, known.isEmpty());
    }

    /**
     * Changes a known profile.
     *
     * @throws ApiException when an identifier belongs to somebody else
     */
    Profile patch(Profile before, JsonNode resource, Instant now) {
        for (String kind : IDENTIFIERS) {
            byIdentifier(kind, resource.path("attributes").path(kind).asString(""))
                    .filter(other -> !other.id().equals(before.id()))
                    .ifPresent(other -> {
                        throw new ApiException(ApiError.duplicateProfile(other.id()));
                    });
        }
        Profile after = changed(before, resource, resource.path("meta"), now);
        store(before, after);
        return after;
    }

    /** What the one lacks it takes from the other, who is no more. */
    void merge(Profile into, Profile from, Instant now) {
        Map<String, JsonNode> attributes = new HashMap<>(from.attributes());
        attributes.putAll(into.attributes());
        Map<String, JsonNode> properties = new HashMap<>(from.properties());
        properties.putAll(into.properties());
        delete(from);
        store(into, new Profile(into.id(), attributes, properties, into.created(), now));
    }

    void delete(Profile profile) {
        byId.remove(profile.id());
        byIdentifier.values().removeIf(profile.id()::equals);
    }

    /** Forgets all that were not changed since. */
    void forget(Instant before) {
        byId.values().removeIf(profile -> profile.updated().isBefore(before));
        byIdentifier.values().retainAll(byId.keySet());
    }

    private void store(Profile before, Profile after) {
        IDENTIFIERS.forEach(kind -> before.text(kind).ifPresent(value -> byIdentifier.remove(key(kind, value))));
        IDENTIFIERS.forEach(kind ->
                after.text(kind).ifPresent(value -> byIdentifier.put(key(kind, value), after.id())));
        byId.put(after.id(), after);
    }

    private static Profile changed(Profile before, JsonNode resource, JsonNode meta, Instant now) {
        Map<String, JsonNode> attributes = new HashMap<>(before.attributes());
        Map<String, JsonNode> properties = new HashMap<>(before.properties());
        for (Map.Entry<String, JsonNode> given : resource.path("attributes").properties()) {
            String name = given.getKey();
            JsonNode value = given.getValue();
            if (name.equals("properties")) {
                value.properties().forEach(property -> properties.put(property.getKey(), property.getValue()));
            } else if (ATTRIBUTES.contains(name) && value.isNull()) {
                attributes.remove(name);
            } else if (name.equals("location")) {
                attributes.put(name, merged(attributes.get(name), value));
            } else if (ATTRIBUTES.contains(name)) {
                attributes.put(name, value);
            }
        }
        patchProperties(properties, meta.path("patch_properties"));
        boolean same = attributes.equals(before.attributes()) && properties.equals(before.properties());
        return new Profile(before.id(), attributes, properties, before.created(), same ? before.updated() : now);
    }

    private static JsonNode merged(@Nullable JsonNode before, JsonNode change) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        if (before != null) {
            before.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        }
        change.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.values().removeIf(JsonNode::isNull);
        return JsonNodeFactory.instance.objectNode().setAll(fields);
    }

    private static void patchProperties(Map<String, JsonNode> properties, JsonNode patch) {
        JsonNode unset = patch.path("unset");
        if (unset.isString()) {
            properties.remove(unset.stringValue());
        }
        unset.valueStream().forEach(name -> properties.remove(name.asString("")));
        patch.path("append")
                .properties()
                .forEach(entry ->
                        properties.put(entry.getKey(), list(properties.get(entry.getKey()), entry.getValue(), true)));
        patch.path("unappend")
                .properties()
                .forEach(entry ->
                        properties.put(entry.getKey(), list(properties.get(entry.getKey()), entry.getValue(), false)));
    }

    private static JsonNode list(@Nullable JsonNode before, JsonNode values, boolean add) {
        List<JsonNode> list = new ArrayList<>();
        if (before != null) {
            elements(before).forEach(list::add);
        }
        for (JsonNode value : elements(values)) {
            if (add && !list.contains(value)) {
                list.add(value);
            } else if (!add) {
                list.remove(value);
            }
        }
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        list.forEach(result::add);
        return result;
    }

    private static List<JsonNode> elements(JsonNode value) {
        return value.isArray() ? value.valueStream().toList() : List.of(value);
    }

    /** Addresses differ only by more than the case of their letters. */
    private static String key(String kind, String value) {
        return kind + "=" + (kind.equals("email") ? value.toLowerCase(Locale.ROOT) : value);
    }
}
