package dev.plumbline.klaviyo.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Klaviyo's OpenAPI document as a judge of requests. Stricter than the document in one point, as Klaviyo itself is: an object that
 * lists its members may have no others. Safe for several threads.
 */
public final class OpenApiContract {
    private static final List<String> METHODS = List.of("get", "post", "patch", "put", "delete");

    private final JsonNode document;
    private final StrictSchemas schemas;
    private final SchemaRegistry registry;
    private final Map<String, Schema> compiled = new ConcurrentHashMap<>();

    private OpenApiContract(JsonNode document) {
        this.document = document;
        this.schemas = new StrictSchemas(document);
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()));
    }

    /** Reads the document, e.g. klaviyo-openapi.json. */
    public static OpenApiContract load(Path openApi) {
        return new OpenApiContract(JsonMapper.shared().readTree(openApi.toFile()));
    }

    /** Where the document lies beside a checkout, if it does; a test is skipped otherwise. */
    public static Optional<Path> besideCheckout() {
        return Optional.ofNullable(System.getProperty("plumbline.root"))
                .map(root ->
                        Path.of(root, "..", "shared", "klaviyo-openapi.json").normalize())
                .filter(Files::isReadable);
    }

    /**
     * What is wrong with a request; empty when nothing is.
     *
     * @param path with its ids filled in, with or without a query
     * @param body empty when there is none
     */
    public List<String> violations(String method, String path, String body) {
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return List.of("no operation " + method + " " + bare(path));
        }
        JsonNode schema = operation
                .get()
                .path("requestBody")
                .path("content")
                .path("application/vnd.api+json")
                .path("schema");
        if (schema.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of(method + " " + bare(path) + " takes no body");
        }
        if (body.isEmpty()) {
            return List.of(method + " " + bare(path) + " needs a body");
        }
        return compiled(schema).validate(body, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /** The operation that a request calls. */
    public Optional<JsonNode> operation(String method, String path) {
        String name = method.toLowerCase(Locale.ROOT);
        if (!METHODS.contains(name)) {
            return Optional.empty();
        }
        String[] wanted = bare(path).split("/", -1);
        return document.path("paths").properties().stream()
                .filter(entry -> matches(entry.getKey().split("/", -1), wanted))
                .map(entry -> entry.getValue().path(name))
                .filter(JsonNode::isObject)
                .findFirst();
    }

    private Schema compiled(JsonNode schema) {
        return compiled.computeIfAbsent(schema.toString(), _ -> registry.getSchema(schemas.strict(schema)));
    }

    private static boolean matches(String[] template, String[] path) {
        if (template.length != path.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            boolean variable = template[i].startsWith("{") && !path[i].isEmpty();
            if (!variable && !template[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static String bare(String path) {
        int query = path.indexOf('?');
        String bare = query < 0 ? path : path.substring(0, query);
        return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
    }
}
