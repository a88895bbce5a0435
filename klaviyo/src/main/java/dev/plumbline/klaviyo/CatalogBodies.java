package dev.plumbline.klaviyo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of the catalog endpoints. */
final class CatalogBodies {
    private static final String ITEM = "catalog-item";
    private static final String VARIANT = "catalog-variant";

    private CatalogBodies() {}

    static ObjectNode item(CatalogItem item) {
        Attributes attributes = new Attributes()
                .put("external_id", item.externalId())
                .put("title", item.title())
                .put("description", item.description())
                .put("url", item.url())
                .put("price", item.price());
        item.details().write(attributes);
        return attributes.resource(ITEM);
    }

    static ObjectNode item(ItemPatch patch) {
        Attributes attributes = new Attributes()
                .put("title", patch.title())
                .put("description", patch.description())
                .put("url", patch.url())
                .put("price", patch.price());
        patch.details().write(attributes);
        return attributes.resource(ITEM, patch.id().value());
    }

    static ObjectNode variant(CatalogVariant variant) {
        Attributes attributes = new Attributes()
                .put("external_id", variant.externalId())
                .put("title", variant.title())
                .put("description", variant.description())
                .put("sku", variant.sku())
                .put("inventory_policy", variant.inventoryPolicy().map(InventoryPolicy::code))
                .put("inventory_quantity", variant.inventoryQuantity())
                .put("price", variant.price())
                .put("url", variant.url());
        variant.details().write(attributes);
        ObjectNode resource = attributes.resource(VARIANT);
        ObjectNode item = Attributes.data(reference(ITEM, variant.item()));
        resource.set("relationships", new Attributes().put("item", item).node());
        return resource;
    }

    static ObjectNode variant(VariantPatch patch) {
        Attributes attributes = new Attributes()
                .put("title", patch.title())
                .put("description", patch.description())
                .put("sku", patch.sku())
                .put("inventory_policy", patch.inventoryPolicy(), policy -> Json.node(policy.code()))
                .put("inventory_quantity", patch.inventoryQuantity())
                .put("price", patch.price())
                .put("url", patch.url());
        patch.details().write(attributes);
        return attributes.resource(VARIANT, patch.id().value());
    }

    static ObjectNode itemReference(CatalogId id) {
        return reference(ITEM, id);
    }

    static ObjectNode variantReference(CatalogId id) {
        return reference(VARIANT, id);
    }

    /** A bulk job of rows, each id at most once. */
    static <T> ObjectNode job(
            CatalogJobKind kind, List<T> rows, Function<T, CatalogId> id, Function<T, ObjectNode> write) {
        Check.rows(kind.rows(), rows.size(), Limits.CATALOG_ROWS_PER_REQUEST);
        Set<CatalogId> seen = new HashSet<>();
        ArrayNode list = Json.array();
        for (T row : rows) {
            if (!seen.add(id.apply(row))) {
                throw new IllegalArgumentException(
                        kind.rows() + "[" + list.size() + "]: " + id.apply(row) + " stands in an earlier row too");
            }
            list.add(write.apply(row));
        }
        return Attributes.data(
                new Attributes().put(kind.rows(), Attributes.data(list)).resource(kind.type()));
    }

    private static ObjectNode reference(String type, CatalogId id) {
        ObjectNode reference = Json.object();
        reference.put("type", type);
        reference.put("id", id.value());
        return reference;
    }
}
