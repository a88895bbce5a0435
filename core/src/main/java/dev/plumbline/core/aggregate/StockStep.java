package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Hold.Policy;
import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.core.aggregate.Step.Effects;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.view.MaterialView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What follows from what a material knows now: its catalog entry, and its sellable stock once that has settled. Works once. */
final class StockStep {
    private final Contract contract;
    private final Instant now;
    private final List<Command> commands = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<Instant> wakes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Stock stock;

    StockStep(Stock stock, Contract contract, Instant now) {
        this.stock = stock;
        this.contract = contract;
        this.now = now;
    }

    Step taken(Reception reception) {
        if (isLeftOut()) {
            return step(reception);
        }
        addCountMissing();
        accounts().forEach(account -> tell(account, false));
        return step(reception);
    }

    /** A person may tell a rise at once, or never: then the next change decides anew. */
    Step taken(Decided decision) {
        if (isLeftOut()) {
            return step(Reception.APPLIED);
        }
        addCountMissing();
        accounts().forEach(account -> {
            switch (decision.kind()) {
                case RELEASE -> tell(account, true);
                case DROP ->
                    stock = stock.withView(account, stock.view(account).since(Optional.empty(), Optional.empty()));
            }
        });
        return step(Reception.APPLIED);
    }

    /** It keeps what it knows; once a filter lets it through, its stock counts as changed at that time. */
    private boolean isLeftOut() {
        Sifting sifting = Sifting.of(
                contract.filters().material(new MaterialView(stock.key().system(), number(), stock.material())),
                stock.filtered(),
                stock.isTold(),
                "Material " + number());
        stock = stock.withFiltered(sifting.by());
        notes.addAll(sifting.notes());
        if (sifting.leavesOut()) {
            stock.views()
                    .forEach((account, view) ->
                            stock = stock.withView(account, view.since(Optional.empty(), Optional.empty())));
        }
        return sifting.leavesOut();
    }

    private Step step(Reception reception) {
        SortedMap<Reason, Instant> since = new TreeMap<>();
        holds.forEach(hold -> since.put(hold.reason(), hold.since()));
        stock = stock.withHeldSince(since);
        return new Step(
                stock,
                reception,
                new Effects(commands, List.of(), holds, wakes.stream().min(Instant::compareTo), notes, Judgement.NONE));
    }

    /** Those of its plants; an article that lies nowhere belongs to the standard account. */
    private SortedSet<String> accounts() {
        SortedSet<String> names = new TreeSet<>(stock.views().keySet());
        stock.plants().keySet().forEach(plant -> names.add(contract.accounts().ofPlant(plant)));
        if (names.isEmpty()) {
            names.add(contract.accounts().standard());
        }
        return names;
    }

    private void tell(String account, boolean atOnce) {
        Optional<Long> sellable = sellable(account);
        if (contract.stock().catalogUrl().isPresent() && stock.material().isEmpty()) {
            if (sellable.isPresent()) {
                hold(
                        Reason.MATERIAL_MISSING,
                        "Material " + number()
                                + " has stock but no catalog entry yet; send its master data in SAP (BD10)",
                        "material master data");
            }
            return;
        }
        tellItem(account);
        sellable.ifPresent(quantity -> tellQuantity(account, quantity, atOnce));
        tellPublished(account);
    }

    private void tellItem(String account) {
        Optional<UpsertCatalogItem> item = contract.stock().catalogUrl().flatMap(url -> catalogItem(account, url));
        if (item.isPresent() && !item.equals(stock.view(account).item())) {
            UpsertCatalogItem entry = item.get();
            commands.add(entry);
            commands.add(new UpsertCatalogVariant(
                    account,
                    entry.sku(),
                    entry.title(),
                    entry.description(),
                    entry.url(),
                    entry.price(),
                    entry.published()));
            stock = stock.withView(account, stock.view(account).withItem(entry));
        }
    }

    /** Prices are not in MATMAS, and an article without one must not show in a mail as free: it stays unpublished. */
    private Optional<UpsertCatalogItem> catalogItem(String account, String urlTemplate) {
        Optional<Money> price = priceNow(account);
        return stock.material()
                .map(master -> new UpsertCatalogItem(
                        account,
                        number(),
                        master.title(),
                        master.title(),
                        urlTemplate.replace("{sku}", number()),
                        price,
                        price.isPresent() && !master.discontinued()));
    }

