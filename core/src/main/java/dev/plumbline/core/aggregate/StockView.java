package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.UpsertCatalogItem;
import java.time.Instant;
import java.util.Optional;

/**
 * A material as one Klaviyo account has it.
 *
 * @param item the catalog entry that was told last
 * @param quantity the quantity that was told last
 * @param unpublished whether it was told as discontinued
 * @param changedAt since when the quantity differs from what was told
 * @param risingAt since when it has been above zero while none was told
 */
public record StockView(
        Optional<UpsertCatalogItem> item,
        Optional<Long> quantity,
        boolean unpublished,
        Optional<Instant> changedAt,
        Optional<Instant> risingAt) {
    static final StockView NEW =
            new StockView(Optional.empty(), Optional.empty(), false, Optional.empty(), Optional.empty());

    boolean isTold() {
        return item.isPresent() || quantity.isPresent() || unpublished;
    }

    StockView withItem(UpsertCatalogItem told) {
        return new StockView(Optional.of(told), quantity, unpublished, changedAt, risingAt);
    }

    StockView withQuantity(Optional<Long> told) {
        return new StockView(item, told, unpublished, Optional.empty(), Optional.empty());
    }

    StockView withUnpublished(boolean told) {
        return new StockView(item, quantity, told, changedAt, risingAt);
    }

    StockView since(Optional<Instant> changed, Optional<Instant> rising) {
        return new StockView(item, quantity, unpublished, changed, rising);
    }
}
