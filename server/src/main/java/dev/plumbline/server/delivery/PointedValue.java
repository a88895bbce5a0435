package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.KlaviyoRequest;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The value that Klaviyo points at. */
final class PointedValue {
    private static final int LONGEST = 200;

    private PointedValue() {}

    /** Empty when the pointer leads to nothing, or to more than one value. */
    static String in(KlaviyoRequest request, String pointer) {
        if (!pointer.startsWith("/")) {
            return "";
        }
        JsonNode value = request.body()
                .map(body -> JsonMapper.shared().readTree(body.bytes()).at(JsonPointer.compile(pointer)))
                .orElseGet(() -> JsonMapper.shared().missingNode());
        String text = value.isValueNode() ? value.asString("") : "";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
