package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.document.AddressDocument;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The door to the aggregates, pure and safe to share. A host routes each document and hands the messages to a {@link Run}, which loads
 * the aggregates that they concern, steps them one after the other and gathers what came of it.
 */
public final class Mirror {
    private final Contract contract;

    public Mirror(Contract contract) {
        this.contract = contract;
    }

    /** A message for each aggregate that a document concerns, each with its part of the document. Empty when it concerns none. */
    public List<Routed> route(Document document) {
        return switch (document) {
            case OrderDocument order -> List.of(toOrder(order.number(), order));
            case OrderStatusDocument status -> List.of(toOrder(status.number(), status));
            case DeliveryDocument delivery ->
                delivery.orders().stream()
                        .map(order -> toOrder(order, delivery.forOrder(order)))
                        .toList();
            case BillingDocument billing ->
                billing.orders().stream()
                        .map(order -> toOrder(order, billing.forOrder(order)))
                        .toList();
            case ShipmentDocument shipment -> route(shipment.deliveries());
            case CustomerInput customer -> isOfNobody(customer) ? List.of() : List.of(toCustomer(customer));
            case StockInput stock -> List.of(toStock(stock));
            case StockDocument stock ->
                Stream.<StockInput>concat(stock.counts().stream(), stock.movements().stream())
                        .map(Mirror::toStock)
                        .toList();
        };
    }

    /** The messages of several documents, in their order. */
    public List<Routed> route(List<? extends Document> documents) {
        return documents.stream().flatMap(document -> route(document).stream()).toList();
    }

    /** A one-time number stands for many: what a sales document says of it is said of one of them, and goes with the order. */
    private boolean isOfNobody(CustomerInput input) {
        return input instanceof AddressDocument address
                && address.source() == AddressDocument.Source.SALES_DOCUMENT
                && contract.customers().oneTime().contains(address.customer());
    }

    /** The aggregates that a message will surely need. */
    Set<AggregateKey> concerned(Routed routed) {
        return routed.message() instanceof Message.Reported reported
                        && reported.document() instanceof OrderDocument order
                ? Set.of(routed.to(), CustomerOfOrder.keyOf(order, contract))
                : Set.of(routed.to());
    }

    /** The aggregates that one may write to. */
    Set<AggregateKey> correspondents(Aggregate aggregate) {
        return switch (aggregate) {
            case Order order -> correspondentsOf(order);
            case Customer customer -> customer.correspondents();
            case Stock stock -> Set.of();
            case Identity identity -> Set.of();
        };
    }

    private Set<AggregateKey> correspondentsOf(Order order) {
        return Stream.concat(
                        order.told().news().customer().stream(),
                        order.document().map(document -> CustomerOfOrder.keyOf(document, contract)).stream())
                .collect(Collectors.toSet());
    }

    /**
     * Steps the aggregate under a key.
     *
     * @param known what is stored under the key, empty when nothing is
     * @param now the host's time
     * @throws IllegalArgumentException when the stored aggregate or the message is not of the key's kind: a defect of the host
     */
    public Step step(Routed routed, Optional<Aggregate> known, Instant now) {
        AggregateKey key = routed.to();
        return switch (known.orElseGet(() -> unknown(key))) {
            case Order order -> order.on(routed.message(), contract, now);
            case Customer customer -> customer.on(routed.message(), contract, now);
            case Stock stock -> stock.on(routed.message(), contract, now);
            case Identity identity -> identity.on(routed.message());
        };
    }

    private static Aggregate unknown(AggregateKey key) {
        return switch (key.kind()) {
            case ORDER -> Order.unknown(key);
            case CUSTOMER -> Customer.unknown(key);
            case STOCK -> Stock.unknown(key);
            case IDENTITY -> Identity.unknown(key);
        };
    }

    /** A message of a kind that an aggregate does not take: a defect of whoever routed it. */
    static IllegalArgumentException misrouted(AggregateKey key, Message message) {
        return new IllegalArgumentException(
                "Aggregate " + key + " cannot take a " + message.getClass().getSimpleName());
    }

    private static Routed toOrder(String number, Document input) {
        return new Routed(key(Kind.ORDER, input, number), new Message.Reported(input));
    }

    private static Routed toCustomer(CustomerInput input) {
        return new Routed(key(Kind.CUSTOMER, input, input.customer()), new Message.Reported(input));
    }

    private static Routed toStock(StockInput stock) {
        return new Routed(key(Kind.STOCK, stock, stock.material()), new Message.Reported(stock));
    }

    private static AggregateKey key(Kind kind, Document document, String number) {
        return new AggregateKey(kind, document.origin().system(), number);
    }
}
