package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in and out. Decimal numbers keep their digits and are written without exponent. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static ObjectNode object(Map<String, Object> values) {
        ObjectNode node = object();
        values.forEach((key, value) -> node.set(key, node(value)));
        return node;
    }

    static JsonNode node(Object value) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (value) {
            case JsonNode node -> node;
            case String text -> make.stringNode(text);
            case Boolean flag -> make.booleanNode(flag);
            case Integer number -> make.numberNode(number);
            case Long number -> make.numberNode(number);
            case BigInteger number -> make.numberNode(number);
            case BigDecimal number -> make.numberNode(number);
            case Map<?, ?> map -> {
                ObjectNode node = object();
                map.forEach((key, inner) -> node.set(String.valueOf(key), node(inner)));
                yield node;
            }
            case List<?> list -> {
                ArrayNode node = array();
                list.forEach(inner -> node.add(node(inner)));
                yield node;
            }
            default ->
                throw new IllegalArgumentException(
                        "no JSON for a " + value.getClass().getSimpleName());
        };
    }

    static JsonBody body(JsonNode node) {
        return JsonBody.of(MAPPER.writeValueAsBytes(node));
    }

    static int size(JsonNode node) {
        return MAPPER.writeValueAsBytes(node).length;
    }

    /** The JSON object in this text, if it is one. */
    static Optional<JsonNode> parseObject(byte[] utf8) {
        try {
            JsonNode node = MAPPER.readTree(utf8);
            return node.isObject() ? Optional.of(node) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    /** Members as plain values; a null means "not there" to Klaviyo and is left out. An absent or other node gives an empty map. */
    static Map<String, Object> plainMap(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.properties()
                .forEach(member -> plain(member.getValue()).ifPresent(value -> values.put(member.getKey(), value)));
        return values;
    }

    private static Optional<Object> plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Optional.of(node.stringValue());
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NUMBER -> Optional.of(number(node));
            case OBJECT, POJO -> Optional.of(plainMap(node));
            case ARRAY -> {
                List<Object> values = new ArrayList<>(node.size());
                node.values().forEach(inner -> plain(inner).ifPresent(values::add));
                yield Optional.of(values);
            }
            case NULL, MISSING, BINARY -> Optional.empty();
        };
    }

    private static Object number(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.decimalValue();
        }
        return node.canConvertToLong() ? (Object) node.longValue() : node.bigIntegerValue();
    }
}
