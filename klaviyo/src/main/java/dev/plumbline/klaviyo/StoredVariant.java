package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A catalog variant as Klaviyo has it.
 *
 * @param id the compound form, see {@link CatalogId#parse}
 * @param itemId the item that it belongs to, in the compound form
 */
public record StoredVariant(
        String id,
        Optional<String> externalId,
        Optional<String> itemId,
        Optional<String> title,
        Optional<String> sku,
        Optional<BigDecimal> inventoryQuantity,
        Optional<Integer> inventoryPolicy,
        Optional<BigDecimal> price,
        Optional<String> url,
        boolean published,
        Map<String, Object> customMetadata,
        Optional<Instant> updated) {

    public StoredVariant {
        customMetadata = Values.copy(customMetadata);
    }

    static StoredVariant read(Resource resource) {
        return new StoredVariant(
                resource.id(),
                resource.text("external_id"),
                resource.related("item"),
                resource.text("title"),
                resource.text("sku"),
                resource.number("inventory_quantity"),
                resource.number("inventory_policy").map(BigDecimal::intValue),
                resource.number("price"),
                resource.text("url"),
                resource.flag("published"),
                resource.map("custom_metadata"),
                resource.instant("updated"));
    }
}
