package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.document.StockCount;
import dev.plumbline.core.document.StockInput;
import dev.plumbline.core.document.StockMovement;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One material: its master data, what it costs, what was counted and moved in each plant, and what each Klaviyo account was told.
 *
 * @param material the newest master data
 * @param plants by plant
 * @param prices the newest report of each condition record, by the record; see {@link Prices}
 * @param views by account
 * @param heldSince the holds that stand, and when each began
 * @param filtered the filter of the site's that applies, empty when none does
 */
public record Stock(
        AggregateKey key,
        Optional<MaterialDocument> material,
        SortedMap<String, PlantStock> plants,
        SortedMap<String, PriceDocument> prices,
        SortedMap<String, StockView> views,
        SortedMap<Hold.Reason, Instant> heldSince,
        Optional<LeftOut> filtered)
        implements Aggregate {

    public Stock {
        plants = Immutable.sorted(plants);
        prices = Immutable.sorted(prices);
        views = Immutable.sorted(views);
        heldSince = Immutable.sorted(heldSince);
    }

    /** A material of which nothing is known. */
    static Stock unknown(AggregateKey key) {
        return new Stock(
                key,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty());
    }

    Step on(Message message, Contract contract, Instant now) {
        return switch (message) {
            case Message.Reported reported -> {
                if (reported.document() instanceof StockInput input) {
                    yield new StockStep(remember(input, now), contract, now).taken(receptionOf(input));
                }
                throw Mirror.misrouted(key, message);
            }
            case Message.WokenUp woken -> new StockStep(this, contract, now).taken(Reception.UNCHANGED);
            case Message.Decided decision -> new StockStep(this, contract, now).taken(decision);
            case Message.PropertiesDropped other -> throw Mirror.misrouted(key, other);
            case Message.CustomerAsked other -> throw Mirror.misrouted(key, other);
            case Message.CustomerReady other -> throw Mirror.misrouted(key, other);
            case Message.CustomerLeftOut other -> throw Mirror.misrouted(key, other);
            case Message.AskingWithdrawn other -> throw Mirror.misrouted(key, other);
            case Message.OrderNews other -> throw Mirror.misrouted(key, other);
            case Message.GoodsReturned other -> throw Mirror.misrouted(key, other);
            case Message.AddressClaimed other -> throw Mirror.misrouted(key, other);
            case Message.AddressGivenUp other -> throw Mirror.misrouted(key, other);
            case Message.AddressRuled other -> throw Mirror.misrouted(key, other);
            case Message.FiguresShared other -> throw Mirror.misrouted(key, other);
        };
    }

    private Stock remember(StockInput input, Instant now) {
        return switch (input) {
            case MaterialDocument report ->
                material.filter(known -> known.origin().isNewerThan(report.origin()))
                                .isPresent()
                        ? this
                        : new Stock(key, Optional.of(report), plants, prices, views, heldSince, filtered);
            case PriceDocument price -> withPrices(new Prices(prices).with(price, now));
            case StockCount count ->
                with(count.place().plant(), plant(count.place().plant()).count(count));
            case StockMovement movement ->
                with(movement.place().plant(), plant(movement.place().plant()).move(movement));
        };
    }

    private Reception receptionOf(StockInput input) {
        return switch (input) {
            case MaterialDocument report -> {
                boolean stale = material.filter(known -> known.origin().isNewerThan(report.origin()))
                        .isPresent();
                boolean same = material.filter(known -> known.title().equals(report.title())
                                && known.group().equals(report.group())
                                && known.discontinued() == report.discontinued())
                        .isPresent();
                yield stale ? Reception.SUPERSEDED : same ? Reception.UNCHANGED : Reception.APPLIED;
            }
            case PriceDocument price -> new Prices(prices).reception(price);
            case StockCount count -> plant(count.place().plant()).reception(count);
            case StockMovement movement -> plant(movement.place().plant()).reception(movement);
        };
    }

    private PlantStock plant(String plant) {
        return plants.getOrDefault(plant, PlantStock.UNKNOWN);
    }

    StockView view(String account) {
        return views.getOrDefault(account, StockView.NEW);
    }

    private Stock with(String plant, PlantStock stock) {
        return new Stock(key, material, Immutable.with(plants, plant, stock), prices, views, heldSince, filtered);
    }

    private Stock withPrices(SortedMap<String, PriceDocument> known) {
        return new Stock(key, material, plants, known, views, heldSince, filtered);
    }

    Stock withView(String account, StockView view) {
        return new Stock(key, material, plants, prices, Immutable.with(views, account, view), heldSince, filtered);
    }

    Stock withHeldSince(SortedMap<Hold.Reason, Instant> since) {
        return new Stock(key, material, plants, prices, views, since, filtered);
    }

    Stock withFiltered(Optional<LeftOut> by) {
        return new Stock(key, material, plants, prices, views, heldSince, by);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return filtered.filter(LeftOut::isSilent);
    }

    /** Whether Klaviyo was told anything of it. */
    boolean isTold() {
        return views.values().stream().anyMatch(StockView::isTold);
    }
}
