package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.util.Optional;

/** A new variant (what is on stock and has a price) of an item that exists already. */
public record CatalogVariant(
        String externalId,
        CatalogId item,
        String title,
        String description,
        String sku,
        BigDecimal inventoryQuantity,
        BigDecimal price,
        String url,
        Optional<InventoryPolicy> inventoryPolicy,
        CatalogDetails details) {

    public CatalogVariant {
        Check.text("external_id", externalId);
        Check.text("title", title);
        Check.text("sku", sku);
        Check.text("url", url);
        Check.number("inventory_quantity", inventoryQuantity);
        Check.number("price", price);
    }

    public CatalogId id() {
        return new CatalogId(externalId);
    }
}
