package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Event properties, named as Klaviyo's own commerce integrations name them, plus SAP's document numbers for tracing. */
final class OrderProperties {
    private OrderProperties() {}

    static Map<String, Object> placed(OrderDocument order, List<OrderDocument.Item> items) {
        Map<String, Object> properties = ofOrder(order);
        List<OrderDocument.Item> lines =
                items.stream().filter(OrderDocument.Item::isMain).toList();
        addItems(properties, lines);
        putAddress(
                properties,
                "BillingAddress",
                order.partners().billTo().orElse(order.partners().soldTo()));
        putAddress(
                properties,
                "ShippingAddress",
                order.partners().shipTo().orElse(order.partners().soldTo()));
        return properties;
    }

    private static void addItems(Map<String, Object> properties, List<OrderDocument.Item> lines) {
        properties.put(
                "ItemNames",
                lines.stream().map(OrderProperties::name).distinct().toList());
        properties.put("Items", lines.stream().map(OrderProperties::row).toList());
    }

    static Map<String, Object> increased(
            OrderDocument order, List<OrderDocument.Item> items, Map<String, BigDecimal> gained) {
        Map<String, Object> properties = ofOrder(order);
        properties.put("SAPOrderChange", "increase");
        addItems(properties, items);
        properties.put("SAPGainedQuantities", new LinkedHashMap<>(gained));
        return properties;
    }

    /** A product; after the placing only what its item has gained. */
    static Map<String, Object> ordered(
            OrderDocument order, OrderDocument.Item item, BigDecimal quantity, BigDecimal value) {
        Map<String, Object> properties = ofOrder(order);
        properties.putAll(row(item));
        properties.put("Quantity", quantity);
        properties.put("RowTotal", value);
        properties.put("SAPOrderItem", item.position());
        return properties;
    }

    static Map<String, Object> cancelled(OrderDocument order, List<OrderDocument.Item> items, List<String> positions) {
        Map<String, Object> properties = ofOrder(order);
        addItems(properties, items);
        properties.put("SAPOrderItems", new ArrayList<>(positions));
        items.stream()
                .flatMap(item -> item.rejection().stream())
                .findFirst()
                .ifPresent(reason -> properties.put("Reason", reason));
        return properties;
    }

    static Map<String, Object> fulfilled(OrderDocument order, KnownDelivery known, Map<String, BigDecimal> quantities) {
        Map<String, Object> properties = ofOrder(order);
        properties.put("SAPDelivery", known.newest().number());
        addCarriage(properties, known);
        addGoods(properties, order, known.newest(), quantities);
        return properties;
    }

    static Map<String, Object> completed(OrderDocument order, List<KnownDelivery> deliveries) {
        Map<String, Object> properties = ofOrder(order);
        List<String> numbers = new ArrayList<>();
        List<String> tracking = new ArrayList<>();
        deliveries.stream()
                .filter(delivery -> delivery.goodsIssue().isPresent())
                .forEach(delivery -> {
                    numbers.add(delivery.newest().number());
                    tracking.addAll(delivery.carriage().trackingNumbers());
                });
        properties.put("SAPDeliveries", numbers);
        if (!tracking.isEmpty()) {
            properties.put("TrackingNumbers", tracking.stream().distinct().toList());
        }
        return properties;
    }

    static Map<String, Object> shipped(OrderDocument order, KnownDelivery known, Transport transport) {
        Map<String, Object> properties = ofOrder(order);
        properties.put("SAPShipment", transport.shipment());
        properties.put("SAPDelivery", known.newest().number());
        addCarriage(properties, known);
        return properties;
    }

    static Map<String, Object> returned(OrderDocument order, ReturnedGoods goods) {
        Map<String, Object> properties = ofOrder(order);
        if (!goods.returnsOrder().isEmpty()) {
            properties.put("SAPReturnsOrder", goods.returnsOrder());
        }
        properties.put("SAPDelivery", goods.delivery());
        List<OrderDocument.Item> items = order.items().stream()
                .filter(item -> goods.quantities().containsKey(item.position()))
                .toList();
        properties.put(
                "Items",
                items.stream()
                        .map(item -> goods(item, goods.quantities().getOrDefault(item.position(), BigDecimal.ZERO)))
                        .toList());
        return properties;
    }

