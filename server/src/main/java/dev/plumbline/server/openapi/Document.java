package dev.plumbline.server.openapi;

import dev.plumbline.server.openapi.Guard.Demand;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the OpenAPI document of calls. */
final class Document {
    private static final String ABOUT = """
            What Plumbline knows and does, for programs. Every call is what a command of the launcher or a page of the console does too.

            **Who asks.** A program shows an API token (`Authorization: Bearer plb_…`), which an admin makes with `./plumbline tokens \
            create NAME --role ROLE`. Each call says which roles may make it, and the least of them as `x-role`.

            **Refusals** of the API are JSON with a `reason` that a person can act on.

            **Times** are UTC. Amounts are in real units of the currency beside them. A text that says nothing is empty, a value that \
            there is not is null.

            **Personal data** is masked for roles that may not see it; the header `Plumbline-Unmask` says why a single record is needed.

            **Changes.** Fields, words of enumerations and calls may be added at any time: leave aside what you do not know. What else \
            changes is named in CHANGELOG.md under "API" and raises the version. See docs/api.md.""";

    private final JsonMapper mapper;
    private final Schemas schemas;
    private final Parameters parameters;
    private final Responses responses;

    Document(JsonMapper mapper) {
        this.mapper = mapper;
        this.schemas = new Schemas(mapper);
        this.parameters = new Parameters(mapper, schemas);
        this.responses = new Responses(mapper, schemas);
    }

    /** @param version of Plumbline */
    ObjectNode of(List<Operation> operations, String version) {
        ObjectNode document = mapper.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Plumbline")
                .put("summary", "SAP ECC to Klaviyo: questions, decisions and the door for IDocs.")
                .put("description", ABOUT)
                .put("version", version);
        document.putArray("servers").addObject().put("url", "/").put("description", "The server that tells this");
        SortedMap<String, ObjectNode> paths = new TreeMap<>();
        operations.forEach(operation -> paths.computeIfAbsent(operation.path(), path -> mapper.createObjectNode())
                .set(operation.method().toLowerCase(Locale.ROOT), described(operation)));
        paths.forEach(document.putObject("paths")::set);
        ArrayNode tags = document.putArray("tags");
        operations.stream()
                .map(Operation::tag)
                .distinct()
                .sorted()
                .forEach(tag -> tags.addObject().put("name", tag));
        ObjectNode components = document.putObject("components");
        schemas.components().forEach(components.putObject("schemas")::set);
        components.putObject("parameters").set("unmask", unmask());
        components.set("securitySchemes", securitySchemes());
        return document;
    }

    private ObjectNode described(Operation operation) {
        ObjectNode node = mapper.createObjectNode();
        node.putArray("tags").add(operation.tag());
        node.put("operationId", operation.id())
                .put("summary", operation.call().value())
                .put("description", operation.description())
                .put("x-role", operation.role());
        if (operation.demand() instanceof Demand.ToBeAllowed allowed) {
            node.put("x-permission", allowed.permission());
        }
        node.set("security", security(operation));
        ArrayNode taken = parameters.of(operation.handler());
        if (operation.isAboutOthers()) {
            taken.addObject().put("$ref", "#/components/parameters/unmask");
        }
        if (!taken.isEmpty()) {
            node.set("parameters", taken);
        }
        parameters.body(operation.handler(), operation.call()).ifPresent(body -> node.set("requestBody", body));
        node.set("responses", responses.of(operation));
        return node;
    }

    private ArrayNode security(Operation operation) {
        ArrayNode ways = mapper.createArrayNode();
        if (operation.demand() instanceof Demand.Nothing) {
            return ways;
        }
        ways.addObject().putArray("token");
        ways.addObject().putArray("session");
        ways.addObject().putArray("intakeUser");
        return ways;
    }

    private ObjectNode unmask() {
        ObjectNode header = mapper.createObjectNode()
                .put("name", "Plumbline-Unmask")
                .put("in", "header")
                .put(
                        "description",
                        "Why personal data of this record is needed. Whoever may unmask then sees it, and that is noted in the audit"
                                + " log; of others it is not heard.");
        header.set("schema", schemas.simple("string"));
        return header;
    }

    private ObjectNode securitySchemes() {
        ObjectNode schemes = mapper.createObjectNode();
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An API token of an admin's making, `plb_…`; its role says what it may.");
        schemes.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "plumbline")
                .put(
                        "description",
                        "The session of a person who has signed in at /login. What changes something also takes the page's token, in"
                                + " the header X-CSRF-TOKEN.");
        schemes.putObject("intakeUser")
                .put("type", "http")
                .put("scheme", "basic")
                .put(
                        "description",
                        "The user of SAP's HTTP destination (settings intake.user and intake.password): a sender; an operator while"
                                + " nobody has an account, or where access.intake-user says so.");
        return schemes;
    }
}
