package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Shape.Anything;
import dev.plumbline.sandbox.klaviyo.Shape.Bool;
import dev.plumbline.sandbox.klaviyo.Shape.ListOf;
import dev.plumbline.sandbox.klaviyo.Shape.Literal;
import dev.plumbline.sandbox.klaviyo.Shape.Nullable;
import dev.plumbline.sandbox.klaviyo.Shape.Numeric;
import dev.plumbline.sandbox.klaviyo.Shape.ObjectOf;
import dev.plumbline.sandbox.klaviyo.Shape.Properties;
import dev.plumbline.sandbox.klaviyo.Shape.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The shapes of the request bodies, written after Klaviyo's contract. None of them knows a consent or a subscription. */
final class Bodies {
    static final int EVENTS_OF_A_REQUEST = 1_000;
    private static final int PROFILES_OF_A_REQUEST = 10_000;
    private static final int ROWS_OF_A_CATALOG_JOB = 100;
    private static final int PROPERTIES_OF_AN_EVENT = 400;

    private static final Shape TEXT = new Text(0, 100 * 1024);
    private static final Shape OPTIONAL_TEXT = new Nullable(TEXT);
    private static final Shape FREE = new Properties(Integer.MAX_VALUE);

    private static final ObjectOf LOCATION = Shape.object("location")
            .optional("address1", OPTIONAL_TEXT)
            .optional("address2", OPTIONAL_TEXT)
            .optional("city", OPTIONAL_TEXT)
            .optional("country", OPTIONAL_TEXT)
            .optional("region", OPTIONAL_TEXT)
            .optional("zip", OPTIONAL_TEXT)
            .optional("latitude", new Anything())
            .optional("longitude", new Anything())
            .optional("timezone", OPTIONAL_TEXT)
            .optional("ip", OPTIONAL_TEXT);
    private static final ObjectOf PROFILE_ATTRIBUTES = Shape.object("profile")
            .optional("email", new Nullable(new Text(1, 100)))
            .optional("phone_number", OPTIONAL_TEXT)
            .optional("external_id", new Nullable(new Text(1, 255)))
            .optional("_kx", OPTIONAL_TEXT)
            .optional("first_name", OPTIONAL_TEXT)
            .optional("last_name", OPTIONAL_TEXT)
            .optional("organization", OPTIONAL_TEXT)
            .optional("locale", OPTIONAL_TEXT)
            .optional("title", OPTIONAL_TEXT)
            .optional("image", OPTIONAL_TEXT)
            .optional("location", new Nullable(LOCATION))
            .optional("properties", FREE);
    private static final ObjectOf PATCHES =
            Shape.object("meta").optional("patch_properties", FREE).optional("patch_identifiers", FREE);

    static final Shape PROFILE = document(profile());
    static final Shape PROFILE_JOB = document(resource(
                    "profile-bulk-import-job",
                    Shape.object("profile-bulk-import-job")
                            .with("profiles", data(new ListOf(profile(), PROFILES_OF_A_REQUEST))))
            .optional("relationships", FREE));

    static final Shape EVENT = document(resource("event", eventAttributes("event", true)));
    static final Shape EVENT_JOB = document(resource(
            "event-bulk-create-job",
            Shape.object("event-bulk-create-job")
                    .with("events-bulk-create", data(new ListOf(eventGroup(), EVENTS_OF_A_REQUEST)))));

    static final Shape MERGE = document(Shape.object("profile-merge")
            .with("type", new Literal("profile-merge"))
            .with("id", TEXT)
            .with("relationships", Shape.object("profile-merge").with("profiles", data(new ListOf(id("profile"), 1)))));
    static final Shape DELETION = document(resource(
            "data-privacy-deletion-job",
            Shape.object("data-privacy-deletion-job")
                    .with(
                            "profile",
                            data(resource(
                                            "profile",
                                            Shape.object("profile")
                                                    .optional("email", OPTIONAL_TEXT)
                                                    .optional("phone_number", OPTIONAL_TEXT))
                                    .optional("id", TEXT)))));
    static final Shape BACK_IN_STOCK = document(backInStock());

    static final Shape ITEM = document(item());
    static final Shape ITEM_PATCH = document(patch("catalog-item", itemFields(Shape.object("catalog-item"))));
    static final Shape VARIANT = document(variant());
    static final Shape VARIANT_PATCH = document(patch("catalog-variant", variantFields()));

    static final Shape AGGREGATE = document(resource(
            "metric-aggregate",
            Shape.object("metric-aggregate")
                    .with("metric_id", new Text(1, 100))
                    .with("measurements", new ListOf(TEXT, 3))
                    .with("filter", new Anything())
                    .optional("interval", TEXT)
                    .optional("timezone", TEXT)
                    .optional("by", new ListOf(TEXT, 10))
                    .optional("page_size", new Numeric())
                    .optional("page_cursor", TEXT)
                    .optional("return_fields", new ListOf(TEXT, 100))));

    private static final Map<String, Shape> CATALOG_JOBS = catalogJobs();

    private Bodies() {}

    /** The body of a job over catalog rows: {@code kind} is item or variant, {@code action} create, update or delete. */
    static Shape catalogJob(String kind, String action) {
        return Optional.ofNullable(CATALOG_JOBS.get(kind + " " + action)).orElseThrow();
    }

    private static Map<String, Shape> catalogJobs() {
        Map<String, Shape> jobs = new HashMap<>();
        for (String kind : List.of("item", "variant")) {
            for (String action : List.of("create", "update", "delete")) {
                jobs.put(kind + " " + action, newCatalogJob(kind, action));
            }
        }
        return Map.copyOf(jobs);
    }

