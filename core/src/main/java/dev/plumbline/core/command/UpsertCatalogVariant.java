package dev.plumbline.core.command;

import java.util.Optional;

/**
 * The one variant of a material's item. Its stock goes by {@link SetStock}; it starts with none.
 *
 * @param account whose catalog it is
 * @param sku the variant's {@code external_id} and {@code sku}, and its item's {@code external_id}
 * @param title never empty
 * @param description as for the item
 * @param url as for the item
 * @param price as for the item: Klaviyo keeps one at each, and its mails show the item's
 * @param published as for the item
 */
public record UpsertCatalogVariant(
        String account,
        String sku,
        String title,
        String description,
        String url,
        Optional<Money> price,
        boolean published)
        implements Command {

    @Override
    public String lane() {
        return CatalogLane.of(account, sku);
    }

    @Override
    public Optional<String> thread() {
        return Optional.of(lane());
    }

    @Override
    public boolean isWholeState() {
        return true;
    }
}
