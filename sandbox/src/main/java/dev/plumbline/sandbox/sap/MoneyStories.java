package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Paper.Billing;
import dev.plumbline.sandbox.sap.Paper.Delivery;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.SalesOrder.Item;
import java.util.List;

/** How goods and money come back. */
final class MoneyStories {
    private final Desk desk;

    MoneyStories(Desk desk) {
        this.desk = desk;
    }

    /** An order that has left and was billed. */
    private Plot sold(SalesOrder order, Delivery delivery) {
        return desk.plot(order).ordered(order).posted(delivery).billed(desk.billing("M", delivery.lines()));
    }

    private Plot sold(SalesOrder order) {
        return sold(order, desk.delivery(order));
    }

    private Billing memo(SalesOrder order, int quantity) {
        return desk.billing("O", List.of(new Line(order, order.items().getFirst(), quantity, 1)));
    }

    Plot credited(SalesOrder order) {
        return sold(order).billed(memo(order, 1));
    }

    Plot creditedBeforeTheInvoice(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return desk.plot(order).ordered(order).billed(memo(order, 1)).posted(delivery);
    }

    /** The first refund carries the order's id, whichever of the two that is; the others carry their own. */
    Plot creditedTwiceAndOnceTakenBack(SalesOrder order) {
        Billing second = memo(order, 2);
        return sold(order).billed(memo(order, 1)).billed(second).billed(desk.billing("S", second.lines()));
    }

    Plot creditedThrice(SalesOrder order) {
        SalesOrder large = order.withFirst(item -> item.times(6));
        return sold(large).billed(memo(large, 1)).billed(memo(large, 2)).billed(memo(large, 3));
    }

    Plot invoiceCancelled(SalesOrder order) {
        Delivery delivery = desk.delivery(order);
        return sold(order, delivery)
                .billed(desk.billing("N", delivery.lines()))
                .billed(desk.billing("M", delivery.lines()));
    }

    Plot debited(SalesOrder order) {
        return sold(order)
                .billed(desk.billing("P", List.of(new Line(order, order.items().getFirst(), 1, 1))));
    }

    /** Goods come back on an order that names no other, and the money is credited on that one. */
    Plot returnedWithoutReference(SalesOrder order) {
        Item back = order.items().getFirst().withoutReference();
        SalesOrder returns = desk.orderLike(order, "RE", List.of(back));
        Delivery received = desk.returnsDelivery(returns);
        return sold(order)
                .telling(desk.story(returns))
                .ordered(returns)
                .posted(received)
                .billed(desk.billing("O", received.lines()));
    }

    /** Goods come back on an order that says which one sold them: it is told with that one. */
    Plot returned(SalesOrder order) {
        SalesOrder returns = returnsOf(order, "RE", 1);
        Delivery received = desk.returnsDelivery(returns);
        return referring(sold(order), returns)
                .ordered(returns)
                .posted(received)
                .billed(desk.billing("O", received.lines()));
    }

    /** Two deliveries of one returns order. */
    Plot returnedInTwoParts(SalesOrder order) {
        SalesOrder returns = returnsOf(order, "RE", 2);
        Item back = returns.items().getFirst();
        Line piece = new Line(returns, back, 1, 1);
        Delivery first = new Delivery(desk.returnsDelivery(returns).number(), "LR", List.of(piece));
        Delivery second = new Delivery(desk.returnsDelivery(returns).number(), "LR", List.of(piece));
        return referring(sold(order), returns)
                .ordered(returns)
                .posted(first)
                .posted(second)
                .billed(desk.billing("O", Desk.lines(returns)));
    }

    /** The customer may keep it. */
    Plot creditedWithoutGoods(SalesOrder order) {
        SalesOrder returns = returnsOf(order, "RE", 1);
        return referring(sold(order), returns).ordered(returns).billed(desk.billing("O", Desk.lines(returns)));
    }

    /** Goods are announced and have not come yet. */
    Plot onItsWayBack(SalesOrder order) {
        SalesOrder returns = returnsOf(order, "RE", 1);
        return referring(sold(order), returns).ordered(returns).planned("DESADV", desk.returnsDelivery(returns));
    }

    Plot creditedOnRequest(SalesOrder order) {
        SalesOrder request = returnsOf(order, "G2", 1);
        return referring(sold(order), request).ordered(request).billed(desk.billing("O", Desk.lines(request)));
    }

    Plot debitedOnRequest(SalesOrder order) {
        SalesOrder request = returnsOf(order, "L2", 1);
        return referring(sold(order), request).ordered(request).billed(desk.billing("P", Desk.lines(request)));
    }

    private SalesOrder returnsOf(SalesOrder order, String type, int quantity) {
        return desk.orderLike(order, type, List.of(order.items().getFirst().back(quantity, order.number())));
    }

    private static Plot referring(Plot plot, SalesOrder returns) {
        plot.stories().getFirst().tellsAlso(returns.number());
        return plot;
    }
}
