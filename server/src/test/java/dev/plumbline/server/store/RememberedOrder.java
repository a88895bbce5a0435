package dev.plumbline.server.store;

import static dev.plumbline.server.store.Remembered.MONDAY;
import static dev.plumbline.server.store.Remembered.key;
import static dev.plumbline.server.store.Remembered.number;
import static dev.plumbline.server.store.Remembered.origin;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.aggregate.KnownDelivery;
import dev.plumbline.core.aggregate.Order;
import dev.plumbline.core.aggregate.ReturnedGoods;
import dev.plumbline.core.aggregate.Told;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.GoodsIssue;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.Partners;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** An order with all that it can have. */
final class RememberedOrder {
    private RememberedOrder() {}

    static Order order() {
        KnownDelivery shipped = new KnownDelivery(
                delivery("SHPMNT", new GoodsIssue.NotMentioned()),
                Optional.of(delivery("SHPCON", new GoodsIssue.Posted(new BusinessTime(MONDAY, false)))),
                Optional.of(delivery("SHPMNT", new GoodsIssue.NotMentioned())),
                Optional.of(delivery("STPPOD", new GoodsIssue.NotMentioned())));
        KnownDelivery planned = new KnownDelivery(
                delivery("DESADV", new GoodsIssue.NotPosted()), Optional.empty(), Optional.empty(), Optional.empty());
        return new Order(
                key(Kind.ORDER, "12345"),
                Optional.of(document()),
                Optional.of(
                        new OrderStatusDocument(origin("VBUK"), "12345", Optional.of("B"), Optional.of("01"), true)),
                new TreeMap<>(Map.of("80001", shipped, "80002", planned)),
                new TreeMap<>(Map.of("90001", billing())),
                new TreeMap<>(Map.of("60001/85001", returned())),
                Remembered.holding(),
                told());
    }

    private static OrderDocument document() {
        OrderDocument.Item open = new OrderDocument.Item(
                "10",
                "815",
                "Bolt \"M8\" – verzinkt",
                number("2.000"),
                number("100.00"),
                number("19.00"),
                Optional.empty(),
                "",
                Optional.of(new OrderDocument.Reference("12300", "10")));
        OrderDocument.Item rejected = new OrderDocument.Item(
                "20", "816", "", number("1"), number("0.10"), number("0"), Optional.of("92"), "10", Optional.empty());
        return new OrderDocument(
                origin("ORDRSP"),
                "12345",
                OrderKind.SALES,
                "1000",
                new Partners(
                        Partner.numbered("4711"),
                        Optional.of(Remembered.partner()),
                        Optional.empty(),
                        Optional.of(Partner.numbered("4712"))),
                "EUR",
                new BusinessTime(MONDAY, false),
                Optional.of("01"),
                "PO-1",
                List.of(open, rejected),
                new TreeMap<>(Map.of("channel", "WEB")));
    }

    private static DeliveryDocument delivery(String messageType, GoodsIssue goodsIssue) {
        BusinessTime tuesday = new BusinessTime(Instant.parse("2026-03-03T00:00:00Z"), true);
        return new DeliveryDocument(
                origin(messageType),
                "80001",
                DeliveryDocument.Direction.OUTBOUND,
                new DeliveryDocument.Progress(
                        goodsIssue,
                        Optional.of(new DeliveryDocument.Transport("7001", Optional.of(tuesday))),
                        Optional.of(tuesday)),
                Optional.of(Remembered.partner()),
                new DeliveryDocument.Carriage(
                        List.of("TRACK-1"),
                        "Post",
                        List.of(new DeliveryDocument.PackedItem("HU1", "TRACK-1", "10", number("2.000")))),
                List.of(item()));
    }

    private static DeliveryDocument.Item item() {
        return new DeliveryDocument.Item("10", "815", "Bolt", number("2.000"), "12345", "10");
    }

    private static BillingDocument billing() {
        return new BillingDocument(
                origin("INVOIC"),
                "90001",
                BillingDocument.Category.CREDIT_MEMO,
                "4711",
                "EUR",
                new BusinessTime(Instant.parse("2026-03-03T23:00:00Z"), true),
                List.of(new BillingDocument.Item(
                        "10", "815", number("1.000"), number("50.00"), number("9.50"), "12345", "10")));
    }

    private static ReturnedGoods returned() {
        return new ReturnedGoods(
                "60001",
                "85001",
                Optional.of(new BusinessTime(MONDAY, false)),
                new TreeMap<>(Map.of("10", number("1"))),
                number("50.00"),
                "EUR");
    }

    private static Told told() {
        Told.ToldGoods goods = new Told.ToldGoods(
                "Fulfilled Order",
                "PRD-100-delivery-80001-order-12345",
                new TreeMap<>(Map.of("10", number("2"))),
                number("100.00"),
                1);
        return new Told(
                new TreeMap<>(Map.of(
                        "10", new Told.ToldItem(number("2"), number("100.00"), number("2"), number("0.10"), 1, 0))),
                new TreeMap<>(Map.of("80001", goods)),
                new TreeMap<>(Map.of("90001", goods)),
                new TreeSet<>(List.of("shipment/7001")),
                new TreeMap<>(Map.of("increase", 2)),
                new Told.Ledger(true, Remembered.figures(), Optional.of(MONDAY)),
                new TreeMap<>(Map.of("60001/85001", "1")),
                new Told.News(
                        Optional.of(key(Kind.CUSTOMER, "4711")),
                        "main",
                        Remembered.figures(),
                        true,
                        Optional.of(Told.News.Kept.HISTORY)));
    }
}
