package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.util.Optional;

/** A new item (a product) of the custom catalog. Mails show an item's price for item blocks: keep it equal to its variants'. */
public record CatalogItem(
        String externalId,
        String title,
        String description,
        String url,
        Optional<BigDecimal> price,
        CatalogDetails details) {

    public CatalogItem {
        Check.text("external_id", externalId);
        Check.text("title", title);
        Check.text("url", url);
        price.ifPresent(amount -> Check.number("price", amount));
    }

    public CatalogId id() {
        return new CatalogId(externalId);
    }
}
