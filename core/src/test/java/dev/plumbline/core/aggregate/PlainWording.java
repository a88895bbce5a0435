package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.PackedItem;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.view.CustomerFacts;
import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.FiguresView;
import dev.plumbline.core.view.GoodsView;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.OrderView;
import dev.plumbline.core.view.Verdict;
import dev.plumbline.core.view.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of the default mapping, without a mapping. */
final class PlainWording implements Wording {
    private static final String SHARES = "SAPSharesProfileOf";

    @Override
    public ProfileWords profile(CustomerView customer, Known told) {
        CustomerFacts facts = customer.facts();
        Map<String, String> attributes = new LinkedHashMap<>();
        put(attributes, "email", facts.reach().email());
        put(attributes, "phone_number", facts.reach().phone());
        put(attributes, "first_name", facts.person().first());
        put(attributes, "last_name", facts.person().last());
        put(attributes, "organization", facts.person().organization());
        put(attributes, "locale", facts.reach().language());
        Map<String, String> location = new LinkedHashMap<>();
        put(location, "address1", facts.reach().address().street());
        put(location, "city", facts.reach().address().city());
        put(location, "zip", facts.reach().address().postalCode());
        put(location, "region", facts.reach().address().region());
        put(location, "country", facts.reach().address().country());
        return new ProfileWords(
                attributes, location, new Words(properties(customer), List.of(), Verdict.NONE), Known.NOTHING);
    }

    private static Map<String, Object> properties(CustomerView customer) {
        CustomerFacts facts = customer.facts();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("SAPCustomerNumber", facts.number());
        if (facts.oneTime()) {
            properties.put("SAPOneTimeCustomer", true);
        }
        put(properties, "SAPAccountStatus", facts.account().status());
        put(properties, "SAPAccountGroup", facts.account().group());
        put(properties, "SAPCustomerClass", facts.account().customerClass());
        if (!facts.salesAreas().isEmpty()) {
            properties.put(
                    "SAPSalesAreas",
                    facts.salesAreas().stream().map(CustomerFacts.Area::key).toList());
            properties.put(
                    "SAPSalesAreaStatus",
                    facts.salesAreas().stream()
                            .map(area -> area.key() + ": " + area.status())
                            .toList());
            properties.put("SAPCustomerGroups", facts.customerGroups());
        }
        facts.credit().ifPresent(credit -> {
            properties.put("SAPCreditStatus", credit.status());
            credit.use().ifPresent(use -> properties.put("SAPCreditLimitUse", use));
        });
        facts.openTickets().ifPresent(open -> properties.put("SAPOpenTickets", open));
        if (!customer.numbers().isEmpty()) {
            properties.put("SAPCustomerNumbers", customer.numbers());
        }
        customer.figures().ifPresent(figures -> addFigures(figures, properties));
        return properties;
    }

    private static void addFigures(FiguresView figures, Map<String, Object> properties) {
        properties.put("SAPOrders", figures.orders());
        figures.dates().firstOrder().ifPresent(when -> properties.put("SAPFirstOrder", when.toString()));
        figures.dates().lastOrder().ifPresent(when -> properties.put("SAPLastOrder", when.toString()));
        figures.dates().lastGoodsIssue().ifPresent(when -> properties.put("SAPLastGoodsIssue", when.toString()));
        figures.lifetimeValue()
                .forEach((currency, value) -> properties.put("SAPLifetimeValue" + currency, Numbers.plain(value)));
        figures.refunded().forEach((currency, value) -> properties.put("SAPRefunded" + currency, Numbers.plain(value)));
        properties.put("SAPReturns", figures.returns());
        properties.put("SAPReturnRate", Numbers.plain(figures.returnRate()));
    }

    @Override
    public Words farewell(CustomerView customer) {
        return new Words(Map.of(SHARES, customer.sharesProfileOf()), List.of(), Verdict.NONE);
    }

    @Override
    public Set<String> farewellNames() {
        return Set.of(SHARES);
    }

    @Override
    public boolean isNamed(String property) {
        return property.startsWith("SAP");
    }

    @Override
    public boolean isNormal(String property, Object value) {
        return switch (value) {
            case String text -> text.equals("active") || text.equals("ok");
            case Integer number -> number == 0;
            case List<?> list ->
                list.stream().allMatch(entry -> String.valueOf(entry).endsWith(": active"));
            default -> false;
        };
    }

    @Override
    public Words event(Occurrence occurrence) {
        Map<String, Object> properties = new LinkedHashMap<>();
        switch (occurrence) {
            case Occurrence.Placed placed -> add(placed, properties);
            case Occurrence.Ordered ordered -> add(ordered, properties);
            case Occurrence.Increased increased -> add(increased, properties);
            case Occurrence.Cancelled cancelled -> add(cancelled, properties);
            case Occurrence.Delivery delivery -> add(delivery, properties);
            case Occurrence.Completed completed -> add(completed, properties);
            case Occurrence.Shipped shipped -> add(shipped, properties);
            case Occurrence.Returned returned -> add(returned, properties);
            case Occurrence.Refunded refunded -> add(refunded, properties);
            case Occurrence.OfTicket ticket ->
                properties.put("SAPNotification", ticket.ticket().number());
        }
        return new Words(properties, List.of(), Verdict.NONE);
    }

