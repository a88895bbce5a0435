package dev.plumbline.klaviyo;

import java.math.BigDecimal;

/**
 * Changes of one variant. The item that it belongs to cannot change.
 *
 * @param inventoryQuantity a rise from zero makes Klaviyo send back-in-stock mails
 */
public record VariantPatch(
        CatalogId id,
        Change<String> title,
        Change<String> description,
        Change<String> sku,
        Change<InventoryPolicy> inventoryPolicy,
        Change<BigDecimal> inventoryQuantity,
        Change<BigDecimal> price,
        Change<String> url,
        DetailsPatch details) {

    public VariantPatch {
        if (inventoryQuantity instanceof Change.Set<BigDecimal>(BigDecimal quantity)) {
            Check.number("inventory_quantity", quantity);
        }
        if (price instanceof Change.Set<BigDecimal>(BigDecimal amount)) {
            Check.number("price", amount);
        }
    }

    /** A patch that changes nothing, to start from. */
    public static VariantPatch of(CatalogId id) {
        return new VariantPatch(
                id,
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                DetailsPatch.unchanged());
    }

    public VariantPatch withTitle(Change<String> change) {
        return new VariantPatch(id, change, description, sku, inventoryPolicy, inventoryQuantity, price, url, details);
    }

    public VariantPatch withDescription(Change<String> change) {
        return new VariantPatch(id, title, change, sku, inventoryPolicy, inventoryQuantity, price, url, details);
    }

    public VariantPatch withSku(Change<String> change) {
        return new VariantPatch(
                id, title, description, change, inventoryPolicy, inventoryQuantity, price, url, details);
    }

    public VariantPatch withInventoryPolicy(Change<InventoryPolicy> change) {
        return new VariantPatch(id, title, description, sku, change, inventoryQuantity, price, url, details);
    }

    public VariantPatch withInventoryQuantity(BigDecimal quantity) {
        return new VariantPatch(
                id, title, description, sku, inventoryPolicy, Change.set(quantity), price, url, details);
    }

    public VariantPatch withPrice(Change<BigDecimal> change) {
        return new VariantPatch(id, title, description, sku, inventoryPolicy, inventoryQuantity, change, url, details);
    }

    public VariantPatch withUrl(Change<String> change) {
        return new VariantPatch(
                id, title, description, sku, inventoryPolicy, inventoryQuantity, price, change, details);
    }

    public VariantPatch withDetails(DetailsPatch patch) {
        return new VariantPatch(id, title, description, sku, inventoryPolicy, inventoryQuantity, price, url, patch);
    }
}