    /** What one piece costs now in the sales area whose prices the account's catalog shows; wakes when another price begins to hold. */
    private Optional<Money> priceNow(String account) {
        Contract.PriceRules rules = contract.stock().prices();
        Prices prices = new Prices(stock.prices());
        Optional<String> area = rules.areaOf(account, contract.accounts());
        area.flatMap(of -> prices.nextChange(of, rules, now)).ifPresent(wakes::add);
        return area.flatMap(of -> prices.at(of, rules, now));
    }

    /** In a catalog that somebody else keeps, whatever we unpublished we publish again when SAP has it again. */
    private void tellPublished(String account) {
        StockView view = stock.view(account);
        boolean discontinued =
                stock.material().filter(MaterialDocument::discontinued).isPresent();
        boolean foreign = contract.stock().catalogUrl().isEmpty();
        if (foreign && view.quantity().isPresent() && discontinued != view.unpublished()) {
            commands.add(new SetPublished(account, number(), !discontinued));
            stock = stock.withView(account, view.withUnpublished(discontinued));
        }
    }

    private void tellQuantity(String account, long quantity, boolean atOnce) {
        StockView view = stock.view(account);
        if (view.quantity().equals(Optional.of(quantity))) {
            stock = stock.withView(account, view.since(Optional.empty(), Optional.empty()));
            return;
        }
        boolean rises = view.quantity().equals(Optional.of(0L));
        Optional<Instant> rising = rises ? view.risingAt().or(() -> Optional.of(now)) : Optional.empty();
        Optional<Instant> changed = view.changedAt().or(() -> Optional.of(now));
        Instant settled = changed.orElse(now).plus(contract.stock().settle());
        Instant stable =
                rising.map(since -> since.plus(contract.stock().flapGuard())).orElse(settled);
        Instant due = stable.isAfter(settled) ? stable : settled;
        if (atOnce || !due.isAfter(now)) {
            commands.add(new SetStock(account, number(), quantity));
            stock = stock.withView(account, view.withQuantity(Optional.of(quantity)));
            return;
        }
        stock = stock.withView(account, view.since(changed, rising));
        wakes.add(due);
        rising.filter(since -> stable.isAfter(now))
                .ifPresent(since -> holds.add(new Hold(
                        Reason.FLAP_GUARD,
                        "Stock of material " + number() + " rises from zero to " + quantity
                                + "; it is told once it has lasted, because it makes Klaviyo send mails",
                        "a stable quantity",
                        since,
                        Optional.of(stable),
                        Policy.SYNTHESISE,
                        false)));
    }

    /** The stock for sale in an account's plants less the safety stock, in whole units, never below zero; empty before a count. */
    private Optional<Long> sellable(String account) {
        return stock.plants().entrySet().stream()
                .filter(plant -> contract.accounts().ofPlant(plant.getKey()).equals(account))
                .flatMap(plant -> plant
                        .getValue()
                        .forSale(plant.getKey(), contract.stock().places())
                        .stream())
                .reduce(BigDecimal::add)
                .map(sum -> sum.subtract(contract.stock().safetyStock())
                        .max(BigDecimal.ZERO)
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact());
    }

    private void addCountMissing() {
        stock.plants().entrySet().stream()
                .filter(plant -> plant.getValue()
                        .lacksCount(plant.getKey(), contract.stock().places()))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(plant -> hold(
                        Reason.NO_COUNT_YET,
                        "Material " + number() + " moved in plant " + plant
                                + ", where no count (PROACT, LOISTD, INVCON, MARD) was received yet",
                        "a count"));
    }

    private void hold(Reason reason, String detail, String waitsFor) {
        if (holds.stream().noneMatch(hold -> hold.reason() == reason)) {
            Instant since = stock.heldSince().getOrDefault(reason, now);
            holds.add(new Hold(reason, detail, waitsFor, since, Optional.empty(), Policy.WAIT, false));
        }
    }

    private String number() {
        return stock.key().number();
    }
}