    private static Shape newCatalogJob(String kind, String action) {
        Shape row = switch (action) {
            case "create" -> kind.equals("item") ? item() : variant();
            case "update" ->
                kind.equals("item")
                        ? patch("catalog-item", itemFields(Shape.object("catalog-item")))
                        : patch("catalog-variant", variantFields());
            default -> id("catalog-" + kind);
        };
        String job = "catalog-" + kind + "-bulk-" + action + "-job";
        return document(resource(
                job, Shape.object(job).with(kind + "s", data(new ListOf(row, ROWS_OF_A_CATALOG_JOB)))));
    }

    /**
     * Lets a well-formed body pass.
     *
     * @throws ApiException with everything that is wrong
     */
    static void require(Shape shape, JsonNode body) {
        List<ApiError> errors = new ArrayList<>();
        shape.check(body, Shape.Pointer.ROOT, errors);
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    private static ObjectOf document(Shape resource) {
        return Shape.object("request-data").with("data", resource);
    }

    private static ObjectOf data(Shape inner) {
        return Shape.object("request-data").with("data", inner);
    }

    private static ObjectOf resource(String type, Shape attributes) {
        return Shape.object(type).with("type", new Literal(type)).with("attributes", attributes);
    }

    /** A resource that is only named. */
    private static ObjectOf id(String type) {
        return Shape.object(type).with("type", new Literal(type)).with("id", TEXT);
    }

    private static ObjectOf backInStock() {
        ObjectOf profile = resource(
                        "profile",
                        Shape.object("profile")
                                .optional("email", OPTIONAL_TEXT)
                                .optional("phone_number", OPTIONAL_TEXT)
                                .optional("external_id", OPTIONAL_TEXT))
                .optional("id", TEXT);
        ObjectOf attributes = Shape.object("back-in-stock-subscription")
                .with("channels", new ListOf(TEXT, 4))
                .with("profile", data(profile));
        return resource("back-in-stock-subscription", attributes)
                .with(
                        "relationships",
                        Shape.object("back-in-stock-subscription").with("variant", data(id("catalog-variant"))));
    }

    private static ObjectOf profile() {
        return resource("profile", PROFILE_ATTRIBUTES).optional("id", TEXT).optional("meta", PATCHES);
    }

    private static ObjectOf eventAttributes(String resource, boolean withProfile) {
        ObjectOf metric = data(resource(
                "metric", Shape.object("metric").with("name", new Text(1, 127)).optional("service", TEXT)));
        ObjectOf attributes = Shape.object(resource)
                .with("properties", new Properties(PROPERTIES_OF_AN_EVENT))
                .with("metric", metric)
                .optional("time", TEXT)
                .optional("value", new Nullable(new Numeric()))
                .optional("value_currency", OPTIONAL_TEXT)
                .optional("unique_id", new Text(1, 255))
                .optional("backfill", new Bool());
        return withProfile ? attributes.with("profile", data(eventProfile())) : attributes;
    }

    private static ObjectOf eventProfile() {
        return resource(
                        "profile",
                        PROFILE_ATTRIBUTES
                                .optional("anonymous_id", OPTIONAL_TEXT)
                                .optional("meta", PATCHES))
                .optional("id", TEXT)
                .optional("meta", PATCHES);
    }

    private static ObjectOf eventGroup() {
        Shape event = resource("event", eventAttributes("event", false));
        return resource(
                "event-bulk-create",
                Shape.object("event-bulk-create")
                        .with("profile", data(eventProfile()))
                        .with("events", data(new ListOf(event, EVENTS_OF_A_REQUEST)))
                        .optional("backfill", new Bool()));
    }

    private static ObjectOf item() {
        return resource("catalog-item", newRow("catalog-item")).optional("relationships", new Anything());
    }

    /** What items and variants must have when they are made. */
    private static ObjectOf newRow(String type) {
        return itemFields(Shape.object(type)
                .with("external_id", new Text(1, 255))
                .with("title", TEXT)
                .with("description", TEXT)
                .with("url", TEXT)
                .optional("integration_type", new Literal("$custom"))
                .optional("catalog_type", new Literal("$default")));
    }

    private static ObjectOf itemFields(ObjectOf attributes) {
        ObjectOf fields = attributes;
        for (String name : List.of("title", "description", "url", "image_full_url", "image_thumbnail_url")) {
            fields = fields.fields().containsKey(name) ? fields : fields.optional(name, OPTIONAL_TEXT);
        }
        return fields.optional("price", new Nullable(new Numeric()))
                .optional("images", new Nullable(new ListOf(TEXT, 100)))
                .optional("custom_metadata", new Nullable(FREE))
                .optional("published", new Nullable(new Bool()));
    }

    private static ObjectOf variant() {
        ObjectOf whole = newRow("catalog-variant")
                .with("sku", TEXT)
                .with("inventory_quantity", new Numeric())
                .with("price", new Numeric())
                .optional("inventory_policy", new Numeric());
        ObjectOf item = data(id("catalog-item"));
        return resource("catalog-variant", whole)
                .with("relationships", Shape.object("catalog-variant").with("item", item));
    }

    private static ObjectOf variantFields() {
        return itemFields(Shape.object("catalog-variant"))
                .optional("sku", OPTIONAL_TEXT)
                .optional("inventory_quantity", new Nullable(new Numeric()))
                .optional("inventory_policy", new Nullable(new Numeric()));
    }

    private static ObjectOf patch(String type, ObjectOf fields) {
        return resource(type, fields).with("id", TEXT).optional("relationships", new Anything());
    }
}
