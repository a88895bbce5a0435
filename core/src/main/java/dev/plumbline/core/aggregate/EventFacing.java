package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.view.DeliveryView;
import dev.plumbline.core.view.GoodsView;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.OrderView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What happens to orders as it may be told. */
final class EventFacing {
    private EventFacing() {}

    static Occurrence placed(OrderDocument order, List<OrderDocument.Item> items) {
        return new Occurrence.Placed(view(order), views(items));
    }

    static Occurrence increased(
            OrderDocument order, List<OrderDocument.Item> items, SequencedMap<String, BigDecimal> gained) {
        return new Occurrence.Increased(view(order), views(items), gained);
    }

    /** A product; after the placing only what its item has gained. */
    static Occurrence ordered(OrderDocument order, OrderDocument.Item item, BigDecimal quantity, BigDecimal value) {
        return new Occurrence.Ordered(view(order), new ItemView(item), quantity, value);
    }

    static Occurrence cancelled(OrderDocument order, List<OrderDocument.Item> items, List<String> positions) {
        return new Occurrence.Cancelled(view(order), views(items), positions);
    }

    static Occurrence delivery(
            Occurrence.Kind kind, OrderDocument order, KnownDelivery known, Map<String, BigDecimal> quantities) {
        return new Occurrence.Delivery(kind, view(order), view(known), goods(order, known.newest(), quantities));
    }

    static Occurrence completed(OrderDocument order, List<KnownDelivery> deliveries) {
        return new Occurrence.Completed(
                view(order),
                deliveries.stream()
                        .filter(delivery -> delivery.goodsIssue().isPresent())
                        .map(EventFacing::view)
                        .toList());
    }

    static Occurrence shipped(OrderDocument order, KnownDelivery known, Transport transport) {
        return new Occurrence.Shipped(view(order), view(known), transport.shipment());
    }

    static Occurrence returned(OrderDocument order, ReturnedGoods goods) {
        return new Occurrence.Returned(
                view(order),
                goods.returnsOrder(),
                goods.delivery(),
                order.items().stream()
                        .filter(item -> goods.quantities().containsKey(item.position()))
                        .map(item -> goods(item, goods.quantities().getOrDefault(item.position(), BigDecimal.ZERO)))
                        .toList());
    }

    static Occurrence refunded(OrderDocument order, BillingDocument memo) {
        Map<String, String> names = new HashMap<>();
        order.items().forEach(item -> names.putIfAbsent(item.position(), new ItemView(item).name()));
        return new Occurrence.Refunded(view(order), memo, names);
    }

    private static OrderView view(OrderDocument order) {
        return new OrderView(order, Synthesis.isMadeUp(order));
    }

    private static List<ItemView> views(List<OrderDocument.Item> items) {
        return items.stream().map(ItemView::new).toList();
    }

    private static DeliveryView view(KnownDelivery known) {
        return new DeliveryView(known.newest().number(), known.carriage());
    }

    /** As the order calls it, or where it has no such item any more, as the delivery does. */
    private static List<GoodsView> goods(
            OrderDocument order, DeliveryDocument delivery, Map<String, BigDecimal> quantities) {
        Map<String, OrderDocument.Item> items = new HashMap<>();
        order.items().forEach(item -> items.putIfAbsent(item.position(), item));
        List<GoodsView> goods = new ArrayList<>();
        quantities.forEach((position, quantity) -> Optional.ofNullable(items.get(position))
                .map(item -> goods(item, quantity))
                .or(() -> delivery.items().stream()
                        .filter(item -> item.orderItem().equals(position))
                        .findFirst()
                        .map(item -> new GoodsView(
                                position,
                                item.material(),
                                item.description().isEmpty() ? item.material() : item.description(),
                                quantity)))
                .ifPresent(goods::add));
        return goods;
    }

    private static GoodsView goods(OrderDocument.Item item, BigDecimal quantity) {
        return new GoodsView(item.position(), item.material(), new ItemView(item).name(), quantity);
    }
}
