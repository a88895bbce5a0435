package dev.plumbline.core.command;

import java.util.Optional;

/**
 * The sellable quantity of a variant.
 *
 * @param account whose catalog it is
 * @param sku the variant's {@code external_id}
 * @param quantity whole units, never below zero
 */
public record SetStock(String account, String sku, long quantity) implements Command {

    public SetStock {
        if (quantity < 0) {
            throw new IllegalArgumentException(
                    "Stock of " + sku + " would be " + quantity + "; it is never below zero");
        }
    }

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
