package dev.plumbline.server.openapi;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document of a server as a judge of its answers. Stricter than the document in one point: an answer that went well has no
 * field that is not described.
 */
public final class ApiDescription {
    private static final String META_SCHEMA = "/openapi/oas-3.1-schema-2022-10-07.json";

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    public ApiDescription(String document) {
        this.document = JsonMapper.shared().readTree(document);
    }

    public JsonNode document() {
        return document;
    }

    /** What is wrong with the document by the schema that the OpenAPI Initiative publishes (spec.openapis.org/oas/3.1/schema/2022-10-07). */
    public List<String> faults() {
        try (InputStream schema =
                Objects.requireNonNull(ApiDescription.class.getResourceAsStream(META_SCHEMA), META_SCHEMA)) {
            return registry.getSchema(JsonMapper.shared().readTree(schema)).validate(document).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Hands over each call as {@code GET /api/me} with what is said of it. */
    public void each(BiConsumer<String, JsonNode> taker) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> taker.accept(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())));
    }

    /** All calls, as {@code GET /api/idocs/{docnum}}. */
    public List<String> calls() {
        List<String> calls = new ArrayList<>();
        each((call, node) -> calls.add(call));
        return calls;
    }

    public JsonNode operation(String call) {
        String[] parts = call.split(" ", 2);
        return document.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
    }

    /**
     * What an answer has otherwise than described; empty when nothing.
     *
     * @param call as {@code GET /api/idocs/{docnum}}
     * @param contentType as the answer names it
     */
    public List<String> violations(String call, int status, String contentType, String body) {
        JsonNode response = operation(call).path("responses").path(String.valueOf(status));
        if (response.isMissingNode()) {
            return List.of("a status that is not described: " + status + " " + body);
        }
        String type = contentType.replaceFirst(";.*", "").strip();
        JsonNode media = response.path("content").path(type);
        if (media.isMissingNode()) {
            return List.of("a media type that is not described: " + contentType + " of " + status);
        }
        return type.equals("application/json") ? violations(media.path("schema"), status < 300, body) : List.of();
    }

    private List<String> violations(JsonNode schema, boolean strictly, String body) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        ObjectNode components = whole.putObject("components");
        components.set("schemas", document.path("components").path("schemas").deepCopy());
        whole.putArray("allOf").add(schema.deepCopy());
        if (strictly) {
            whole.findParents("properties").stream()
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast)
                    .forEach(object -> object.put("additionalProperties", false));
        }
        return registry.getSchema(whole).validate(body, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
