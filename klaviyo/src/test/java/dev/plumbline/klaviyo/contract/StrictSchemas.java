package dev.plumbline.klaviyo.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns OpenAPI 3.0 schemas into JSON Schema 2020-12: references are put in their place, {@code nullable} becomes a type, and an
 * object that lists its members admits no others.
 */
final class StrictSchemas {
    private static final String COMPONENTS = "#/components/schemas/";
    private static final List<String> AS_THEY_ARE = List.of(
            "format", "required", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern");
    private static final List<String> COMBINED = List.of("oneOf", "anyOf", "allOf");

    private final JsonNode document;
    private final Deque<String> open = new ArrayDeque<>();

    StrictSchemas(JsonNode document) {
        this.document = document;
    }

    synchronized JsonNode strict(JsonNode schema) {
        if (!schema.path("$ref").isString()) {
            return inline(schema);
        }
        String reference = schema.path("$ref").stringValue();
        if (!reference.startsWith(COMPONENTS)) {
            throw new IllegalStateException("a reference outside the components: " + reference);
        }
        if (open.contains(reference)) {
            throw new IllegalStateException("a schema within itself: " + reference);
        }
        JsonNode target = document.at(reference.substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("a reference to nothing: " + reference);
        }
        open.push(reference);
        try {
            return strict(target);
        } finally {
            open.pop();
        }
    }

    private ObjectNode inline(JsonNode schema) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        boolean nullable =
                schema.path("nullable").isBoolean() && schema.path("nullable").booleanValue();
        AS_THEY_ARE.stream().filter(schema::has).forEach(key -> result.set(key, schema.path(key)));
        if (schema.has("type")) {
            result.set("type", type(schema.path("type"), nullable));
        }
        if (schema.has("enum")) {
            ArrayNode values = result.putArray("enum").addAll((ArrayNode) schema.path("enum"));
            if (nullable) {
                values.addNull();
            }
        }
        if (schema.has("items")) {
            result.set("items", strict(schema.path("items")));
        }
        if (schema.has("properties")) {
            ObjectNode properties = result.putObject("properties");
            schema.path("properties").properties().forEach(p -> properties.set(p.getKey(), strict(p.getValue())));
            result.put("additionalProperties", false);
        }
        COMBINED.stream().filter(schema::has).forEach(key -> combine(result, key, schema.path(key), nullable));
        return result;
    }

    private void combine(ObjectNode result, String key, JsonNode parts, boolean nullable) {
        ArrayNode list = result.putArray(key);
        parts.values().forEach(part -> list.add(strict(part)));
        if (nullable) {
            list.addObject().put("type", "null");
        }
    }

    private static JsonNode type(JsonNode type, boolean nullable) {
        return nullable ? JsonNodeFactory.instance.arrayNode().add(type).add("null") : type;
    }
}
