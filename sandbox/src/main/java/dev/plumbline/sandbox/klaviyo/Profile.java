package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A person as Klaviyo knows them.
 *
 * @param attributes the named ones, identifiers among them; what was cleared is absent
 * @param properties the sender's own
 */
public record Profile(
        String id,
        Map<String, JsonNode> attributes,
        Map<String, JsonNode> properties,
        Instant created,
        Instant updated) {

    public Profile {
        attributes = Map.copyOf(attributes);
        properties = Map.copyOf(properties);
    }

    /** An attribute that is a text: {@code email}, {@code external_id} … */
    public Optional<String> text(String attribute) {
        return Optional.ofNullable(attributes.get(attribute)).map(JsonNode::asString);
    }

    /** As a JSON:API resource. */
    ObjectNode resource() {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("type", "profile").put("id", id);
        ObjectNode written = node.putObject("attributes");
        for (String name : Profiles.ATTRIBUTES) {
            JsonNode value = attributes.get(name);
            written.set(name, value == null ? JsonNodeFactory.instance.nullNode() : value);
        }
        written.put("created", created.toString()).put("updated", updated.toString());
        ObjectNode own = written.putObject("properties");
        properties.forEach(own::set);
        node.putObject("links").put("self", "/api/profiles/" + id);
        return node;
    }
}
