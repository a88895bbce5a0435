package dev.plumbline.core.command;

import java.util.Optional;

/**
 * Whether a variant may appear in mails and recommendations: a discontinued article may not.
 *
 * @param account whose catalog it is
 * @param sku the variant's {@code external_id}
 */
public record SetPublished(String account, String sku, boolean published) implements Command {

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
