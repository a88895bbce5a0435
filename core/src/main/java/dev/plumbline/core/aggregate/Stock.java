package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockInput;
import dev.plumbline.core.document.StockMovement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One material: its master data, the newest count and the movements since at each place, and what Klaviyo was told.
 *
 * @param material the newest master data
 * @param places by plant or plant/storage location
 * @param toldItem the catalog entry that Klaviyo was told last
 * @param toldQuantity the quantity that Klaviyo was told last
 */
public record Stock(
        AggregateKey key,
        Optional<MaterialDocument> material,
        SortedMap<String, PlaceStock> places,
        Optional<UpsertCatalogItem> toldItem,
        Optional<Long> toldQuantity)
        implements Aggregate {

    public Stock {
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    /** A material of which nothing is known. */
    public static Stock unknown(AggregateKey key) {
        return new Stock(key, Optional.empty(), new TreeMap<>(), Optional.empty(), Optional.empty());
    }

    /** Remembers what the document says, and tells the catalog entry and the quantity when they have changed. */
    public Step on(StockInput input, Contract contract) {
        return switch (input) {
            case MaterialDocument report -> {
                boolean older = material.filter(known -> known.origin().isNewerThan(report.origin()))
                        .isPresent();
                Stock after = older ? this : new Stock(key, Optional.of(report), places, toldItem, toldQuantity);
                yield after.tell(older ? Reception.SUPERSEDED : Reception.APPLIED, contract);
            }
            case StockCount count -> {
                PlaceStock before = places.getOrDefault(count.place(), PlaceStock.UNKNOWN);
                yield withPlace(count.place(), before.count(count)).tell(before.reception(count), contract);
            }
            case StockMovement movement -> {
                PlaceStock before = places.getOrDefault(movement.place(), PlaceStock.UNKNOWN);
                yield withPlace(movement.place(), before.move(movement)).tell(before.reception(movement), contract);
            }
        };
    }

    private Stock withPlace(String place, PlaceStock stock) {
        SortedMap<String, PlaceStock> all = new TreeMap<>(places);
        all.put(place, stock);
        return new Stock(key, material, all, toldItem, toldQuantity);
    }

    private Step tell(Reception reception, Contract contract) {
        List<Command> commands = new ArrayList<>();
        Optional<UpsertCatalogItem> item = contract.catalogUrl().flatMap(this::catalogItem);
        if (item.isPresent() && !item.equals(toldItem)) {
            commands.add(item.get());
            commands.add(variantOf(item.get()));
        }
        Optional<Long> sellable = sellable();
        if (contract.catalogUrl().isPresent() && material.isEmpty() && sellable.isPresent()) {
            Hold hold = new Hold(
                    Hold.Reason.MATERIAL_MISSING,
                    "Material " + key.number() + " has stock but no catalog entry yet; its MATMAS is awaited");
            return new Step(this, commands, Optional.of(hold), reception);
        }
        if (sellable.isPresent() && !sellable.equals(toldQuantity)) {
            commands.add(new SetStock(key.number(), sellable.get()));
        }
        Stock heard = new Stock(key, material, places, item.or(() -> toldItem), sellable.or(() -> toldQuantity));
        return new Step(heard, commands, countMissing(), reception);
    }

    private Optional<Hold> countMissing() {
        return places.entrySet().stream()
                .filter(place -> place.getValue().quantity().isEmpty())
                .findFirst()
                .map(place -> new Hold(
                        Hold.Reason.NO_COUNT_YET,
                        "Material " + key.number() + " moved at " + place.getKey()
                                + ", where no count (PROACT, LOISTD, INVCON) was received yet"));
    }

    /** The sum over all places that were counted, in whole units and never below zero; empty before the first count. */
    private Optional<Long> sellable() {
        return places.values().stream()
                .flatMap(place -> place.quantity().stream())
                .reduce(BigDecimal::add)
                .map(sum ->
                        sum.max(BigDecimal.ZERO).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    private Optional<UpsertCatalogItem> catalogItem(String urlTemplate) {
        // Prices are not in MATMAS, and an article without one must not show in a mail as free: it stays unpublished.
        return material.map(master -> new UpsertCatalogItem(
                key.number(), master.title(), master.title(), urlTemplate.replace("{sku}", key.number()), false));
    }

    private static UpsertCatalogVariant variantOf(UpsertCatalogItem item) {
        return new UpsertCatalogVariant(item.sku(), item.title(), item.description(), item.url(), item.published());
    }
}
