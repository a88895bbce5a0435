package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderInput;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One sales order: the newest report of itself, of each of its deliveries and of each of its billing documents, and what Klaviyo was
 * told of them.
 *
 * @param document the newest report of the order, empty while only successors are here
 * @param deliveries by delivery number, each cut to this order's items
 * @param billings by billing document number, each cut to this order's items
 */
public record Order(
        AggregateKey key,
        Optional<OrderDocument> document,
        SortedMap<String, KnownDelivery> deliveries,
        SortedMap<String, BillingDocument> billings,
        Told told)
        implements Aggregate {

    public Order {
        deliveries = Collections.unmodifiableSortedMap(new TreeMap<>(deliveries));
        billings = Collections.unmodifiableSortedMap(new TreeMap<>(billings));
    }

    /** An order of which nothing is known. */
    public static Order unknown(AggregateKey key) {
        return new Order(key, Optional.empty(), new TreeMap<>(), new TreeMap<>(), Told.NOTHING);
    }

    /** Remembers what the document says, and tells what follows from it. */
    public Step on(OrderInput input, Contract contract) {
        return switch (input) {
            case OrderDocument report -> {
                Newest<OrderDocument> newest = Newest.of(document, report);
                Order order = new Order(key, Optional.of(newest.report()), deliveries, billings, told);
                yield new OrderEvents(order, contract).tell(newest.reception());
            }
            case DeliveryDocument report -> {
                KnownDelivery.Received received =
                        KnownDelivery.receive(Optional.ofNullable(deliveries.get(report.number())), report);
                SortedMap<String, KnownDelivery> all = new TreeMap<>(deliveries);
                all.put(report.number(), received.delivery());
                Order order = new Order(key, document, all, billings, told);
                yield new OrderEvents(order, contract).tell(received.reception());
            }
            case BillingDocument report -> {
                Newest<BillingDocument> newest = Newest.of(Optional.ofNullable(billings.get(report.number())), report);
                SortedMap<String, BillingDocument> all = new TreeMap<>(billings);
                all.put(report.number(), newest.report());
                Order order = new Order(key, document, deliveries, all, told);
                yield new OrderEvents(order, contract).tell(newest.reception());
            }
        };
    }

    Order with(Told nowTold) {
        return new Order(key, document, deliveries, billings, nowTold);
    }
}
