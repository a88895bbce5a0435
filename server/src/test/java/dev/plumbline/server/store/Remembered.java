package dev.plumbline.server.store;

import dev.plumbline.core.aggregate.AccountView;
import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.aggregate.Customer;
import dev.plumbline.core.aggregate.Figures;
import dev.plumbline.core.aggregate.GuestOrder;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Holding;
import dev.plumbline.core.aggregate.Identity;
import dev.plumbline.core.aggregate.LeftOut;
import dev.plumbline.core.aggregate.Message.Decided;
import dev.plumbline.core.aggregate.Order;
import dev.plumbline.core.aggregate.PlantStock;
import dev.plumbline.core.aggregate.Stock;
import dev.plumbline.core.aggregate.StockView;
import dev.plumbline.core.aggregate.Telling;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CreditDocument;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.MaterialDocument;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Place;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.PriceDocument;
import dev.plumbline.core.document.ServiceNotification;
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
        all.put("order", RememberedOrder.order());
        all.put("order-unknown", Order.unknown(new AggregateKey(Kind.ORDER, PRD, "12346")));
        all.put("customer", customer());
        all.put("customer-dropped", customerWithDroppedProperties());
        all.put("stock", stock());
        all.put("stock-priced", pricedStock());
        all.put("identity", identity());
        all.put("track-event", event());
        all.put("upsert-profile", profile());
        all.put("upsert-profile-unset", profileThatUnsets());
        all.put("upsert-catalog-item", item());
        all.put(
                "upsert-catalog-variant",
                new UpsertCatalogVariant(
                        "main", "815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", Optional.empty(), true));
        all.put("upsert-catalog-item-priced", pricedItem());
        all.put(
                "upsert-catalog-variant-priced",
                new UpsertCatalogVariant(
                        "main",
                        "815",
                        "Bolt",
                        "Bolt",
                        "https://shop.kunde-mail.de/815",
                        Optional.of(new Money(number("9.95"), "EUR")),
                        true));
        all.put("set-stock", new SetStock("main", "815", 12));
        all.put("set-published", new SetPublished("main", "815", false));
        return all;
    }

    static Customer customer() {
        CustomerDocument.SalesArea area = new CustomerDocument.SalesArea("1000/10/00", "01", true, false);
        CustomerDocument master = new CustomerDocument(
                origin("DEBMAS"),
                "4711",
                new CustomerDocument.Names("Zoë", "Müßig", ""),
                address(),
                "+4922112345",
                "de",
                "0001",
                "A",
                true,
                false,
                List.of(area),
                new TreeMap<>(Map.of("loyaltyClass", "gold")));
        AddressDocument reached = new AddressDocument(
                origin("ADRMAS"),
                "4711",
                AddressDocument.Source.MASTER_DATA,
                "zoe.muessig@kunde-mail.de",
                "+49221123456");
        return new Customer(
                key(Kind.CUSTOMER, "4711"),
                Optional.of(master),
                new TreeMap<>(Map.of("1000/10/00", new Customer.KnownArea(area, origin("DEBMAS")))),
                new TreeMap<>(Map.of(
                        AddressDocument.Source.MASTER_DATA,
                        new Customer.Contact(Optional.of(reached), Optional.of(reached)),
                        AddressDocument.Source.SALES_DOCUMENT,
                        new Customer.Contact(Optional.empty(), Optional.of(reached)))),
                new TreeMap<>(Map.of("1000", credit())),
                new TreeMap<>(Map.of("300001", new Customer.Ticket(ticket(), 2, 1))),
                Optional.of(new GuestOrder("4999", partner())),
                new TreeMap<>(Map.of("main", view())),
                new TreeMap<>(Map.of("order/PRD-100/12346", key(Kind.ORDER, "12346"))),
                List.of(new Customer.Waiting("main", "order/PRD-100/12345", telling())),
                holding());
    }

    private static CreditDocument credit() {
        return new CreditDocument(
                origin("KNKK"),
                "4711",
                "1000",
                "EUR",
                Optional.of(number("5000.00")),
                Optional.of(number("0.10")),
                true,
                "A01");
    }

    private static ServiceNotification ticket() {
        return new ServiceNotification(
                origin("QMEL"), "300001", "4711", "S1", "Leck", "1", new BusinessTime(MONDAY, false), true);
    }

    private static AccountView view() {
        return new AccountView(
                Optional.of(profile()),
                "5f1d",
                Optional.of(new AccountView.Ruling(
                        key(Kind.CUSTOMER, "4712"), "4712", new TreeMap<>(Map.of("customer/PRD-100/4711", "4711")))),
                figures(),
                new TreeMap<>(Map.of("customer/PRD-100/4713", Figures.NONE)),
                Optional.of(new AccountView.Reported(key(Kind.CUSTOMER, "4712"), figures())),
                Optional.of(MONDAY),
                new TreeSet<>(),
                new TreeSet<>());
    }

    /** Klaviyo has properties of it that the mapping does not name any more, and is to have others no more. */
    static Customer customerWithDroppedProperties() {
        AccountView view = new AccountView(
                Optional.of(profileThatUnsets()),
                "",
                Optional.empty(),
                Figures.NONE,
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(List.of("SAPBranch")),
                new TreeSet<>(List.of("SAPClass", "SAPGroup")));
        return new Customer(
                key(Kind.CUSTOMER, "4714"),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>(Map.of("main", view)),
                new TreeMap<>(),
                List.of(),
                Holding.NONE);
    }

    private static UpsertProfile profileThatUnsets() {
        return new UpsertProfile(
                new ProfileKey("main", "4714"),
                Map.of(),
                Map.of(),
                Map.of("SAPCustomerNumber", "4714"),
                new TreeSet<>(List.of("SAPClass", "SAPGroup")));
    }

    static Figures figures() {
        return new Figures(
                2,
                1,
                new TreeMap<>(Map.of(
                        "JPY", new Figures.Sums(number("1000"), number("0"), number("100")), "EUR", Figures.Sums.NONE)),
                Optional.of(MONDAY),
                Optional.of(MONDAY),
                Optional.empty());
    }

    private static Telling telling() {
        return new Telling(
                "Placed Order",
                "PRD-100-order-12345",
                MONDAY,
                Optional.of(new Money(number("119.90"), "EUR")),
                Map.of("OrderId", "12345"),
                true);
    }

    static Holding holding() {
        return new Holding(
                new TreeMap<>(Map.of(Hold.Reason.CREDIT_CHECK, MONDAY)),
                new TreeSet<>(List.of(Hold.Reason.DELIVERY_BLOCK)),
                Optional.of(new Decided(Decided.Kind.DROP, "Anna Beck", "a test order", MONDAY)),
                Optional.of(new LeftOut("internal", "our own houses", LeftOut.How.BY_CUSTOMER)));
    }

    static Stock stock() {
        StockMovement movement =
                new StockMovement(origin("MBGMCR"), "815", new Place("1000", "0001"), "4900000001/1", number("-3"));
        PlantStock.Counted counted = new PlantStock.Counted(number("12.500"), origin("INVCON"));
        return new Stock(
                key(Kind.STOCK, "815"),
                Optional.of(new MaterialDocument(origin("MATMAS"), "815", "Bolt", "00101", true)),
                new TreeMap<>(Map.of(
                        "1000",
                        new PlantStock(
                                Optional.of(counted),
                                new TreeMap<>(Map.of("0001", counted)),
                                new TreeMap<>(Map.of(movement.id(), movement)),
                                new TreeMap<>(Map.of("4900000000/1", origin("MBGMCR")))),
                        "2000",
                        new PlantStock(Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()))),
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "main",
                        new StockView(
                                Optional.of(item()), Optional.of(9L), true, Optional.of(MONDAY), Optional.of(MONDAY)))),
                new TreeMap<>(Map.of(Hold.Reason.FLAP_GUARD, MONDAY)),
                Optional.of(new LeftOut("spare-parts", "not sold", LeftOut.How.TOLD_BEFORE)));
    }

    /** As sites that mirror prices have it. */
    static Stock pricedStock() {
        PriceDocument price = new PriceDocument(
                origin("COND_A"),
                "815",
                new PriceDocument.Condition("PR00", "1000", "10", "0000101692"),
                number("9.95"),
                "EUR",
                MONDAY,
                Optional.of(MONDAY.plusSeconds(86_400)),
                true);
        return new Stock(
                key(Kind.STOCK, "815"),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(Map.of(price.condition().toString(), price)),
                new TreeMap<>(Map.of(
                        "main",
                        new StockView(
                                Optional.of(pricedItem()),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Optional.empty()))),
                new TreeMap<>(),
                Optional.empty());
    }

    private static UpsertCatalogItem pricedItem() {
        return new UpsertCatalogItem(
                "main",
                "815",
                "Bolt",
                "Bolt",
                "https://shop.kunde-mail.de/815",
                Optional.of(new Money(number("9.95"), "EUR")),
                true);
    }

    static Identity identity() {
        AggregateKey claimant = key(Kind.CUSTOMER, "4711");
        return new Identity(
                new AggregateKey(Kind.IDENTITY, new SystemId("klaviyo", "main"), "5f1d"),
                new TreeMap<>(Map.of(claimant.toString(), new Identity.Claim(claimant, "4711", false, 1))),
                Optional.of(claimant),
                2);
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
                new ProfileKey("main", "4711"),
                "PRD-100-order-12345",
                MONDAY,
                Optional.of(new Money(number("119.90"), "EUR")),
                properties,
                true,
                Optional.of("order/PRD-100/12345"));
    }

    static UpsertProfile profile() {
        return new UpsertProfile(
                new ProfileKey("main", "4711"),
                Map.of("email", "zoe.muessig@kunde-mail.de"),
                Map.of("city", "Köln"),
                Map.of("SAPSalesAreas", List.of("1000/10/00")));
    }

    private static UpsertCatalogItem item() {
        return new UpsertCatalogItem(
                "main", "815", "Bolt", "Bolt", "https://shop.kunde-mail.de/815", Optional.empty(), false);
    }

    static Partner partner() {
        return new Partner("4711", "Zoë Müßig", address(), "zoe.muessig@kunde-mail.de", "+49221123456");
    }

    private static PostalAddress address() {
        return new PostalAddress("Hauptstraße 1", "Köln", "50667", "05", "DE");
    }

    static AggregateKey key(Kind kind, String number) {
        return new AggregateKey(kind, PRD, number);
    }

    static Origin origin(String messageType) {
        return new Origin(PRD, "0000000000001001", messageType, MONDAY);
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
