package dev.plumbline.sandbox.klaviyo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What goes back.
 *
 * @param contentType empty when there is no body
 * @param body empty when there is none
 * @param late how long after it was made the answer arrives; zero unless a fault delays it
 */
public record Reply(int status, String contentType, String body, Map<String, String> headers, Duration late) {
    static final String JSON_API = "application/vnd.api+json";

    static Reply empty(int status) {
        return new Reply(status, "", "", Map.of(), Duration.ZERO);
    }

    static Reply json(int status, JsonNode body) {
        return text(status, JSON_API, JsonMapper.shared().writeValueAsString(body));
    }

    static Reply text(int status, String contentType, String text) {
        return new Reply(status, contentType, text, Map.of(), Duration.ZERO);
    }

    static Reply errors(List<ApiError> errors) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("errors");
        for (ApiError error : errors) {
            ObjectNode node = list.addObject()
                    .put(
                            "id",
                            UUID.nameUUIDFromBytes(error.toString().getBytes(StandardCharsets.UTF_8))
                                    .toString())
                    .put("status", error.status())
                    .put("code", error.code())
                    .put("title", error.title())
                    .put("detail", error.detail());
            ObjectNode source = node.putObject("source");
            error.source().forEach(source::put);
            node.putObject("links");
            ObjectNode meta = node.putObject("meta");
            error.meta().forEach(meta::put);
        }
        return json(errors.getFirst().status(), document);
    }

    Reply with(String header, String value) {
        return with(Map.of(header, value));
    }

    Reply with(Map<String, String> added) {
        Map<String, String> more = new HashMap<>(headers);
        more.putAll(added);
        return new Reply(status, contentType, body, Map.copyOf(more), late);
    }

    Reply lateBy(Duration time) {
        return new Reply(status, contentType, body, headers, time);
    }
}
