package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockMovement;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The stock of one material in one plant: the newest count of the whole plant, the newest count of each of its storage locations, and the
 * movements that these do not contain yet because they were created after them.
 *
 * @param whole the newest count that does not tell locations apart
 * @param locations the newest count of each location
 * @param movements by their id
 * @param contained when movements that are in a count already were created, by their id: one that is sent again is known again
 */
public record PlantStock(
        Optional<Counted> whole,
        SortedMap<String, Counted> locations,
        SortedMap<String, StockMovement> movements,
        SortedMap<String, Origin> contained) {
    /** A resend comes soon; older ones are forgotten, so that the memory does not grow. */
    private static final int REMEMBERED = 200;

    static final PlantStock UNKNOWN =
            new PlantStock(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    public PlantStock {
        locations = Immutable.sorted(locations);
        movements = Immutable.sorted(movements);
        contained = Immutable.sorted(contained);
    }

    /** A quantity and the message that counted it. */
    public record Counted(BigDecimal quantity, Origin by) {}

    /** What lies in the plant now; empty while it was not counted. */
    Optional<BigDecimal> quantity() {
        return whole.map(count -> plus(count, movements.values(), any -> true)).or(() -> quantity(locations.keySet()));
    }

    /** What lies at some of its locations now; empty while none of these was counted. */
    Optional<BigDecimal> quantity(Collection<String> wanted) {
        return locations.entrySet().stream()
                .filter(location -> wanted.contains(location.getKey()))
                .map(location -> plus(
                        location.getValue(),
                        movements.values(),
                        movement -> movement.place().location().equals(location.getKey())))
                .reduce(BigDecimal::add);
    }

    private static BigDecimal plus(
            Counted count, Collection<StockMovement> movements, Predicate<StockMovement> concerns) {
        return movements.stream()
                .filter(concerns)
                .filter(movement -> movement.origin().isNewerThan(count.by()))
                .map(StockMovement::change)
                .reduce(count.quantity(), BigDecimal::add);
    }

    /** Whether something is known of what is for sale here, but no count to add it to. */
    boolean lacksCount(String plant, SortedSet<String> places) {
        boolean everywhere = places.isEmpty() || places.contains(plant);
        boolean somewhere = places.stream().anyMatch(place -> place.startsWith(plant + "/"));
        boolean uncounted = movements.values().stream()
                .map(StockMovement::place)
                .filter(place -> everywhere || places.contains(place.toString()))
                .anyMatch(place -> !locations.containsKey(place.location()));
        return everywhere
                ? whole.isEmpty() && uncounted
                : somewhere
                        && (uncounted
                                || (whole.isPresent() && forSale(plant, places).isEmpty()));
    }

    Reception reception(StockCount count) {
        Optional<Counted> known = known(count);
        if (known.filter(other -> other.by().isNewerThan(count.origin())).isPresent()) {
            return Reception.SUPERSEDED;
        }
        return known.filter(other -> other.quantity().compareTo(count.unrestricted()) == 0 && !hasMovedSince(other))
                        .isPresent()
                ? Reception.UNCHANGED
                : Reception.APPLIED;
    }

    private boolean hasMovedSince(Counted count) {
        return movements.values().stream()
                .anyMatch(movement -> movement.origin().isNewerThan(count.by()));
    }

    private Optional<Counted> known(StockCount count) {
        String location = count.place().location();
        return location.isEmpty() ? whole : Optional.ofNullable(locations.get(location));
    }

    Reception reception(StockMovement movement) {
        if (movements.containsKey(movement.id()) || contained.containsKey(movement.id())) {
            return Reception.UNCHANGED;
        }
        return isContained(movement) ? Reception.SUPERSEDED : Reception.APPLIED;
    }

    PlantStock count(StockCount count) {
        if (known(count).filter(other -> other.by().isNewerThan(count.origin())).isPresent()) {
            return this;
        }
        Counted counted = new Counted(count.unrestricted(), count.origin());
        String location = count.place().location();
        PlantStock after = location.isEmpty()
                ? new PlantStock(Optional.of(counted), locations, movements, contained)
                : new PlantStock(whole, Immutable.with(locations, location, counted), movements, contained);
        return after.settled();
    }

    /** The same movement reported twice was made when the first report says, whichever of the two arrives first. */
    PlantStock move(StockMovement movement) {
        if (contained.containsKey(movement.id())) {
            return this;
        }
        StockMovement earlier = Optional.ofNullable(movements.get(movement.id()))
                .filter(known -> movement.origin().isNewerThan(known.origin()))
                .orElse(movement);
        return new PlantStock(whole, locations, Immutable.with(movements, movement.id(), earlier), contained).settled();
    }

    /** What every count of its place contains is not added any more. */
    private PlantStock settled() {
        SortedMap<String, StockMovement> since = new TreeMap<>(movements);
        SortedMap<String, Origin> before = new TreeMap<>(contained);
        movements.forEach((id, movement) -> {
            if (isContained(movement)) {
                since.remove(id);
                before.put(id, movement.origin());
            }
        });
        while (before.size() > REMEMBERED) {
            before.remove(oldest(before));
        }
        return new PlantStock(whole, locations, since, before);
    }

    private static String oldest(SortedMap<String, Origin> all) {
        return all.entrySet().stream()
                .reduce((one, other) -> one.getValue().isNewerThan(other.getValue()) ? other : one)
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    private boolean isContained(StockMovement movement) {
        Optional<Counted> own =
                Optional.ofNullable(locations.get(movement.place().location()));
        return (whole.isPresent() || own.isPresent())
                && whole.filter(count -> movement.origin().isNewerThan(count.by()))
                        .isEmpty()
                && own.filter(count -> movement.origin().isNewerThan(count.by()))
                        .isEmpty();
    }

    /** What of it is for sale. */
    Optional<BigDecimal> forSale(String plant, SortedSet<String> places) {
        if (places.isEmpty() || places.contains(plant)) {
            return quantity();
        }
        return quantity(places.stream()
                .filter(place -> place.startsWith(plant + "/"))
                .map(place -> place.substring(plant.length() + 1))
                .toList());
    }
}
