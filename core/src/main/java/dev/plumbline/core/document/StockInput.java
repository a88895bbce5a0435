package dev.plumbline.core.document;

/** What the Stock aggregate listens to. */
public sealed interface StockInput extends Document permits MaterialDocument, PriceDocument, StockCount, StockMovement {

    /** The material number (MATNR), without leading zeros: the SKU of the catalog. */
    String material();
}
