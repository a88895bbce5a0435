package dev.plumbline.server.access;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** An answer without personal data. */
public final class MaskedJson {
    private MaskedJson() {}

    /**
     * Hides what {@link PersonalData} hides, in every text.
     *
     * @param node what is answered; it is changed
     */
    public static JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                maskNamed(object);
                object.properties().forEach(entry -> entry.setValue(of(entry.getValue())));
                yield object;
            }
            case ArrayNode array -> {
                for (int n = 0; n < array.size(); n++) {
                    array.set(n, of(array.get(n)));
                }
                yield array;
            }
            case StringNode text -> StringNode.valueOf(PersonalData.masked(text.stringValue()));
            default -> node;
        };
    }

    /** An exception names the field of its value, and may quote the value in its reason. */
    private static void maskNamed(ObjectNode object) {
        String field = object.path("field").asString("");
        String value = object.path("value").asString("");
        if (value.length() > 1 && PersonalData.isPersonal(field)) {
            String hidden = PersonalData.masked(field, value);
            object.put("value", hidden);
            object.put("reason", object.path("reason").asString("").replace(value, hidden));
        }
    }
}
