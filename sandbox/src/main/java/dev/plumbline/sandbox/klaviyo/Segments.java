package dev.plumbline.sandbox.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Segments by one property: whoever has it with that value is a member, at once. Klaviyo takes minutes. */
final class Segments {
    private final List<Segment> segments = new ArrayList<>();

    /**
     * A segment.
     *
     * @param property of the profile; empty for all profiles
     */
    record Segment(String id, String name, String property, String value) {

        boolean has(Profile profile) {
            return property.isEmpty()
                    || Optional.ofNullable(profile.properties().get(property))
                            .map(JsonNode::asString)
                            .filter(value::equals)
                            .isPresent();
        }

        ObjectNode resource() {
            ObjectNode node =
                    JsonNodeFactory.instance.objectNode().put("type", "segment").put("id", id);
            node.putObject("attributes")
                    .put("name", name)
                    .put("is_active", true)
                    .put("is_processing", false)
                    .put("is_starred", false);
            node.putObject("links").put("self", "/api/segments/" + id);
            return node;
        }
    }

    Segment add(String name, String property, String value) {
        Segment segment = new Segment("SEG%03d".formatted(segments.size() + 1), name, property, value);
        segments.add(segment);
        return segment;
    }

    List<Segment> all() {
        return List.copyOf(segments);
    }

    /** @throws ApiException when there is none */
    Segment required(String id) {
        return segments.stream()
                .filter(segment -> segment.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ApiException(ApiError.notFound("A segment with id " + id + " does not exist.")));
    }
}
