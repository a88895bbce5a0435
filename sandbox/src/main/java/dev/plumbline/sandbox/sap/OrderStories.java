package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.SalesOrder.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How an order changes. */
final class OrderStories {
    private final Desk desk;

    OrderStories(Desk desk) {
        this.desk = desk;
    }

    Plot blockedAndReleased(SalesOrder order) {
        return desk.plot(order).ordered(order.withBlock("01")).ordered(order).posted(desk.delivery(order));
    }

    Plot cancelledWhileHeld(SalesOrder order) {
        SalesOrder held = order.withBlock("01");
        return desk.plot(order).ordered(held).ordered(held.rejected("02"));
    }

    Plot cancelled(SalesOrder order) {
        return desk.plot(order).ordered(order).ordered(order.rejected("02"));
    }

    Plot cancelledAndWantedAgain(SalesOrder order) {
        return desk.plot(order)
                .ordered(order)
                .ordered(order.rejected("02"))
                .ordered(order)
                .ordered(order.rejected("03"));
    }

    /** Of an order of one item this is a cancellation of the whole. */
    Plot partlyRejected(SalesOrder order) {
        SalesOrder less = order.withLast(item -> item.rejected("02"));
        Plot plot = desk.plot(order).ordered(order).ordered(less);
        return less.openItems().isEmpty() ? plot : plot.posted("CARNOT", desk.delivery(less));
    }

    Plot wantedAgain(SalesOrder order) {
        SalesOrder two = order.plus(desk.item(90, 3, order.currency()));
        return desk.plot(two)
                .ordered(two)
                .ordered(two.withLast(item -> item.rejected("02")))
                .ordered(two)
                .posted(desk.delivery(two));
    }

    /** What has left stays wanted; only the rest is cancelled. */
    Plot restRejected(SalesOrder order) {
        Item item = order.items().getFirst();
        Delivery part = desk.delivery(List.of(new Line(order, item, 1, 1)));
        return desk.plot(order)
                .ordered(order)
                .posted(part)
                .ordered(order.rejected("05"))
                .billed(desk.billing("M", part.lines()));
    }

    Plot quantityRaised(SalesOrder order) {
        SalesOrder more = order.withFirst(item -> item.times(item.quantity() + desk.upTo(5)));
        return desk.plot(order).ordered(order).ordered(more).posted(desk.delivery(more));
    }

    Plot quantityLowered(SalesOrder order) {
        SalesOrder less = order.withFirst(item -> item.times(item.quantity() - 1));
        return desk.plot(order).ordered(order).ordered(less).posted(desk.delivery(less));
    }

    /** What left was a part, and becomes all that is wanted. */
    Plot loweredToWhatLeft(SalesOrder order) {
        SalesOrder less = order.withFirst(item -> item.times(item.quantity() - 1));
        Delivery part = desk.delivery(less);
        return desk.plot(order).ordered(order).posted(part).ordered(less);
    }

    Plot raisedAndLowered(SalesOrder order) {
        SalesOrder more = order.withFirst(item -> item.times(item.quantity() + 4));
        SalesOrder less = more.withFirst(item -> item.times(item.quantity() - 2));
        SalesOrder least = less.withFirst(item -> item.times(item.quantity() - 1));
        return desk.plot(order).ordered(order).ordered(more).ordered(less).ordered(least);
    }

    Plot priceRaised(SalesOrder order) {
        SalesOrder dearer = order.withFirst(item -> item.at(item.price().multiply(BigDecimal.TWO)));
        return desk.plot(order).ordered(order).ordered(dearer).posted(desk.delivery(dearer));
    }

    Plot priceLowered(SalesOrder order) {
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(
                -order.items().getFirst().price().scale());
        SalesOrder cheaper = order.withFirst(item -> item.at(item.price().subtract(unit)));
        return desk.plot(order).ordered(order).ordered(cheaper).posted(desk.delivery(cheaper));
    }

    Plot itemAdded(SalesOrder order) {
        SalesOrder more = order.plus(desk.item(90, desk.upTo(4), order.currency()));
        return desk.plot(order).ordered(order).ordered(more).posted(desk.delivery(more));
    }

    Plot itemVanished(SalesOrder order) {
        SalesOrder more = order.plus(desk.item(90, desk.upTo(4), order.currency()));
        return desk.plot(more).ordered(more).ordered(more.withoutLast()).posted(desk.delivery(order));
    }

    /** One item grows while another shrinks. */
    Plot exchanged(SalesOrder order) {
        SalesOrder two = order.plus(desk.item(90, 4, order.currency()));
        SalesOrder other =
                two.withFirst(item -> item.times(item.quantity() + 2)).withLast(item -> item.times(1));
        return desk.plot(two).ordered(two).ordered(other);
    }

    Plot freeGoods(SalesOrder order) {
        Item main = order.items().getFirst();
        Item gift = new Item(95, main.article(), 1, main.price().subtract(main.price()), "", 10, Optional.empty());
        SalesOrder with = order.plus(gift);
        return desk.plot(with).ordered(with).posted(desk.delivery(with));
    }

    Plot worthNothing(SalesOrder order) {
        SalesOrder free = order.with(order.items().stream()
                .map(item -> item.at(item.price().subtract(item.price())))
                .toList());
        return desk.plot(free).ordered(free).posted(desk.delivery(free));
    }

    /** A replacement: it sells nothing. */
    Plot freeOfCharge(SalesOrder order) {
        SalesOrder replacement = desk.orderLike(order, "KL", order.items());
        return desk.plot(replacement).ordered(replacement).posted(desk.delivery(replacement));
    }
}
