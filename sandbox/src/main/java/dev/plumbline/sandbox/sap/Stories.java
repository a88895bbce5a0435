package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import dev.plumbline.sandbox.sap.Sales.Billing;
import dev.plumbline.sandbox.sap.Sales.Delivery;
import dev.plumbline.sandbox.sap.Sales.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What can happen to an order. Each story is a row of messages, each made when its turn comes, and the events that must follow. */
final class Stories {
    private final Writer writer;
    private final Sales sales;
    private final Merchant merchant;
    private final RandomGenerator dice;
    private long lastOrder = 500_000;
    private long lastDelivery = 80_000_000;
    private long lastBilling = 90_000_000;
    private long lastShipment = 7_000;

    Stories(Writer writer, Merchant merchant, RandomGenerator dice) {
        this.writer = writer;
        this.sales = new Sales(writer);
        this.merchant = merchant;
        this.dice = dice;
    }

    /** Makes a message when its turn comes. */
    @FunctionalInterface
    interface Message extends Supplier<OutgoingIdoc> {}

    /** Messages in their order, and what they lead to; {@code unmirrored} of them lead to nothing. */
    record Plot(List<Message> messages, List<Expected.Story> outcome, int unmirrored) {}

    Plot next() {
        SalesOrder order = newOrder(any(merchant.customers()), "TA");
        return switch (dice.nextInt(16)) {
            case 0 -> blockedAndReleased(order);
            case 1 -> cancelledWhileHeld(order);
            case 2 -> cancelled(order);
            case 3 -> partlyRejected(order);
            case 4 -> shippedInParts(order);
            case 5 -> shippedFromBatches(order);
            case 6 -> shippedTogether(order);
            case 7 -> postedByTheWarehouse(order);
            case 8 -> shippedByTransport(order);
            case 9 -> provenByDelivery(order);
            case 10 -> credited(order);
            case 11 -> creditedTwice(order);
            case 12 -> returned(order);
            case 13 -> stillOpen(order);
            default -> shipped(order);
        };
    }

    private SalesOrder newOrder(Customer customer, String type) {
        List<SalesOrder.Item> items = new ArrayList<>();
        int count = 1 + dice.nextInt(3);
        for (int n = 1; n <= count; n++) {
            items.add(new SalesOrder.Item(10 * n, any(merchant.articles()), 2 + dice.nextInt(8), ""));
        }
        return new SalesOrder("%010d".formatted(++lastOrder), type, customer, writer.instant(), "", items);
    }

    private Plot shipped(SalesOrder order) {
        Delivery delivery = delivery(order);
        return plot(
                order,
                placedAndShipped(order, delivery),
                () -> sales.order(order),
                () -> planned("WHSORD", delivery),
                () -> posted(delivery),
                () -> sales.billing(billing("M", order, delivery.lines())));
    }

    private Plot stillOpen(SalesOrder order) {
        Delivery delivery = delivery(order);
        Plot plot = plot(
                order,
                placed(order, order.items()),
                () -> sales.order(order),
                () -> planned("SHPORD", delivery),
                () -> sales.billing(billing("U", order, delivery.lines())));
        return new Plot(plot.messages(), plot.outcome(), 1);
    }

    private Plot blockedAndReleased(SalesOrder order) {
        Delivery delivery = delivery(order);
        return plot(
                order,
                placedAndShipped(order, delivery),
                () -> sales.order(order.withBlock("01")),
                () -> sales.order(order),
                () -> posted(delivery));
    }

    private Plot cancelledWhileHeld(SalesOrder order) {
        SalesOrder held = order.withBlock("01");
        return plot(order, List.of(), () -> sales.order(held), () -> sales.order(held.rejected("02")));
    }

    private Plot cancelled(SalesOrder order) {
        List<Expected.Event> events = placed(order, order.items());
        events.add(event("Cancelled Order", orderId(order), order, sum(order, order.items())));
        Plot plot = plot(order, events, () -> sales.order(order), () -> sales.order(order.rejected("02")));
        // Whoever sees the rejection first never places the order.
        return new Plot(plot.messages(), List.of(story(order, events, List.of())), 0);
    }

    private Plot partlyRejected(SalesOrder order) {
        SalesOrder less = order.withLastRejected("02");
        SalesOrder.Item gone = less.items().getLast();
        if (less.openItems().isEmpty()) {
            return cancelled(order);
        }
        Delivery delivery = delivery(less);
        List<Expected.Event> events = placed(order, order.items());
        events.add(event(
                "Cancelled Order",
                orderId(order) + "-cancelled-" + gone.position(),
                order,
                gone.value(order.currency())));
        events.add(fulfilled(delivery, order));
        List<Expected.Event> placedLess = placed(order, less.openItems());
        placedLess.add(fulfilled(delivery, order));
        Plot plot = plot(
                order,
                events,
                () -> sales.order(order),
                () -> sales.order(less),
                () -> sales.delivery("CARNOT", delivery, Optional.of(writer.instant())));
        return new Plot(plot.messages(), List.of(story(order, events, placedLess)), 0);
    }

