package dev.plumbline.klaviyo;

import java.math.BigDecimal;

/** Changes of one item. */
public record ItemPatch(
        CatalogId id,
        Change<String> title,
        Change<String> description,
        Change<String> url,
        Change<BigDecimal> price,
        DetailsPatch details) {

    public ItemPatch {
        if (price instanceof Change.Set<BigDecimal>(BigDecimal amount)) {
            Check.number("price", amount);
        }
    }

    /** A patch that changes nothing, to start from. */
    public static ItemPatch of(CatalogId id) {
        return new ItemPatch(id, Change.keep(), Change.keep(), Change.keep(), Change.keep(), DetailsPatch.unchanged());
    }

    public ItemPatch withTitle(Change<String> change) {
        return new ItemPatch(id, change, description, url, price, details);
    }

    public ItemPatch withDescription(Change<String> change) {
        return new ItemPatch(id, title, change, url, price, details);
    }

    public ItemPatch withUrl(Change<String> change) {
        return new ItemPatch(id, title, description, change, price, details);
    }

    public ItemPatch withPrice(Change<BigDecimal> change) {
        return new ItemPatch(id, title, description, url, change, details);
    }

    public ItemPatch withDetails(DetailsPatch patch) {
        return new ItemPatch(id, title, description, url, price, patch);
    }
}
