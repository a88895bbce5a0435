package dev.plumbline.bench.limits;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.outbox.NewCommand;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commands as the engine makes them, of customers, orders and articles that nobody has. */
final class Samples {
    static final String ACCOUNT = "main";

    private Samples() {}

    static ProfileKey profile(long customer) {
        return new ProfileKey(ACCOUNT, String.valueOf(10_000_000 + customer));
    }

    /** An order. */
    static NewCommand event(long order, long customer, Instant time, boolean silent) {
        String number = String.valueOf(4_500_000_000L + order);
        Map<String, Object> properties = Map.of(
                "OrderId",
                number,
                "ItemNames",
                List.of("Sechskantschraube M8x40", "Unterlegscheibe A 8,4", "Montageschlüssel 13"),
                "SalesOrganization",
                "1000",
                "ShippingPlant",
                "1100",
                "ItemCount",
                3);
        return new NewCommand(
                0,
                "order:" + number,
                new TrackEvent(
                        "Placed Order",
                        profile(customer),
                        "ECC100-VBAK-" + number,
                        time,
                        Optional.of(new Money(new BigDecimal("119.00"), "EUR")),
                        properties,
                        silent,
                        Optional.of("order:" + number)),
                false);
    }

    /**
     * The state of a customer.
     *
     * @param mark tells this state from all others
     * @param pressing whether it is a change of a priority
     */
    static NewCommand state(long customer, String mark, boolean pressing) {
        UpsertProfile state = new UpsertProfile(
                profile(customer),
                Map.of("email", "kunde" + customer + "@kunde-mail.de", "last_name", "Kunde " + customer),
                Map.of("city", "Hamburg", "zip", "20095", "country", "Germany"),
                Map.of("PriceGroup", "02", "CreditBlock", false, "State", mark));
        return new NewCommand(0, "customer:" + customer, state, pressing);
    }

    static NewCommand item(long article) {
        String sku = sku(article);
        return ofArticle(
                sku,
                new UpsertCatalogItem(ACCOUNT, sku, title(article), title(article), url(sku), Optional.empty(), true));
    }

    static NewCommand variant(long article) {
        String sku = sku(article);
        return ofArticle(
                sku,
                new UpsertCatalogVariant(
                        ACCOUNT, sku, title(article), title(article), url(sku), Optional.empty(), true));
    }

    static NewCommand stock(long article, long quantity) {
        String sku = sku(article);
        return ofArticle(sku, new SetStock(ACCOUNT, sku, quantity));
    }

    private static NewCommand ofArticle(String sku, Command command) {
        return new NewCommand(0, "stock:" + sku, command, false);
    }

    private static String sku(long article) {
        return String.valueOf(700_000_000 + article);
    }

    private static String title(long article) {
        return "Artikel " + article;
    }

    private static String url(String sku) {
        return "https://shop.kunde-mail.de/p/" + sku;
    }
}