    static Map<String, Object> refunded(OrderDocument order, BillingDocument memo) {
        Map<String, Object> properties = ofOrder(order);
        properties.put("SAPBillingDocument", memo.number());
        properties.put("Reason", memo.category().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        Map<String, OrderDocument.Item> items = new HashMap<>();
        order.items().forEach(item -> items.putIfAbsent(item.position(), item));
        List<Map<String, Object>> rows = memo.items().stream()
                .map(credited -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("ProductID", credited.material());
                    row.put("SKU", credited.material());
                    Optional.ofNullable(items.get(credited.orderItem()))
                            .ifPresent(item -> row.put("ProductName", name(item)));
                    row.put("Quantity", credited.quantity());
                    row.put("RowTotal", credited.netValue());
                    return row;
                })
                .toList();
        properties.put("Items", rows);
        return properties;
    }

    private static void addCarriage(Map<String, Object> properties, KnownDelivery known) {
        Carriage carriage = known.carriage();
        if (!carriage.trackingNumbers().isEmpty()) {
            properties.put("TrackingNumber", carriage.trackingNumbers().getFirst());
            properties.put("TrackingNumbers", carriage.trackingNumbers());
        }
        if (!carriage.carrier().isEmpty()) {
            properties.put("Carrier", carriage.carrier());
        }
        if (!carriage.packages().isEmpty()) {
            properties.put(
                    "Packages",
                    carriage.packages().stream().map(OrderProperties::packed).toList());
        }
    }

    private static Map<String, Object> packed(DeliveryDocument.PackedItem packed) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("Package", packed.unit());
        if (!packed.trackingNumber().isEmpty()) {
            row.put("TrackingNumber", packed.trackingNumber());
        }
        row.put("SAPDeliveryItem", packed.item());
        row.put("Quantity", packed.quantity());
        return row;
    }

    private static void addGoods(
            Map<String, Object> properties,
            OrderDocument order,
            DeliveryDocument delivery,
            Map<String, BigDecimal> quantities) {
        Map<String, OrderDocument.Item> items = new HashMap<>();
        order.items().forEach(item -> items.putIfAbsent(item.position(), item));
        List<Map<String, Object>> rows = new ArrayList<>();
        quantities.forEach((position, quantity) -> Optional.ofNullable(items.get(position))
                .map(item -> goods(item, quantity))
                .or(() -> delivery.items().stream()
                        .filter(item -> item.orderItem().equals(position))
                        .findFirst()
                        .map(item -> goods(item.material(), item.description(), quantity)))
                .ifPresent(rows::add));
        properties.put(
                "ItemNames",
                rows.stream().map(row -> row.get("ProductName")).distinct().toList());
        properties.put("Items", rows);
    }

    private static Map<String, Object> goods(OrderDocument.Item item, BigDecimal quantity) {
        return goods(item.material(), item.description(), quantity);
    }

    private static Map<String, Object> goods(String material, String description, BigDecimal quantity) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ProductID", material);
        row.put("SKU", material);
        row.put("ProductName", description.isEmpty() ? material : description);
        row.put("Quantity", quantity);
        return row;
    }

    private static Map<String, Object> ofOrder(OrderDocument order) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("OrderId", order.number());
        if (!order.purchaseOrder().isEmpty()) {
            properties.put("PurchaseOrder", order.purchaseOrder());
        }
        if (!order.salesOrganization().isEmpty()) {
            properties.put("SAPSalesOrganization", order.salesOrganization());
        }
        if (Synthesis.isMadeUp(order)) {
            properties.put("SAPSynthesised", true);
        }
        properties.put("SAPSystem", order.origin().system().toString());
        return properties;
    }

    private static void putAddress(Map<String, Object> properties, String name, Partner partner) {
        PostalAddress address = partner.address();
        if (address.isUnknown() && partner.name().isEmpty()) {
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        put(row, "Company", partner.name());
        put(row, "Address1", address.street());
        put(row, "City", address.city());
        put(row, "RegionCode", address.region());
        put(row, "CountryCode", address.country());
        put(row, "Zip", address.postalCode());
        put(row, "Phone", partner.phone());
        properties.put(name, row);
    }

    private static void put(Map<String, Object> row, String name, String value) {
        if (!value.isEmpty()) {
            row.put(name, value);
        }
    }

    private static Map<String, Object> row(OrderDocument.Item item) {
        Map<String, Object> row = goods(item, item.quantity());
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
