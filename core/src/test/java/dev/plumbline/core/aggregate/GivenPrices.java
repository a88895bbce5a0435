package dev.plumbline.core.aggregate;

import static dev.plumbline.core.aggregate.Given.IMPATIENT;
import static dev.plumbline.core.aggregate.Given.MONDAY;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.document.PriceDocument.Condition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Prices of material 815 for tests, and what the catalog of an account says of it. */
final class GivenPrices {
    /** Of two sales areas, one for each account; VKP0 counts before PR00. */
    static final Contract PRICED = IMPATIENT
            .with(IMPATIENT
                    .stock()
                    .withCatalogUrl("https://shop.kunde-mail.de/{sku}")
                    .with(new Contract.PriceRules(
                            List.of("VKP0", "PR00"), new TreeMap<>(Map.of("1000/10", "EUR", "2000/10", "USD")))))
            .with(new Contract.Accounts(
                    "main", new TreeMap<>(Map.of("2000", "us")), new TreeMap<>(Map.of("3000", "us"))));

    private GivenPrices() {}

    static MaterialDocument material(Origin origin, String title) {
        return new MaterialDocument(origin, "815", title, "01", false);
    }

    /** A PR00 of the first area without end. */
    static PriceDocument price(Origin origin, String record, String amount, Instant from) {
        return price(origin, new Condition("PR00", "1000", "10", record), amount, "EUR", from);
    }

    static PriceDocument price(Origin origin, Condition condition, String amount, String currency, Instant from) {
        return new PriceDocument(
                origin, "815", condition, new BigDecimal(amount), currency, from, Optional.empty(), false);
    }

    static PriceDocument until(Instant end, PriceDocument price) {
        return new PriceDocument(
                price.origin(),
                price.material(),
                price.condition(),
                price.amount(),
                price.currency(),
                price.from(),
                Optional.of(end),
                price.withdrawn());
    }

    static PriceDocument withdrawn(PriceDocument price) {
        return new PriceDocument(
                price.origin(),
                price.material(),
                price.condition(),
                price.amount(),
                price.currency(),
                price.from(),
                price.until(),
                true);
    }

    static Instant hour(int hour) {
        return MONDAY.plus(Duration.ofHours(hour));
    }

    /** What was told an account of item and variant, a line each: the price, and whether it is published. */
    static List<String> told(World world, String account) {
        return world.commands().stream()
                .filter(command -> command.account().equals(account))
                .flatMap(command -> switch (command) {
                    case UpsertCatalogItem item -> Optional.of(line("item", item.price(), item.published())).stream();
                    case UpsertCatalogVariant variant ->
                        Optional.of(line("variant", variant.price(), variant.published())).stream();
                    default -> Optional.<String>empty().stream();
                })
                .toList();
    }

    private static String line(String what, Optional<Money> price, boolean published) {
        return what + " "
                + price.map(money -> money.amount() + " " + money.currency()).orElse("without price")
                + (published ? "" : ", unpublished");
    }
}
