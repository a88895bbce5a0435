package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.CustomerInput;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockInput;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sales order, returns order or memo request: the newest report of itself, of its status, of each of its deliveries and of each of
 * its billing documents, and what Klaviyo was told of them.
 *
 * @param document the newest report of the order, empty while only successors are here
 * @param status the newest report of its status
 * @param deliveries by delivery number, each cut to this order's items
 * @param billings by billing document number, each cut to this order's items
 * @param returns what came back of it, by returns order and delivery
 * @param holding what holds it
 */
public record Order(
        AggregateKey key,
        Optional<OrderDocument> document,
        Optional<OrderStatusDocument> status,
        SortedMap<String, KnownDelivery> deliveries,
        SortedMap<String, BillingDocument> billings,
        SortedMap<String, ReturnedGoods> returns,
        Holding holding,
        Told told)
        implements Aggregate {

    public Order {
        deliveries = Immutable.sorted(deliveries);
        billings = Immutable.sorted(billings);
        returns = Immutable.sorted(returns);
    }

    /** An order of which nothing is known. */
    public static Order unknown(AggregateKey key) {
        return new Order(
                key,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Holding.NONE,
                Told.NOTHING);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return holding.leftOut();
    }

    /** Quantities and amounts of each item, as the documents say them. */
    public SortedMap<String, ItemFigures> items() {
        return ItemFigures.of(this);
    }

    /** Remembers what the message says, and tells what follows from it. */
    Step on(Message message, Contract contract, Instant now) {
        Remembered remembered = remember(message);
        OrderStep step = new OrderStep(remembered.order(), contract, now);
        return message instanceof Message.CustomerLeftOut answer
                ? step.taken(answer)
                : step.taken(remembered.reception());
    }

    private record Remembered(Order order, Reception reception) {}

    private Remembered remember(Message message) {
        return switch (message) {
            case Message.Reported reported -> remember(reported.document(), reported);
            case Message.GoodsReturned returned -> remember(returned.goods());
            case Message.WokenUp woken -> new Remembered(this, Reception.UNCHANGED);
            case Message.Decided decision -> new Remembered(with(holding.decided(decision)), Reception.APPLIED);
            case Message.CustomerReady ready ->
                new Remembered(with(told.with(told.news().readyFor(ready.customer()))), Reception.APPLIED);
            case Message.CustomerLeftOut left -> new Remembered(this, Reception.APPLIED);
            case Message.AskingWithdrawn other -> throw Mirror.misrouted(key, other);
            case Message.PropertiesDropped other -> throw Mirror.misrouted(key, other);
            case Message.CustomerAsked other -> throw Mirror.misrouted(key, other);
            case Message.OrderNews other -> throw Mirror.misrouted(key, other);
            case Message.AddressClaimed other -> throw Mirror.misrouted(key, other);
            case Message.AddressGivenUp other -> throw Mirror.misrouted(key, other);
            case Message.AddressRuled other -> throw Mirror.misrouted(key, other);
            case Message.FiguresShared other -> throw Mirror.misrouted(key, other);
        };
    }

    private Remembered remember(Document reported, Message message) {
        return switch (reported) {
            case OrderDocument report -> {
                Newest<OrderDocument> newest = Newest.of(document, report);
                yield new Remembered(with(newest.report()), newest.reception());
            }
            case OrderStatusDocument report -> {
                Newest<OrderStatusDocument> newest = Newest.of(status, report);
                yield new Remembered(with(newest.report()), newest.reception());
            }
            case DeliveryDocument report -> {
                KnownDelivery.Received received =
                        KnownDelivery.receive(Optional.ofNullable(deliveries.get(report.number())), report);
                yield new Remembered(with(report.number(), received.delivery()), received.reception());
            }
            case BillingDocument report -> {
                Newest<BillingDocument> newest = Newest.of(Optional.ofNullable(billings.get(report.number())), report);
                yield new Remembered(with(newest.report()), newest.reception());
            }
            case CustomerInput other -> throw Mirror.misrouted(key, message);
            case StockInput other -> throw Mirror.misrouted(key, message);
            case ShipmentDocument other -> throw Mirror.misrouted(key, message);
            case StockDocument other -> throw Mirror.misrouted(key, message);
        };
    }

    private Remembered remember(ReturnedGoods goods) {
        Optional<ReturnedGoods> known = Optional.ofNullable(returns.get(goods.key()));
        return new Remembered(with(goods), known.equals(Optional.of(goods)) ? Reception.UNCHANGED : Reception.APPLIED);
    }

    /**
     * The order after a step of history: what it began to keep for its customer in that step is history too. What it kept before stays
     * live, although a loaded document says it again.
     */
    Order afterHistory(Optional<Order> before) {
        boolean wasLive = before.filter(order ->
                        order.told.news().isAsking() && !order.told.news().isHistory())
                .isPresent();
        return told.news().isAsking() && !wasLive ? with(told.with(told.news().asHistory())) : this;
    }

    private Order with(OrderDocument report) {
        return new Order(key, Optional.of(report), status, deliveries, billings, returns, holding, told);
    }

    private Order with(OrderStatusDocument report) {
        return new Order(key, document, Optional.of(report), deliveries, billings, returns, holding, told);
    }

    private Order with(String number, KnownDelivery delivery) {
        return new Order(
                key, document, status, Immutable.with(deliveries, number, delivery), billings, returns, holding, told);
    }

    private Order with(BillingDocument report) {
        return new Order(
                key,
                document,
                status,
                deliveries,
                Immutable.with(billings, report.number(), report),
                returns,
                holding,
                told);
    }

    Order with(ReturnedGoods goods) {
        return new Order(
                key,
                document,
                status,
                deliveries,
                billings,
                Immutable.with(returns, goods.key(), goods),
                holding,
                told);
    }

    Order with(Holding other) {
        return new Order(key, document, status, deliveries, billings, returns, other, told);
    }

    Order with(Told nowTold) {
        return new Order(key, document, status, deliveries, billings, returns, holding, nowTold);
    }
}
