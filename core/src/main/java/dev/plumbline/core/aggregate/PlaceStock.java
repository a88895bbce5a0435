package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockMovement;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stock at one place: the newest count, and the movements that it does not contain yet because they were created after it.
 *
 * @param counted the newest count's quantity, empty before the first
 * @param countedBy the message of that count
 * @param movements by their id, newer than the count
 */
public record PlaceStock(
        Optional<BigDecimal> counted, Optional<Origin> countedBy, SortedMap<String, StockMovement> movements) {

    static final PlaceStock UNKNOWN = new PlaceStock(Optional.empty(), Optional.empty(), new TreeMap<>());

    public PlaceStock {
        movements = Collections.unmodifiableSortedMap(new TreeMap<>(movements));
    }

    /** What lies there now, empty while nothing was counted. */
    Optional<BigDecimal> quantity() {
        return counted.map(
                count -> movements.values().stream().map(StockMovement::change).reduce(count, BigDecimal::add));
    }

    Reception reception(StockCount count) {
        return isOld(count.origin()) ? Reception.SUPERSEDED : Reception.APPLIED;
    }

    Reception reception(StockMovement movement) {
        if (movements.containsKey(movement.id())) {
            return Reception.UNCHANGED;
        }
        return isOld(movement.origin()) ? Reception.SUPERSEDED : Reception.APPLIED;
    }

    PlaceStock count(StockCount count) {
        if (isOld(count.origin())) {
            return this;
        }
        SortedMap<String, StockMovement> since = new TreeMap<>(movements);
        since.values().removeIf(movement -> !movement.origin().isNewerThan(count.origin()));
        return new PlaceStock(Optional.of(count.unrestricted()), Optional.of(count.origin()), since);
    }

    PlaceStock move(StockMovement movement) {
        if (isOld(movement.origin()) || movements.containsKey(movement.id())) {
            return this;
        }
        SortedMap<String, StockMovement> all = new TreeMap<>(movements);
        all.put(movement.id(), movement);
        return new PlaceStock(counted, countedBy, all);
    }

    private boolean isOld(Origin origin) {
        return countedBy.filter(count -> !origin.isNewerThan(count)).isPresent();
    }
}
