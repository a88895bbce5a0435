package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The custom catalog: items and variants, one by one and in jobs of a hundred. */
final class CatalogEndpoints {
    private static final Set<String> ITEM_FILTERS = Set.of("any:ids", "contains:title", "equals:published");
    private static final Set<String> VARIANT_FILTERS =
            Set.of("any:ids", "equals:item.id", "equals:sku", "contains:title", "equals:published");
    private static final Pages.Size SIZE = new Pages.Size(100, 100);

    private final Account account;

    CatalogEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        for (String kind : List.of("item", "variant")) {
            String path = "/api/catalog-" + kind + "s";
            router.add("POST", path, Tier.L, call -> create(kind, call));
            router.add("GET", path, Tier.XL, call -> list(kind, call));
            router.add(
                    "GET",
                    path + "/{}",
                    Tier.XL,
                    call -> document(200, account.catalog().required(kind, call.id())));
            router.add("PATCH", path + "/{}", Tier.L, call -> update(kind, call));
            router.add("DELETE", path + "/{}", Tier.L, call -> delete(kind, call));
            for (String action : List.of("create", "update", "delete")) {
                String job = "catalog-" + kind + "-bulk-" + action + "-job";
                router.add("POST", "/api/" + job + "s", Tier.L, call -> submit(kind, action, call));
                router.add(
                        "GET",
                        "/api/" + job + "s",
                        Tier.L,
                        call -> Reply.json(200, Pages.of(account.jobs().all(job, call.now()), call, SIZE)));
                router.add("GET", "/api/" + job + "s/{}", Tier.L, call -> job(job, call));
            }
        }
    }

    private Reply create(String kind, Call call) {
        Bodies.require(kind.equals("item") ? Bodies.ITEM : Bodies.VARIANT, call.body());
        return document(201, account.catalog().create(kind, call.body().path("data"), call.now()));
    }

    private Reply update(String kind, Call call) {
        Bodies.require(kind.equals("item") ? Bodies.ITEM_PATCH : Bodies.VARIANT_PATCH, call.body());
        JsonNode resource = call.body().path("data");
        if (!resource.path("id").asString("").equals(call.id())) {
            throw new ApiException(ApiError.invalid("The id must be the one of the path.", "/data/id"));
        }
        return document(200, account.catalog().update(kind, call.id(), resource, call.now()));
    }

    private Reply delete(String kind, Call call) {
        account.catalog().delete(kind, call.id());
        return Reply.empty(204);
    }

    private static Reply document(int status, CatalogRow row) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", row.resource());
        return Reply.json(status, document);
    }

    private Reply list(String kind, Call call) {
        Set<String> filters = kind.equals("item") ? ITEM_FILTERS : VARIANT_FILTERS;
        List<Condition> conditions = call.parameter("filter")
                .map(text -> Filter.parse(text, filters))
                .orElse(List.of());
        List<ObjectNode> found = account.catalog().all(kind).stream()
                .filter(row -> conditions.stream().allMatch(condition -> holds(condition, row)))
                .map(CatalogRow::resource)
                .toList();
        return Reply.json(200, Pages.of(found, call, SIZE));
    }

    private static boolean holds(Condition condition, CatalogRow row) {
        String attribute =
                row.resource().path("attributes").path(condition.field()).asString("");
        return switch (condition.field()) {
            case "ids" -> condition.values().contains(row.id());
            case "item.id" -> row.itemId().equals(condition.value());
            case "title" -> attribute.contains(condition.value());
            default -> attribute.equals(condition.value());
        };
    }

    private Reply submit(String kind, String action, Call call) {
        Bodies.require(Bodies.catalogJob(kind, action), call.body());
        List<JsonNode> rows = call.body()
                .path("data")
                .path("attributes")
                .path(kind + "s")
                .path("data")
                .valueStream()
                .toList();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(
                "data", account.jobs().submit("catalog-" + kind + "-bulk-" + action + "-job", rows, call.now(), row -> {
                    String id = row.path("id").asString("");
                    switch (action) {
                        case "create" -> account.catalog().create(kind, row, call.now());
                        case "update" -> account.catalog().update(kind, id, row, call.now());
                        default -> account.catalog().delete(kind, id);
                    }
                }));
        return Reply.json(202, document);
    }

    private Reply job(String type, Call call) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set(
                "data",
                account.jobs()
                        .find(type, call.id(), call.now())
                        .orElseThrow(() -> new ApiException(
                                ApiError.notFound("A job with id " + call.id() + " does not exist."))));
        return Reply.json(200, document);
    }
}