    private Plot shippedInParts(SalesOrder order) {
        SalesOrder.Item split = order.items().getFirst();
        int part = split.quantity() / 2;
        List<Line> rest =
                new ArrayList<>(lines(order.items().subList(1, order.items().size()), order));
        rest.add(new Line(order, split, split.quantity() - part, 1));
        Delivery first = delivery(List.of(new Line(order, split, part, 1)));
        Delivery second = delivery(rest);
        List<Expected.Event> events = placed(order, order.items());
        events.add(fulfilled(first, order));
        events.add(fulfilled(second, order));
        return plot(order, events, () -> sales.order(order), () -> posted(first), () -> posted(second));
    }

    private Plot shippedFromBatches(SalesOrder order) {
        Delivery delivery = delivery(order.items().stream()
                .map(item -> new Line(order, item, item.quantity(), 2))
                .toList());
        return plot(order, placedAndShipped(order, delivery), () -> sales.order(order), () -> posted(delivery));
    }

    private Plot shippedTogether(SalesOrder order) {
        SalesOrder other = newOrder(order.customer(), "TA");
        List<Line> all = new ArrayList<>(lines(order.items(), order));
        all.addAll(lines(other.items(), other));
        Delivery delivery = delivery(all);
        List<Expected.Event> events = placedAndShipped(order, delivery);
        List<Expected.Event> others = placedAndShipped(other, delivery);
        Plot plot = plot(order, events, () -> sales.order(order), () -> sales.order(other), () -> posted(delivery));
        return new Plot(plot.messages(), List.of(story(order, events), story(other, others)), 0);
    }

    private Plot postedByTheWarehouse(SalesOrder order) {
        Delivery delivery = delivery(order);
        return plot(
                order,
                placedAndShipped(order, delivery),
                () -> sales.order(order),
                () -> planned("SHPORD", delivery),
                () -> sales.confirmation(delivery));
    }

    private Plot shippedByTransport(SalesOrder order) {
        Delivery delivery = delivery(order);
        String transport = "%010d".formatted(++lastShipment);
        return plot(
                order,
                placedAndShipped(order, delivery),
                () -> sales.order(order),
                () -> sales.shipment(transport, List.of(delivery), writer.instant()));
    }

    private Plot provenByDelivery(SalesOrder order) {
        Delivery delivery = delivery(order);
        return plot(
                order,
                placedAndShipped(order, delivery),
                () -> sales.order(order),
                () -> planned("SHPORD", delivery),
                () -> sales.proof(delivery, writer.instant()));
    }

    private Plot credited(SalesOrder order) {
        Delivery delivery = delivery(order);
        Billing memo = billing("O", order, List.of(new Line(order, order.items().getFirst(), 1, 1)));
        List<Expected.Event> events = placedAndShipped(order, delivery);
        events.add(event("Refunded Order", orderId(order), order, memo.value()));
        return plot(
                order,
                events,
                () -> sales.order(order),
                () -> posted(delivery),
                () -> sales.billing(billing("M", order, delivery.lines())),
                () -> sales.billing(memo));
    }

    /** The first refund carries the order's id, whichever of the two that is; the others carry their own. */
    private Plot creditedTwice(SalesOrder order) {
        Line one = new Line(order, order.items().getFirst(), 1, 1);
        Billing first = billing("O", order, List.of(one));
        Billing second =
                billing("O", order, List.of(new Line(order, order.items().getFirst(), 2, 1)));
        Billing takenBack = billing("S", order, second.lines());
        Delivery delivery = delivery(order);
        List<Expected.Event> usual = refundedTwice(order, delivery, List.of(first, second), takenBack);
        List<Expected.Event> swapped = refundedTwice(order, delivery, List.of(second, first), takenBack);
        Plot plot = plot(
                order,
                usual,
                () -> sales.order(order),
                () -> posted(delivery),
                () -> sales.billing(first),
                () -> sales.billing(second),
                () -> sales.billing(takenBack));
        return new Plot(plot.messages(), List.of(story(order, usual, swapped)), 0);
    }

    private List<Expected.Event> refundedTwice(
            SalesOrder order, Delivery delivery, List<Billing> memos, Billing takenBack) {
        List<Expected.Event> events = placedAndShipped(order, delivery);
        events.add(
                event("Refunded Order", orderId(order), order, memos.getFirst().value()));
        events.add(event(
                "Refunded Order",
                billingId(memos.getLast()),
                order,
                memos.getLast().value()));
        events.add(event(
                "Refunded Order", billingId(takenBack), order, takenBack.value().negate()));
        return events;
    }

