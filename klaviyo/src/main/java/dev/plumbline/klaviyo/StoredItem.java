package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A catalog item as Klaviyo has it.
 *
 * @param id the compound form, see {@link CatalogId#parse}
 */
public record StoredItem(
        String id,
        Optional<String> externalId,
        Optional<String> title,
        Optional<String> description,
        Optional<String> url,
        Optional<BigDecimal> price,
        boolean published,
        Map<String, Object> customMetadata,
        Optional<Instant> updated) {

    public StoredItem {
        customMetadata = Values.copy(customMetadata);
    }

    static StoredItem read(Resource resource) {
        return new StoredItem(
                resource.id(),
                resource.text("external_id"),
                resource.text("title"),
                resource.text("description"),
                resource.text("url"),
                resource.number("price"),
                resource.flag("published"),
                resource.map("custom_metadata"),
                resource.instant("updated"));
    }
}
