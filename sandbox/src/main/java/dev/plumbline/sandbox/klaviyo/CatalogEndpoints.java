package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.util.ArrayList;
import java.util.Comparator;
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
    private static final Set<String> CHANNELS = Set.of("EMAIL", "PUSH", "SMS", "WHATSAPP");
    private static final Pages.Size SIZE = new Pages.Size(100, 100);

    private final Account account;

    CatalogEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.add("POST", "/api/back-in-stock-subscriptions", Tier.XL, this::subscribe);
        for (String kind : List.of("item", "variant")) {
            String path = "/api/catalog-" + kind + "s";
            router.add("POST", path, Tier.L, call -> create(kind, call));
            router.add("GET", path, Tier.XL, call -> list(kind, call));
            router.add(
                    "GET",
                    path + "/{}",
                    Tier.XL,
                    call -> document(200, account.catalog().required(kind, call.id()), call));
            router.add("PATCH", path + "/{}", Tier.L, call -> update(kind, call));
            router.add("DELETE", path + "/{}", Tier.L, call -> delete(kind, call));
            for (String action : List.of("create", "update", "delete")) {
                String job = "catalog-" + kind + "-bulk-" + action + "-job";
                router.add("POST", "/api/" + job + "s", Tier.L, call -> submit(kind, action, call));
                router.add("GET", "/api/" + job + "s", Tier.L, call -> jobs(job, call));
                router.add("GET", "/api/" + job + "s/{}", Tier.L, call -> job(job, call));
            }
        }
    }

    private Reply create(String kind, Call call) {
        Bodies.require(kind.equals("item") ? Bodies.ITEM : Bodies.VARIANT, call.body());
        return document(201, account.catalog().create(kind, call.body().path("data"), call.now()), call);
    }

    private Reply update(String kind, Call call) {
        Bodies.require(kind.equals("item") ? Bodies.ITEM_PATCH : Bodies.VARIANT_PATCH, call.body());
        JsonNode resource = call.body().path("data");
        if (!resource.path("id").asString("").equals(call.id())) {
            throw new ApiException(ApiError.invalid("The id must be the one of the path.", "/data/id"));
        }
        return document(200, account.catalog().update(kind, call.id(), resource, call.now()), call);
    }

    private Reply delete(String kind, Call call) {
        account.catalog().delete(kind, call.id());
        return Reply.empty(204);
    }

    private static Reply document(int status, CatalogRow row, Call call) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", Pages.sparse(row.resource(), call));
        return Reply.json(status, document);
    }

    private Reply list(String kind, Call call) {
        Set<String> filters = kind.equals("item") ? ITEM_FILTERS : VARIANT_FILTERS;
        List<Condition> conditions = call.parameter("filter")
                .map(text -> Filter.parse(text, filters))
                .orElse(List.of());
        String sort = call.parameter("sort").orElse("created");
        if (!sort.matches("-?created")) {
            throw new ApiException(ApiError.invalidParameter("'" + sort + "' is no sort.", "sort"));
        }
        List<Pages.Row> found = account.catalog().all(kind).stream()
                .filter(row -> conditions.stream().allMatch(condition -> holds(condition, row)))
                .map(row -> new Pages.Row(Pages.key(row.created()) + row.id(), row::resource))
                .toList();
        Comparator<String> order = sort.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Reply.json(200, Pages.of(found, order, call, SIZE));
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

    /** Somebody wants to be told: that is an event, and starts the flow of that name. */
    private Reply subscribe(Call call) {
        Bodies.require(Bodies.BACK_IN_STOCK, call.body());
        JsonNode data = call.body().path("data");
        JsonNode profile = data.path("attributes").path("profile").path("data");
        List<ApiError> errors = new ArrayList<>();
        Profiles.checkIdentifiers(profile, "/data/attributes/profile/data", errors);
        if (!CHANNELS.containsAll(data.path("attributes")
                .path("channels")
                .valueStream()
                .map(JsonNode::asString)
                .toList())) {
            errors.add(ApiError.invalid("An unknown channel.", "/data/attributes/channels"));
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        CatalogRow variant = account.catalog()
                .required(
                        "variant",
                        data.path("relationships")
                                .path("variant")
                                .path("data")
                                .path("id")
                                .asString(""));
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.withObject("/metric/data/attributes").put("name", "Subscribed to Back in Stock");
        event.putObject("properties").put("VariantId", variant.id());
        account.events().accept(profile, event, false, call.now());
        return Reply.empty(202);
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

    private Reply jobs(String type, Call call) {
        List<Condition> conditions = call.parameter("filter")
                .map(text -> Filter.parse(text, Set.of("equals:status")))
                .orElse(List.of());
        return Reply.json(200, Pages.of(account.jobs().all(type, conditions, call.now()), call, SIZE));
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