    /** The goods come back on an order of their own, and the money is credited on that one. */
    private Plot returned(SalesOrder order) {
        Delivery delivery = delivery(order);
        SalesOrder.Item back = order.items().getFirst();
        SalesOrder returns = new SalesOrder(
                "%010d".formatted(++lastOrder), "RE", order.customer(), writer.instant(), "", List.of(back));
        Delivery received = new Delivery(
                "%010d".formatted(++lastDelivery), "LR", List.of(new Line(returns, back, back.quantity(), 1)));
        Billing memo = billing("O", returns, received.lines());
        List<Expected.Event> events = placedAndShipped(order, delivery);
        List<Expected.Event> refund = List.of(event("Refunded Order", billingId(memo), returns, memo.value()));
        Plot plot = plot(
                order,
                events,
                () -> sales.order(order),
                () -> posted(delivery),
                () -> sales.order(returns),
                () -> posted(received),
                () -> sales.billing(memo));
        return new Plot(plot.messages(), List.of(story(order, events), story(returns, refund)), 0);
    }

    private static Plot plot(SalesOrder order, List<Expected.Event> events, Message... messages) {
        return new Plot(List.of(messages), List.of(story(order, events)), 0);
    }

    private static Expected.Story story(SalesOrder order, List<Expected.Event> usual) {
        return new Expected.Story(orderId(order), List.of(usual));
    }

    private static Expected.Story story(SalesOrder order, List<Expected.Event> usual, List<Expected.Event> other) {
        return new Expected.Story(orderId(order), List.of(usual, other));
    }

    private Delivery delivery(SalesOrder order) {
        return delivery(lines(order.openItems(), order));
    }

    private Delivery delivery(List<Line> lines) {
        return new Delivery("%010d".formatted(++lastDelivery), "LF", lines);
    }

    /** A delivery that is yet to leave. */
    private OutgoingIdoc planned(String messageType, Delivery delivery) {
        return sales.delivery(messageType, delivery, Optional.empty());
    }

    /** A delivery that leaves now. */
    private OutgoingIdoc posted(Delivery delivery) {
        return sales.delivery("DESADV", delivery, Optional.of(writer.instant()));
    }

    private static List<Line> lines(List<SalesOrder.Item> items, SalesOrder order) {
        return items.stream()
                .map(item -> new Line(order, item, item.quantity(), 1))
                .toList();
    }

    private Billing billing(String category, SalesOrder order, List<Line> lines) {
        return new Billing("%010d".formatted(++lastBilling), category, order, lines);
    }

    private static List<Expected.Event> placed(SalesOrder order, List<SalesOrder.Item> items) {
        List<Expected.Event> events = new ArrayList<>();
        events.add(event("Placed Order", orderId(order), order, sum(order, items)));
        items.forEach(item -> events.add(event(
                "Ordered Product", orderId(order) + "-item-" + item.position(), order, item.value(order.currency()))));
        return events;
    }

    private static List<Expected.Event> placedAndShipped(SalesOrder order, Delivery delivery) {
        List<Expected.Event> events = placed(order, order.items());
        events.add(fulfilled(delivery, order));
        return events;
    }

    private static Expected.Event fulfilled(Delivery delivery, SalesOrder order) {
        BigDecimal value = delivery.lines().stream()
                .filter(line -> line.order().number().equals(order.number()))
                .map(Line::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String id = Writer.SYSTEM + "-delivery-" + bare(delivery.number()) + "-order-" + bare(order.number());
        return event("Fulfilled Order", id, order, value);
    }

    private static Expected.Event event(String metric, String uniqueId, SalesOrder order, BigDecimal value) {
        return new Expected.Event(metric, uniqueId, bare(order.customer().number()), value, order.currency());
    }

    private static BigDecimal sum(SalesOrder order, List<SalesOrder.Item> items) {
        return items.stream().map(item -> item.value(order.currency())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String orderId(SalesOrder order) {
        return Writer.SYSTEM + "-order-" + bare(order.number());
    }

    private static String billingId(Billing billing) {
        return Writer.SYSTEM + "-billing-" + bare(billing.number());
    }

    /** A number as people know it. */
    static String bare(String number) {
        return number.chars().allMatch(Character::isDigit) ? number.replaceFirst("^0+(?=.)", "") : number;
    }

    private <T> T any(List<T> list) {
        return list.get(dice.nextInt(list.size()));
    }

    /** An order that belongs to no story: for messages that are spoilt. */
    SalesOrder strayOrder() {
        Article article = any(merchant.articles());
        return new SalesOrder(
                "%010d".formatted(++lastOrder),
                "TA",
                any(merchant.customers()),
                writer.instant(),
                "",
                List.of(new SalesOrder.Item(10, article, 1, "")));
    }
}
