package dev.plumbline.core.document;

import java.util.List;

/** A stock message: any number of counts and movements, each for one material at one place. */
public record StockDocument(Origin origin, List<StockCount> counts, List<StockMovement> movements) implements Document {
    public StockDocument {
        counts = List.copyOf(counts);
        movements = List.copyOf(movements);
    }
}