    private static void add(Occurrence.Placed placed, Map<String, Object> properties) {
        addOrder(placed.order(), properties);
        addItems(placed.items().stream().filter(line -> line.item().isMain()).toList(), properties);
        address(placed.order().billTo(), "BillingAddress", properties);
        address(placed.order().shipTo(), "ShippingAddress", properties);
    }

    private static void add(Occurrence.Ordered ordered, Map<String, Object> properties) {
        addOrder(ordered.order(), properties);
        properties.putAll(row(ordered.item()));
        properties.put("Quantity", ordered.quantity());
        properties.put("RowTotal", ordered.value());
        properties.put("SAPOrderItem", ordered.item().item().position());
    }

    private static void add(Occurrence.Increased increased, Map<String, Object> properties) {
        addOrder(increased.order(), properties);
        properties.put("SAPOrderChange", "increase");
        addItems(increased.items(), properties);
        properties.put("SAPGainedQuantities", increased.gained());
    }

    private static void add(Occurrence.Cancelled cancelled, Map<String, Object> properties) {
        addOrder(cancelled.order(), properties);
        addItems(cancelled.items(), properties);
        properties.put("SAPOrderItems", cancelled.positions());
        put(properties, "Reason", cancelled.reason());
    }

    private static void add(Occurrence.Delivery delivery, Map<String, Object> properties) {
        addOrder(delivery.order(), properties);
        properties.put("SAPDelivery", delivery.delivery().number());
        addCarriage(delivery.delivery().carriage(), properties);
        properties.put(
                "ItemNames",
                delivery.goods().stream().map(GoodsView::name).distinct().toList());
        properties.put("Items", delivery.goods().stream().map(PlainWording::row).toList());
    }

    private static void add(Occurrence.Completed completed, Map<String, Object> properties) {
        addOrder(completed.order(), properties);
        properties.put(
                "SAPDeliveries",
                completed.deliveries().stream()
                        .map(delivery -> delivery.number())
                        .toList());
    }

    private static void add(Occurrence.Shipped shipped, Map<String, Object> properties) {
        addOrder(shipped.order(), properties);
        properties.put("SAPShipment", shipped.shipment());
        properties.put("SAPDelivery", shipped.delivery().number());
        addCarriage(shipped.delivery().carriage(), properties);
    }

    private static void add(Occurrence.Returned returned, Map<String, Object> properties) {
        addOrder(returned.order(), properties);
        put(properties, "SAPReturnsOrder", returned.returnsOrder());
        properties.put("SAPDelivery", returned.delivery());
        properties.put("Items", returned.goods().stream().map(PlainWording::row).toList());
    }

    private static void add(Occurrence.Refunded refunded, Map<String, Object> properties) {
        addOrder(refunded.order(), properties);
        properties.put("SAPBillingDocument", refunded.memo().number());
        properties.put(
                "Reason",
                refunded.memo().category().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static void addOrder(OrderView order, Map<String, Object> properties) {
        OrderDocument document = order.document();
        properties.put("OrderId", document.number());
        put(properties, "PurchaseOrder", document.purchaseOrder());
        put(properties, "SAPSalesOrganization", document.salesOrganization());
        if (order.synthesised()) {
            properties.put("SAPSynthesised", true);
        }
    }

    private static void addItems(List<ItemView> items, Map<String, Object> properties) {
        properties.put(
                "ItemNames", items.stream().map(ItemView::name).distinct().toList());
        properties.put("Items", items.stream().map(PlainWording::row).toList());
    }

    private static Map<String, Object> row(ItemView line) {
        Map<String, Object> row = row(new GoodsView(
                line.item().position(),
                line.item().material(),
                line.name(),
                line.item().quantity()));
        row.put("ItemPrice", line.unitPrice());
        row.put("RowTotal", line.item().netValue());
        return row;
    }

    private static Map<String, Object> row(GoodsView goods) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("ProductID", goods.material());
        row.put("SKU", goods.material());
        row.put("ProductName", goods.name());
        row.put("Quantity", goods.quantity());
        return row;
    }

    private static void addCarriage(Carriage carriage, Map<String, Object> properties) {
        if (!carriage.trackingNumbers().isEmpty()) {
            properties.put("TrackingNumber", carriage.trackingNumbers().getFirst());
        }
        put(properties, "Carrier", carriage.carrier());
        if (!carriage.packages().isEmpty()) {
            properties.put(
                    "Packages",
                    carriage.packages().stream().map(PackedItem::unit).toList());
        }
    }

    private static void address(Partner partner, String name, Map<String, Object> properties) {
        put(properties, name, partner.address().city());
    }

    private static void put(Map<String, ? super String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }
}
