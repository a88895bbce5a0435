package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The custom catalog, and who would have been told that something is back in stock. Not for several threads. */
final class Catalog {
    static final String PREFIX = "$custom:::$default:::";

    private final Map<String, CatalogRow> items = new LinkedHashMap<>();
    private final Map<String, CatalogRow> variants = new LinkedHashMap<>();
    private final List<String> backInStock = new ArrayList<>();

    List<CatalogRow> all(String kind) {
        return List.copyOf(rows(kind).values());
    }

    Optional<CatalogRow> find(String kind, String id) {
        return Optional.ofNullable(rows(kind).get(id));
    }

    /** Variants whose stock rose from nothing, one entry each time: each would have sent mails. */
    List<String> backInStock() {
        return List.copyOf(backInStock);
    }

    /**
     * Adds a row.
     *
     * @throws ApiException when it is there already, or a variant's item is not
     */
    CatalogRow create(String kind, JsonNode resource, Instant now) {
        Map<String, JsonNode> attributes = attributesOf(resource);
        attributes.putIfAbsent("published", JsonNodeFactory.instance.booleanNode(true));
        String external = resource.path("attributes").path("external_id").asString("");
        String id = PREFIX + external;
        if (rows(kind).containsKey(id)) {
            String name = kind.equals("item") ? "An item" : "A variant";
            throw new ApiException(
                    ApiError.conflict(name + " with the external id `" + external + "` already exists."));
        }
        String item = resource.path("relationships")
                .path("item")
                .path("data")
                .path("id")
                .asString("");
        if (kind.equals("variant") && !items.containsKey(item)) {
            throw new ApiException(ApiError.notFound("An item with id " + item + " does not exist."));
        }
        CatalogRow row = new CatalogRow(kind, id, kind.equals("variant") ? item : "", attributes, now, now);
        rows(kind).put(id, row);
        return row;
    }

    /**
     * Changes a row; what is absent stays.
     *
     * @throws ApiException when it does not exist
     */
    CatalogRow update(String kind, String id, JsonNode resource, Instant now) {
        CatalogRow before = required(kind, id);
        Map<String, JsonNode> attributes = new HashMap<>(before.attributes());
        attributes.putAll(attributesOf(resource));
        CatalogRow after = new CatalogRow(kind, id, before.itemId(), attributes, before.created(), now);
        rows(kind).put(id, after);
        if (before.number("inventory_quantity") <= 0 && after.number("inventory_quantity") > 0) {
            backInStock.add(id);
        }
        return after;
    }

    void delete(String kind, String id) {
        required(kind, id);
        rows(kind).remove(id);
    }

    /** Forgets all rows that were not changed since. */
    void forget(Instant before) {
        items.values().removeIf(row -> row.updated().isBefore(before));
        variants.values().removeIf(row -> row.updated().isBefore(before));
        backInStock.clear();
    }

    CatalogRow required(String kind, String id) {
        return find(kind, id)
                .orElseThrow(() -> new ApiException(ApiError.notFound(
                        (kind.equals("item") ? "An item" : "A variant") + " with id " + id + " does not exist.")));
    }

    private Map<String, CatalogRow> rows(String kind) {
        return kind.equals("item") ? items : variants;
    }

    private static Map<String, JsonNode> attributesOf(JsonNode resource) {
        Map<String, JsonNode> attributes = new HashMap<>();
        resource.path("attributes").properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                attributes.put(entry.getKey(), entry.getValue());
            }
        });
        return attributes;
    }
}
