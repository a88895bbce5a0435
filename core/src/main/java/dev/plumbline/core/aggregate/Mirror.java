package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.CustomerInput;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderInput;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.core.document.StockDocument;
import dev.plumbline.core.document.StockInput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The door to the aggregates, pure and safe to share. A host routes each document, loads the aggregates that it concerns, steps them
 * one after the other and stores what came of it.
 */
public final class Mirror {
    private final Contract contract;

    public Mirror(Contract contract) {
        this.contract = contract;
    }

    /**
     * A part of a document and the one aggregate that it concerns.
     *
     * @param to the aggregate
     * @param input an {@link OrderInput}, {@link CustomerInput} or {@link StockInput}, as the key's kind says
     */
    public record Routed(AggregateKey to, Document input) {}

    /** The aggregates that a document concerns, each with its part of the document. Empty when it concerns none. */
    public List<Routed> route(Document document) {
        return switch (document) {
            case OrderDocument order -> List.of(toOrder(order.number(), order));
            case DeliveryDocument delivery ->
                delivery.orders().stream()
                        .map(order -> toOrder(order, delivery.forOrder(order)))
                        .toList();
            case BillingDocument billing ->
                billing.orders().stream()
                        .map(order -> toOrder(order, billing.forOrder(order)))
                        .toList();
            case ShipmentDocument shipment ->
                shipment.deliveries().stream()
                        .flatMap(delivery -> route(delivery).stream())
                        .toList();
            case CustomerInput customer ->
                List.of(new Routed(key(Kind.CUSTOMER, customer, customer.customer()), customer));
            case StockInput stock -> List.of(toStock(stock));
            case StockDocument stock ->
                Stream.<StockInput>concat(stock.counts().stream(), stock.movements().stream())
                        .map(Mirror::toStock)
                        .toList();
        };
    }

    /**
     * Steps the aggregate under a key.
     *
     * @param known what is stored under the key, empty when nothing is
     * @throws IllegalArgumentException when the stored aggregate or the input is not of the key's kind: a defect of the host
     */
    public Step step(Routed routed, Optional<Aggregate> known) {
        AggregateKey key = routed.to();
        Aggregate aggregate = known.orElseGet(() -> unknown(key));
        if (aggregate instanceof Order order && routed.input() instanceof OrderInput input) {
            return order.on(input, contract);
        }
        if (aggregate instanceof Customer customer && routed.input() instanceof CustomerInput input) {
            return customer.on(input);
        }
        if (aggregate instanceof Stock stock && routed.input() instanceof StockInput input) {
            return stock.on(input, contract);
        }
        throw new IllegalArgumentException("Aggregate " + key + " cannot take a "
                + routed.input().getClass().getSimpleName());
    }

    private static Aggregate unknown(AggregateKey key) {
        return switch (key.kind()) {
            case ORDER -> Order.unknown(key);
            case CUSTOMER -> Customer.unknown(key);
            case STOCK -> Stock.unknown(key);
        };
    }

    private static Routed toOrder(String number, OrderInput input) {
        return new Routed(key(Kind.ORDER, input, number), input);
    }

    private static Routed toStock(StockInput stock) {
        return new Routed(key(Kind.STOCK, stock, stock.material()), stock);
    }

    private static AggregateKey key(Kind kind, Document document, String number) {
        return new AggregateKey(kind, document.origin().system(), number);
    }
}
