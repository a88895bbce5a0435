package dev.plumbline.mapping.reference;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Parts of JSON Schemas. */
final class Json {
    private static final String TYPE = "type";

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    static ObjectNode reference(String definition) {
        return object().put("$ref", "#/$defs/" + definition);
    }

    static ObjectNode described(ObjectNode schema, String description) {
        return schema.put("description", description);
    }

    /** Nothing, which takes away what the layer below says. */
    static ObjectNode nothing() {
        return object().put(TYPE, "null");
    }

    static ObjectNode text() {
        return object().put(TYPE, "string");
    }

    static ObjectNode number() {
        return object().put(TYPE, "number");
    }

    static ObjectNode flag() {
        return object().put(TYPE, "boolean");
    }

    static ObjectNode matching(String pattern) {
        return text().put("pattern", pattern);
    }

    static ObjectNode words(Collection<String> words) {
        ObjectNode schema = object();
        schema.set("enum", array(words));
        return schema;
    }

    /** A single value of any sort: YAML takes some texts for numbers. */
    static ObjectNode value() {
        ObjectNode schema = object();
        schema.set(TYPE, array(List.of("string", "number", "boolean", "null")));
        return schema;
    }

    /** A value or a list of such. */
    static ObjectNode texts() {
        return any(value(), list(value()));
    }

    static ObjectNode list(JsonNode of) {
        ObjectNode schema = object().put(TYPE, "array");
        schema.set("items", of);
        return schema;
    }

    static ObjectNode any(JsonNode... schemas) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (JsonNode schema : schemas) {
            all.add(schema);
        }
        ObjectNode any = object();
        any.set("anyOf", all);
        return any;
    }

    static ObjectNode nullable(ObjectNode schema) {
        return any(schema, nothing());
    }

    /** Keys with values, of these keys alone. */
    static ObjectNode closed(ObjectNode properties) {
        ObjectNode schema = object();
        schema.set(TYPE, array(List.of("object", "null")));
        schema.set("properties", properties);
        return schema.put("additionalProperties", false);
    }

    /** Keys of any name, each with such a value. */
    static ObjectNode open(JsonNode value) {
        ObjectNode schema = object();
        schema.set(TYPE, array(List.of("object", "null")));
        schema.set("additionalProperties", value);
        return schema;
    }
}
