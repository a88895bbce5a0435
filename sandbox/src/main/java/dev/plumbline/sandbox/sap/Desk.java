package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.Paper.Billing;
import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.SalesOrder.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where the stories' documents are made and get their numbers. */
final class Desk {
    /** Where a sales organisation's orders go that is not routed elsewhere. */
    static final String STANDARD_ACCOUNT = "main";

    private final Writer writer;
    private final Merchant merchant;
    private final RandomGenerator dice;
    private final Map<String, String> accounts;
    private long lastOrder = 500_000;
    private long lastDelivery = 80_000_000;
    private long lastBilling = 90_000_000;
    private long lastShipment = 7_000;

    /** @param accounts the Klaviyo accounts of the sales organisations */
    Desk(Writer writer, Merchant merchant, RandomGenerator dice, Map<String, String> accounts) {
        this.writer = writer;
        this.merchant = merchant;
        this.dice = dice;
        this.accounts = accounts;
    }

    private String nextOrder() {
        return "%010d".formatted(++lastOrder);
    }

    String nextShipment() {
        return "%010d".formatted(++lastShipment);
    }

    /** A new order of somebody. */
    SalesOrder order() {
        return order(merchant.customers().get(dice.nextInt(merchant.customers().size())));
    }

    SalesOrder order(Customer customer) {
        List<Item> items = new ArrayList<>();
        int count = 1 + dice.nextInt(3);
        for (int n = 1; n <= count; n++) {
            items.add(item(10 * n, 2 + dice.nextInt(8), customer.currency()));
        }
        List<Merchant.Area> areas = customer.standing().areas();
        return new SalesOrder(
                nextOrder(),
                "TA",
                customer,
                areas.get(dice.nextInt(areas.size())).organization(),
                writer.instant(),
                "",
                items);
    }

    /** An order of somebody whom SAP knows only by it. */
    SalesOrder orderOfAGuest() {
        return order(Merchant.oneTime(lastOrder + 1, dice));
    }

    Item item(int position, int quantity, String currency) {
        Article article =
                merchant.articles().get(dice.nextInt(merchant.articles().size()));
        return new Item(position, article, quantity, article.price(currency), "", 0, Optional.empty());
    }

    /** An order of another type of the same customer. */
    SalesOrder orderLike(SalesOrder order, String type, List<Item> items) {
        return new SalesOrder(nextOrder(), type, order.customer(), order.organization(), writer.instant(), "", items);
    }

    /** All that is open. */
    Delivery delivery(SalesOrder order) {
        return delivery(lines(order));
    }

    Delivery delivery(List<Line> lines) {
        return new Delivery("%010d".formatted(++lastDelivery), "LF", lines);
    }

    Delivery returnsDelivery(SalesOrder returns) {
        return new Delivery("%010d".formatted(++lastDelivery), "LR", lines(returns));
    }

    static List<Line> lines(SalesOrder order) {
        return order.openItems().stream().map(item -> Line.whole(order, item)).toList();
    }

    /** @param category as for {@link Billing} */
    Billing billing(String category, List<Line> lines) {
        return new Billing("%010d".formatted(++lastBilling), category, lines);
    }

    Plot plot(SalesOrder order) {
        return new Plot(writer, order.number()).telling(story(order));
    }

    Story story(SalesOrder order) {
        return new Story(order.number(), accountOf(order.organization(), accounts));
    }

    static String accountOf(String organization, Map<String, String> accounts) {
        return accounts.getOrDefault(organization, STANDARD_ACCOUNT);
    }

    int upTo(int most) {
        return 1 + dice.nextInt(most);
    }
}
