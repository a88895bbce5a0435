package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item or a variant of the custom catalog.
 *
 * @param id the compound one, {@code $custom:::$default:::4711}
 * @param itemId the item of a variant; empty for an item
 */
public record CatalogRow(
        String kind, String id, String itemId, Map<String, JsonNode> attributes, Instant created, Instant updated) {

    public CatalogRow {
        attributes = Map.copyOf(attributes);
    }

    /** A number, or 0 where there is none. */
    public double number(String attribute) {
        JsonNode value = attributes.get(attribute);
        return value == null ? 0 : value.asDouble(0);
    }

    /** A text, empty where there is none. */
    public String text(String attribute) {
        JsonNode value = attributes.get(attribute);
        return value == null ? "" : value.asString("");
    }

    ObjectNode resource() {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("type", "catalog-" + kind)
                .put("id", id);
        ObjectNode written = node.putObject("attributes");
        attributes.forEach(written::set);
        written.put("created", created.toString()).put("updated", updated.toString());
        if (!itemId.isEmpty()) {
            node.putObject("relationships")
                    .putObject("item")
                    .putObject("data")
                    .put("type", "catalog-item")
                    .put("id", itemId);
        }
        node.putObject("links").put("self", "/api/catalog-" + kind + "s/" + id);
        return node;
    }
}
