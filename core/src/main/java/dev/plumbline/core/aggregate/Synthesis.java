package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Partners;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes up an order that never came from what came of it: its invoices, else its deliveries. */
final class Synthesis {
    /** The message type of what nobody sent. */
    static final String MADE_UP = "synthesised";

    private Synthesis() {}

    static boolean isMadeUp(OrderDocument document) {
        return document.origin().messageType().equals(MADE_UP);
    }

    /** Empty when no document names the customer. */
    static Optional<OrderDocument> of(Order order) {
        List<BillingDocument> invoices = order.billings().values().stream()
                .filter(billing -> billing.category() == Category.INVOICE)
                .toList();
        List<DeliveryDocument> deliveries = order.deliveries().values().stream()
                .filter(KnownDelivery::isOutbound)
                .map(KnownDelivery::newest)
                .toList();
        return invoices.isEmpty() ? ofDeliveries(order, deliveries) : ofInvoices(order, invoices);
    }

    private static Optional<OrderDocument> ofInvoices(Order order, List<BillingDocument> invoices) {
        Map<String, OrderDocument.Item> items = new LinkedHashMap<>();
        for (BillingDocument invoice : invoices) {
            for (BillingDocument.Item billed : invoice.items()) {
                String position = billed.orderItem().isEmpty() ? billed.position() : billed.orderItem();
                items.merge(
                        position,
                        item(position, billed.material(), billed.quantity(), billed.netValue(), billed.tax()),
                        Synthesis::sum);
            }
        }
        Optional<BusinessTime> when =
                invoices.stream().map(BillingDocument::billedAt).min(Comparator.comparing(BusinessTime::at));
        return invoices.stream()
                .map(BillingDocument::customer)
                .filter(customer -> !customer.isEmpty())
                .findFirst()
                .flatMap(customer -> when.map(date -> document(
                        order,
                        Partner.numbered(customer),
                        invoices.getFirst().currency(),
                        date,
                        List.copyOf(items.values()))));
    }

    private static Optional<OrderDocument> ofDeliveries(Order order, List<DeliveryDocument> deliveries) {
        Map<String, OrderDocument.Item> items = new LinkedHashMap<>();
        for (DeliveryDocument delivery : deliveries) {
            for (DeliveryDocument.Item shipped : delivery.items()) {
                items.merge(
                        shipped.orderItem(),
                        item(
                                shipped.orderItem(),
                                shipped.material(),
                                shipped.quantity(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO),
                        Synthesis::sum);
            }
        }
        Optional<BusinessTime> when = order.deliveries().values().stream()
                .flatMap(delivery -> delivery.goodsIssue().stream())
                .min(Comparator.comparing(BusinessTime::at));
        return deliveries.stream()
                .flatMap(delivery -> delivery.soldTo().stream())
                .filter(partner -> !partner.customer().isEmpty())
                .findFirst()
                .flatMap(partner -> when.map(date -> document(order, partner, "", date, List.copyOf(items.values()))));
    }

    private static OrderDocument.Item item(
            String position, String material, BigDecimal quantity, BigDecimal value, BigDecimal tax) {
        return new OrderDocument.Item(
                position, material, "", quantity, value, tax, Optional.empty(), "", Optional.empty());
    }

    private static OrderDocument.Item sum(OrderDocument.Item one, OrderDocument.Item other) {
        return item(
                one.position(),
                one.material(),
                one.quantity().add(other.quantity()),
                one.netValue().add(other.netValue()),
                one.tax().add(other.tax()));
    }

    private static OrderDocument document(
            Order order, Partner customer, String currency, BusinessTime when, List<OrderDocument.Item> items) {
        return new OrderDocument(
                new Origin(order.key().system(), "", MADE_UP, Instant.EPOCH),
                order.key().number(),
                OrderKind.SALES,
                "",
                Partners.soldTo(customer),
                currency,
                when,
                Optional.empty(),
                "",
                items,
                new TreeMap<>());
    }
}
