package dev.plumbline.core.command;

import java.util.Optional;

/**
 * The catalog item of a material, created or brought up to date.
 *
 * @param account whose catalog it is
 * @param sku the item's {@code external_id}
 * @param title never empty
 * @param description Klaviyo requires one; the title where SAP has no text
 * @param url where the item can be bought
 * @param price of one piece; empty while none is known, and what Klaviyo has then stays
 * @param published whether it may appear in mails and recommendations
 */
public record UpsertCatalogItem(
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
