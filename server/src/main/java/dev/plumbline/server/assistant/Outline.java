package dev.plumbline.server.assistant;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data as lines, for a reader of text. Every text stands in quotes on one line, and nothing in it can end the part of the answer that it
 * stands in. What is empty is left out.
 */
final class Outline {
    private final StringBuilder lines = new StringBuilder();

    private Outline() {}

    static String of(JsonNode data) {
        Outline outline = new Outline();
        outline.write(data, "");
        return outline.lines.toString();
    }

    private void write(JsonNode node, String indent) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : object.properties()) {
                    if (!isEmpty(entry.getValue())) {
                        lines.append(indent).append(harmless(entry.getKey())).append(':');
                        writeValue(entry.getValue(), indent);
                    }
                }
            }
            case ArrayNode array -> array.forEach(row -> writeRow(row, indent));
            default -> lines.append(indent).append(scalar(node)).append('\n');
        }
    }

    private void writeValue(JsonNode value, String indent) {
        if (value.isContainer()) {
            lines.append('\n');
            write(value, indent + "  ");
        } else {
            lines.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void writeRow(JsonNode row, String indent) {
        if (row.isContainer()) {
            int start = lines.length();
            write(row, indent + "  ");
            if (lines.length() > start) {
                lines.setCharAt(start + indent.length(), '-');
            }
        } else {
            lines.append(indent).append("- ").append(scalar(row)).append('\n');
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || (value.isContainer() && value.isEmpty())
                || (value.isString() && value.stringValue().isBlank());
    }

    /** As JSON has it: a text in quotes, its line ends escaped. */
    private static String scalar(JsonNode value) {
        return harmless(value.toString());
    }

    /** Without what could look like an end of the data, or like another part of the conversation. */
    static String harmless(String text) {
        return text.replace("<", "\\u003c").replace(">", "\\u003e");
    }
}
