package dev.plumbline.klaviyo;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes attributes: what is absent or kept is left out, what is cleared becomes null. */
final class Attributes {
    private final ObjectNode node = Json.object();

    Attributes put(String name, Object value) {
        node.set(name, Json.node(value));
        return this;
    }

    Attributes put(String name, Optional<?> value) {
        value.ifPresent(present -> node.set(name, Json.node(present)));
        return this;
    }

    Attributes put(String name, Change<?> change) {
        return put(name, change, Json::node);
    }

    <T> Attributes put(String name, Change<T> change, Function<T, JsonNode> write) {
        switch (change) {
            case Change.Keep<T> _ -> {}
            case Change.Clear<T> _ -> node.putNull(name);
            case Change.Set<T>(T value) -> node.set(name, write.apply(value));
        }
        return this;
    }

    ObjectNode node() {
        return node;
    }

    /** {@code {"type": type, "attributes": …}} */
    ObjectNode resource(String type) {
        ObjectNode resource = Json.object();
        resource.put("type", type);
        resource.set("attributes", node);
        return resource;
    }

    /** {@code {"type": type, "id": id, "attributes": …}} */
    ObjectNode resource(String type, String id) {
        ObjectNode resource = Json.object();
        resource.put("type", type);
        resource.put("id", id);
        resource.set("attributes", node);
        return resource;
    }

    /** {@code {"data": data}} */
    static ObjectNode data(JsonNode data) {
        ObjectNode wrapper = Json.object();
        wrapper.set("data", data);
        return wrapper;
    }
}
