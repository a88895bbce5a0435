package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.SalesOrder.Item;
import java.util.ArrayList;
import java.util.List;

/** How goods leave. */
final class ShippingStories {
    private final Desk desk;

    ShippingStories(Desk desk) {
        this.desk = desk;
    }

    Plot shipped(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order)
                .ordered(order)
                .planned("WHSORD", delivery)
                .posted(delivery)
                .billed(desk.billing("M", delivery.lines()));
    }

    Plot stillOpen(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order).ordered(order).planned("SHPORD", delivery).billed(desk.billing("U", delivery.lines()));
    }

    /** Only its delivery says how a one-time customer can be reached. */
    Plot shippedToAGuest() {
        SalesOrder order = desk.orderOfAGuest();
        return desk.plot(order).ordered(order).posted(desk.delivery(order));
    }

    Plot shippedFromBatches(SalesOrder order) {
        Delivery delivery = desk.delivery(order.items().stream()
                .map(item -> new Line(order, item, item.quantity(), 2))
                .toList());
        return desk.plot(order).ordered(order).posted(delivery);
    }

    Plot shippedInTwoParts(SalesOrder order) {
        Item split = order.items().getFirst();
        int part = split.quantity() / 2;
        List<Line> rest =
                new ArrayList<>(Desk.lines(order).subList(1, order.items().size()));
        rest.add(new Line(order, split, split.quantity() - part, 1));
        Delivery first = desk.delivery(List.of(new Line(order, split, part, 1)));
        Delivery second = desk.delivery(rest);
        return desk.plot(order)
                .ordered(order)
                .posted(first)
                .billed(desk.billing("M", first.lines()))
                .posted(second)
                .billed(desk.billing("M", second.lines()));
    }

    Plot shippedPieceByPiece(SalesOrder order) {
        Item item = order.items().getFirst().times(3);
        SalesOrder small = order.with(List.of(item));
        Line piece = new Line(small, item, 1, 1);
        return desk.plot(small)
                .ordered(small)
                .posted(desk.delivery(List.of(piece)))
                .posted("CARNOT", desk.delivery(List.of(piece)))
                .posted(desk.delivery(List.of(piece)));
    }

    /** One delivery and one invoice for two orders. */
    Plot shippedTogether(SalesOrder order) {
        SalesOrder other = desk.order(order.customer());
        List<Line> all = new ArrayList<>(Desk.lines(order));
        all.addAll(Desk.lines(other));
        return desk.plot(order)
                .telling(desk.story(other))
                .ordered(order)
                .ordered(other)
                .posted(desk.delivery(all))
                .billed(desk.billing("M", all));
    }

    Plot postedByTheWarehouse(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order).ordered(order).planned("SHPORD", delivery).confirmed(delivery);
    }

    Plot shippedByTransport(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        String transport = desk.nextShipment();
        return desk.plot(order)
                .ordered(order)
                .planned("SHPORD", delivery)
                .loaded(transport, delivery)
                .started(transport, delivery)
                .proven(delivery);
    }

    /** Nobody but the customer says that it left. */
    Plot provenByDelivery(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order).ordered(order).planned("SHPORD", delivery).proven(delivery);
    }

    Plot takenBackAndPostedAgain(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order)
                .ordered(order)
                .posted(delivery)
                .planned("DESADV", delivery)
                .posted(delivery);
    }

    Plot takenBackForGood(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order).ordered(order).posted(delivery).planned("DESADV", delivery);
    }

    /** What left as one is taken back and leaves as two. */
    Plot takenBackAndSplit(SalesOrder order) {
        SalesOrder two = order.plus(desk.item(90, 2, order.currency()));
        Delivery whole = desk.delivery(two);
        List<Line> lines = Desk.lines(two);
        return desk.plot(two)
                .ordered(two)
                .posted(whole)
                .planned("DESADV", whole)
                .posted(desk.delivery(lines.subList(0, 1)))
                .posted(desk.delivery(lines.subList(1, lines.size())));
    }

    Plot corrected(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order).ordered(order).posted(delivery).posted(delivery.corrected());
    }
}
