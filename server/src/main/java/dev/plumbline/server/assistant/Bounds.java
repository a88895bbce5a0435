package dev.plumbline.server.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** How much an assistant is told at once. What is left out is counted beside: {@code rows} has {@code rowsMore}. */
final class Bounds {
    /** Rows of a list. */
    static final int ROWS = 50;

    /** Rows of a list within a row. */
    private static final int WITHIN_ROWS = 10;

    private static final int LONGEST_TEXT = 2_000;

    /** What is of no use in part: the text of a mapping. */
    static final String WHOLE = "yaml";

    private static final int LONGEST_WHOLE = 200_000;

    private Bounds() {}

    /** @param data it is left as it is */
    static JsonNode on(JsonNode data) {
        return on(data, ROWS);
    }

    private static JsonNode on(JsonNode node, int most) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode bounded = JsonNodeFactory.instance.objectNode();
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    bounded.set(
                            entry.getKey(),
                            entry.getKey().equals(WHOLE)
                                    ? text(entry.getValue(), LONGEST_WHOLE)
                                    : on(entry.getValue(), most));
                    int more = entry.getValue() instanceof ArrayNode array ? array.size() - most : 0;
                    if (more > 0) {
                        bounded.put(entry.getKey() + "More", more);
                    }
                }
                yield bounded;
            }
            case ArrayNode array -> {
                List<JsonNode> first = new ArrayList<>();
                for (int n = 0; n < Math.min(array.size(), most); n++) {
                    first.add(on(array.get(n), WITHIN_ROWS));
                }
                yield JsonNodeFactory.instance.arrayNode().addAll(first);
            }
            default -> text(node, LONGEST_TEXT);
        };
    }

    private static JsonNode text(JsonNode node, int longest) {
        if (!(node instanceof StringNode string) || string.stringValue().length() <= longest) {
            return node;
        }
        String text = string.stringValue();
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return StringNode.valueOf(text.substring(0, end) + "… (" + (text.length() - end) + " characters more)");
    }
}
