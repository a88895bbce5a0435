package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a JSON:API resource object: whatever is absent, null or of another type is empty. Only {@code id} must be there. */
final class Resource {
    private final JsonNode node;
    private final JsonNode attributes;

    private Resource(JsonNode node, JsonNode attributes) {
        this.node = node;
        this.attributes = attributes;
    }

    static Resource of(JsonNode node) {
        if (!node.isObject() || !node.path("id").isString()) {
            throw new UnreadableAnswerException("a resource without id");
        }
        return new Resource(node, node.path("attributes"));
    }

    /** A view on an object inside the attributes. */
    Resource at(String name) {
        return new Resource(node, attributes.path(name));
    }

    String id() {
        return node.path("id").stringValue();
    }

    Optional<String> text(String name) {
        return text(attributes.path(name));
    }

    boolean flag(String name) {
        return attributes.path(name).isBoolean() && attributes.path(name).booleanValue();
    }

    Optional<BigDecimal> number(String name) {
        JsonNode value = attributes.path(name);
        return value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
    }

    int count(String name) {
        return number(name).map(BigDecimal::intValue).orElse(0);
    }

    Map<String, Object> map(String name) {
        return Json.plainMap(attributes.path(name));
    }

    /** All attributes, in a map of the caller's own. */
    Map<String, Object> all() {
        return Json.plainMap(attributes);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        attributes.path(name).values().forEach(value -> text(value).ifPresent(texts::add));
        return texts;
    }

    JsonNode list(String name) {
        return attributes.path(name);
    }

    Optional<Instant> instant(String name) {
        return text(name).flatMap(Resource::instantOf);
    }

    /** Id of the one resource that a relationship points to. */
    Optional<String> related(String name) {
        return text(node.path("relationships").path(name).path("data").path("id"));
    }

    static Optional<String> text(JsonNode value) {
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /** A time with offset, or one without in UTC; with T or blank between date and time. */
    static Optional<Instant> instantOf(String text) {
        String iso = text.replace(' ', 'T');
        try {
            return Optional.of(OffsetDateTime.parse(iso).toInstant());
        } catch (DateTimeException withoutOffset) {
            try {
                return Optional.of(LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException notATime) {
                return Optional.empty();
            }
        }
    }
}
