package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Event properties, named as Klaviyo's own commerce integrations name them, plus SAP's document numbers for tracing. */
final class OrderProperties {
    private OrderProperties() {}

    static Map<String, Object> placed(OrderDocument order, List<OrderDocument.Item> items) {
        Map<String, Object> properties = ofOrder(order);
        properties.put(
                "ItemNames",
                items.stream().map(OrderProperties::name).distinct().toList());
        properties.put("Items", items.stream().map(OrderProperties::row).toList());
        return properties;
    }

    static Map<String, Object> ordered(OrderDocument order, OrderDocument.Item item) {
        Map<String, Object> properties = ofOrder(order);
        properties.putAll(row(item));
        properties.put("SAPOrderItem", item.position());
        return properties;
    }

    static Map<String, Object> cancelled(OrderDocument order, Set<String> positions) {
        Map<String, Object> properties = ofOrder(order);
        List<OrderDocument.Item> items = order.items().stream()
                .filter(item -> positions.contains(item.position()))
                .toList();
        properties.put("Items", items.stream().map(OrderProperties::row).toList());
        properties.put("SAPOrderItems", new ArrayList<>(positions));
        items.stream()
                .flatMap(item -> item.rejection().stream())
                .findFirst()
                .ifPresent(reason -> properties.put("Reason", reason));
        return properties;
    }

    static Map<String, Object> fulfilled(OrderDocument order, KnownDelivery known) {
        Map<String, Object> properties = ofOrder(order);
        DeliveryDocument delivery = known.newest();
        properties.put("SAPDelivery", delivery.number());
        if (!known.tracking().isEmpty()) {
            properties.put("TrackingNumber", known.tracking());
        }
        properties.put(
                "Items",
                delivery.items().stream()
                        .map(item -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("ProductID", item.material());
                            row.put("SKU", item.material());
                            row.put("Quantity", item.quantity());
                            return row;
                        })
                        .toList());
        return properties;
    }

    static Map<String, Object> refunded(OrderDocument order, BillingDocument memo) {
        Map<String, Object> properties = ofOrder(order);
        properties.put("SAPBillingDocument", memo.number());
        return properties;
    }

    private static Map<String, Object> ofOrder(OrderDocument order) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("OrderId", order.number());
        if (!order.purchaseOrder().isEmpty()) {
            properties.put("PurchaseOrder", order.purchaseOrder());
        }
        properties.put("SAPSystem", order.origin().system().toString());
        return properties;
    }

    private static Map<String, Object> row(OrderDocument.Item item) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ProductID", item.material());
        row.put("SKU", item.material());
        row.put("ProductName", name(item));
        row.put("Quantity", item.quantity());
        row.put("ItemPrice", unitPrice(item));
        row.put("RowTotal", item.netValue());
        return row;
    }

    private static BigDecimal unitPrice(OrderDocument.Item item) {
        return item.quantity().signum() == 0
                ? item.netValue()
                : item.netValue()
                        .divide(item.quantity(), MathContext.DECIMAL64)
                        .setScale(Math.max(2, item.netValue().scale()), RoundingMode.HALF_UP);
    }

    private static String name(OrderDocument.Item item) {
        return item.description().isEmpty() ? item.material() : item.description();
    }
}
