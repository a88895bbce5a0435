package dev.plumbline.server.store;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.aggregate.Customer;
import dev.plumbline.core.aggregate.KnownDelivery;
import dev.plumbline.core.aggregate.Order;
import dev.plumbline.core.aggregate.PlaceStock;
import dev.plumbline.core.aggregate.Stock;
import dev.plumbline.core.aggregate.Told;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.StockMovement;
import dev.plumbline.core.document.SystemId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** One of everything that is stored, each with all that it can have. The files {@code stored/*.json} are their stored forms. */
final class Remembered {
    static final SystemId PRD = new SystemId("PRD", "100");
    static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00.123456Z");

    private Remembered() {}

    /** By the name of the file that has the stored form. */
    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("order", order());
        all.put("order-unknown", Order.unknown(new AggregateKey(Kind.ORDER, PRD, "12346")));
        all.put("customer", customer());
        all.put("stock", stock());
        all.put("track-event", event());
        all.put("upsert-profile", profile());
        all.put("upsert-catalog-item", item());
        all.put(
                "upsert-catalog-variant",
                new UpsertCatalogVariant("815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", true));
        all.put("set-stock", new SetStock("815", 12));
        return all;
    }

    static Order order() {
        OrderDocument.Item open = new OrderDocument.Item(
                "10", "815", "Bolt \"M8\" – verzinkt", number("2.000"), number("100.00"), Optional.empty());
        OrderDocument.Item rejected =
                new OrderDocument.Item("20", "816", "", number("1"), number("0.10"), Optional.of("92"));
        OrderDocument document = new OrderDocument(
                origin("ORDRSP"),
                "12345",
                OrderKind.SALES,
                "4711",
                "EUR",
                new BusinessTime(MONDAY, false),
                Optional.of("01"),
                "PO-1",
                List.of(open, rejected));
        KnownDelivery posted = new KnownDelivery(
                delivery("DESADV", Optional.empty()),
                Optional.of(delivery("SHPCON", Optional.of(new BusinessTime(MONDAY, false)))));
        KnownDelivery planned = new KnownDelivery(delivery("DESADV", Optional.empty()), Optional.empty());
        return new Order(
                new AggregateKey(Kind.ORDER, PRD, "12345"),
                Optional.of(document),
                new TreeMap<>(Map.of("80001", posted, "80002", planned)),
                new TreeMap<>(Map.of("90001", billing())),
                new Told(
                        new TreeMap<>(Map.of("10", number("100.00"), "20", number("0.10"))),
                        new TreeSet<>(List.of("20")),
                        new TreeSet<>(List.of("delivery/80001", "billing/90001")),
                        Optional.of("4711"),
                        Optional.of(MONDAY)));
    }

    static Customer customer() {
        CustomerDocument.SalesArea area = new CustomerDocument.SalesArea("1000/10/00", "01", true, false);
        CustomerDocument master = new CustomerDocument(
                origin("DEBMAS"),
                "4711",
                new CustomerDocument.Names("Zoë", "Müßig", ""),
                new PostalAddress("Hauptstraße 1", "Köln", "50667", "05", "DE"),
                "de",
                "0001",
                "A",
                true,
                false,
                List.of(area));
        return new Customer(
                new AggregateKey(Kind.CUSTOMER, PRD, "4711"),
                Optional.of(master),
                new TreeMap<>(Map.of("1000/10/00", new Customer.KnownArea(area, origin("DEBMAS")))),
                Optional.of(
                        new AddressDocument(origin("ADRMAS"), "4711", "zoe.muessig@kunde-mail.de", "+49 221 123456")),
                Optional.of(profile()));
    }

    static Stock stock() {
        StockMovement movement = new StockMovement(origin("MBGMCR"), "815", "1000/0001", "4900000001/1", number("-3"));
        return new Stock(
                new AggregateKey(Kind.STOCK, PRD, "815"),
                Optional.of(new MaterialDocument(origin("MATMAS"), "815", "Bolt", "00101", true)),
                new TreeMap<>(Map.of(
                        "1000/0001",
                        new PlaceStock(
                                Optional.of(number("12.500")),
                                Optional.of(origin("INVCON")),
                                new TreeMap<>(Map.of(movement.id(), movement))),
                        "2000",
                        new PlaceStock(Optional.empty(), Optional.empty(), new TreeMap<>()))),
                Optional.of(item()),
                Optional.of(9L));
    }

    static TrackEvent event() {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("SKU", "815");
        row.put("Quantity", number("2.000"));
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("OrderId", "12345");
        properties.put("ItemNames", List.of("Bolt", "Nut"));
        properties.put("Items", List.of(row));
        properties.put("Rush", true);
        return new TrackEvent(
                "Placed Order",
                new ProfileKey("4711"),
                "PRD-100-order-12345",
                MONDAY,
                Optional.of(new Money(number("119.90"), "EUR")),
                properties,
                "order/PRD-100/12345");
    }

    static UpsertProfile profile() {
        return new UpsertProfile(
                new ProfileKey("4711"),
                Map.of("email", "zoe.muessig@kunde-mail.de"),
                Map.of("city", "Köln"),
                Map.of("SAPSalesAreas", List.of("1000/10/00")));
    }

    private static UpsertCatalogItem item() {
        return new UpsertCatalogItem("815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", false);
    }

    private static DeliveryDocument delivery(String messageType, Optional<BusinessTime> goodsIssue) {
        return new DeliveryDocument(
                origin(messageType),
                "80001",
                DeliveryDocument.Direction.OUTBOUND,
                goodsIssue,
                "TRACK-1",
                List.of(new DeliveryDocument.Item("10", "815", number("2.000"), "12345", "10")));
    }

    private static BillingDocument billing() {
        return new BillingDocument(
                origin("INVOIC"),
                "90001",
                BillingDocument.Category.CREDIT_MEMO,
                "EUR",
                new BusinessTime(Instant.parse("2026-03-03T23:00:00Z"), true),
                List.of(new BillingDocument.Item("10", "815", number("1.000"), number("50.00"), "12345")));
    }

    static Origin origin(String messageType) {
        return new Origin(PRD, "0000000000001001", messageType, MONDAY);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
