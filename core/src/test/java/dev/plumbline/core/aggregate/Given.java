package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.CustomerDocument;
import dev.plumbline.core.document.CustomerDocument.SalesArea;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.Origin;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Partners;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.core.document.SystemId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Documents for tests. */
final class Given {
    static final SystemId PRD = new SystemId("PRD", "100");
    static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
    static final AggregateKey ORDER = new AggregateKey(Kind.ORDER, PRD, "12345");
    static final AggregateKey CUSTOMER = new AggregateKey(Kind.CUSTOMER, PRD, "4711");

    static final Contract PATIENT = Contract.standard().with(new PlainWording());
    static final Contract IMPATIENT = impatient(PATIENT);

    private Given() {}

    static Contract impatient(Contract contract) {
        return contract.with(contract.orders()
                        .with(
                                Hold.Reason.CUSTOMER_MISSING,
                                new Contract.Deadline(Duration.ZERO, Hold.Policy.SYNTHESISE)))
                .with(contract.customers().with(Schedule.atOnce()))
                .with(contract.stock().withDelays(Duration.ZERO, Duration.ZERO));
    }

    /** Created so many minutes after Monday morning; the IDoc number follows the minutes unless a test says otherwise. */
    static Origin at(int minute) {
        return at(minute, "%016d".formatted(1000 + minute));
    }

    static Origin at(int minute, String docnum) {
        return new Origin(PRD, docnum, "ORDRSP", MONDAY.plusSeconds(60L * minute));
    }

    static OrderDocument.Item item(int position, String quantity, String value) {
        return item(position, quantity, value, Optional.empty(), Optional.empty());
    }

    static OrderDocument.Item rejected(int position, String quantity, String value) {
        return item(position, quantity, value, Optional.of("92"), Optional.empty());
    }

    static OrderDocument.Item referring(int position, String quantity, String value, String order) {
        return item(
                position,
                quantity,
                value,
                Optional.empty(),
                Optional.of(new OrderDocument.Reference(order, "" + position)));
    }

    private static OrderDocument.Item item(
            int position,
            String quantity,
            String value,
            Optional<String> rejection,
            Optional<OrderDocument.Reference> reference) {
        return new OrderDocument.Item(
                "" + position,
                "MAT-" + position,
                "Bolt",
                new BigDecimal(quantity),
                new BigDecimal(value),
                new BigDecimal(value).multiply(new BigDecimal("0.19")),
                rejection,
                "",
                reference);
    }

    static OrderDocument order(Origin origin, OrderDocument.Item... items) {
        return order(origin, "12345", OrderKind.SALES, Optional.empty(), items);
    }

    static OrderDocument blocked(Origin origin, OrderDocument.Item... items) {
        return order(origin, "12345", OrderKind.SALES, Optional.of("01"), items);
    }

    static OrderDocument order(
            Origin origin, String number, OrderKind kind, Optional<String> block, OrderDocument.Item... items) {
        return new OrderDocument(
                origin,
                number,
                kind,
                "1000",
                Partners.soldTo(Partner.numbered("4711")),
                "EUR",
                new BusinessTime(MONDAY, false),
                block,
                "PO-1",
                List.of(items),
                new TreeMap<>());
    }

    static OrderDocument inCurrency(String currency, OrderDocument order) {
        return new OrderDocument(
                order.origin(),
                order.number(),
                order.kind(),
                order.salesOrganization(),
                order.partners(),
                currency,
                order.placedAt(),
                order.block(),
                order.purchaseOrder(),
                order.items(),
                order.extra());
    }

    static OrderDocument of(Partner partner, OrderDocument order) {
        return new OrderDocument(
                order.origin(),
                order.number(),
                order.kind(),
                order.salesOrganization(),
                Partners.soldTo(partner),
                order.currency(),
                order.placedAt(),
                order.block(),
                order.purchaseOrder(),
                order.items(),
                order.extra());
    }

    static DeliveryDocument.Item shipped(int orderItem, String quantity) {
        return shipped("12345", orderItem, quantity);
    }

    static DeliveryDocument.Item shipped(String order, int orderItem, String quantity) {
        return new DeliveryDocument.Item(
                "10", "MAT-" + orderItem, "Bolt", new BigDecimal(quantity), order, "" + orderItem);
    }

    static DeliveryDocument planned(Origin origin, String number, DeliveryDocument.Item... items) {
        return delivery(origin, number, Direction.OUTBOUND, new GoodsIssue.NotPosted(), items);
    }

    static DeliveryDocument silent(Origin origin, String number, DeliveryDocument.Item... items) {
        return delivery(origin, number, Direction.OUTBOUND, new GoodsIssue.NotMentioned(), items);
    }

    static DeliveryDocument posted(Origin origin, String number, DeliveryDocument.Item... items) {
        return delivery(origin, number, Direction.OUTBOUND, issue(1), items);
    }

    static DeliveryDocument cameBack(Origin origin, String number, DeliveryDocument.Item... items) {
        return delivery(origin, number, Direction.RETURN, issue(3), items);
    }

    static GoodsIssue issue(int day) {
        return new GoodsIssue.Posted(new BusinessTime(MONDAY.plusSeconds(86_400L * day), false));
    }

    static DeliveryDocument delivery(
            Origin origin, String number, Direction direction, GoodsIssue issue, DeliveryDocument.Item... items) {
        return new DeliveryDocument(
                origin,
                number,
                direction,
                Progress.of(issue),
                Optional.empty(),
                new Carriage(List.of("TRACK-1"), "", List.of()),
                List.of(items));
    }

    static DeliveryDocument with(Progress progress, DeliveryDocument delivery) {
        return new DeliveryDocument(
                delivery.origin(),
                delivery.number(),
                delivery.direction(),
                progress,
                delivery.soldTo(),
                delivery.carriage(),
                delivery.items());
    }

    static BillingDocument billing(Origin origin, Category category, String number, String value) {
        return billing(origin, category, number, "12345", value);
    }

    static BillingDocument billing(Origin origin, Category category, String number, String order, String value) {
        BillingDocument.Item item = new BillingDocument.Item(
                "10",
                "MAT-10",
                BigDecimal.ONE,
                new BigDecimal(value),
                new BigDecimal(value).multiply(new BigDecimal("0.19")),
                order,
                "10");
        return new BillingDocument(
                origin,
                number,
                category,
                "4711",
                "EUR",
                new BusinessTime(MONDAY.plusSeconds(172_800), true),
                List.of(item));
    }

    static CustomerDocument master(Origin origin, String number, SalesArea... areas) {
        return master(origin, number, false, areas);
    }

    static CustomerDocument master(Origin origin, String number, boolean blocked, SalesArea... areas) {
        return new CustomerDocument(
                origin,
                number,
                new CustomerDocument.Names("Anna", "Ackermann", ""),
                new PostalAddress("Main Street 1", "Kiel", "24103", "", "DE"),
                "",
                "de-DE",
                "KUNA",
                "A",
                blocked,
                false,
                List.of(areas),
                new TreeMap<>());
    }

    static SalesArea area(String key, boolean blocked) {
        return new SalesArea(key, "01", blocked, false);
    }

    static AddressDocument address(Origin origin, String number, String email) {
        return new AddressDocument(origin, number, AddressDocument.Source.MASTER_DATA, email, "+494315550123");
    }
}
