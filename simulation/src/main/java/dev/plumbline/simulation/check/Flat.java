package dev.plumbline.simulation.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Values as texts that are equal when the values mean the same, whether they come from a command or from the wire. */
final class Flat {
    private Flat() {}

    static String of(Object value) {
        return switch (value) {
            case Number number -> of(new BigDecimal(number.toString()));
            case Map<?, ?> map -> {
                Map<String, String> fields = new TreeMap<>();
                map.forEach((key, inner) -> fields.put(String.valueOf(key), of(inner)));
                yield fields.toString();
            }
            case Collection<?> list -> list.stream().map(Flat::of).collect(Collectors.joining(", ", "[", "]"));
            default -> String.valueOf(value);
        };
    }

    private static String of(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    static String of(JsonNode node) {
        return switch (node.getNodeType()) {
            case NUMBER -> of(node.decimalValue());
            case OBJECT -> {
                Map<String, String> fields = new TreeMap<>();
                node.properties().forEach(field -> fields.put(field.getKey(), of(field.getValue())));
                yield fields.toString();
            }
            case ARRAY -> node.valueStream().map(Flat::of).collect(Collectors.joining(", ", "[", "]"));
            case STRING -> node.stringValue();
            case BOOLEAN -> String.valueOf(node.booleanValue());
            case NULL, MISSING, BINARY, POJO -> "";
        };
    }
}
