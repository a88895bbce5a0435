package dev.plumbline.mapping.target;

import dev.plumbline.core.view.CustomerView;
import dev.plumbline.core.view.ItemView;
import dev.plumbline.core.view.MaterialView;
import dev.plumbline.core.view.Occurrence;
import dev.plumbline.core.view.Occurrence.Kind;
import dev.plumbline.core.view.OrderView;
import java.util.List;
import java.util.Map;

/** The variables of expressions: a table for each place where expressions stand. */
final class Variables {
    static final Struct<CustomerView> OF_PROFILE = Struct.table("profile", CustomerView.class)
            .struct("customer", Model.CUSTOMER, "the customer", customer -> customer)
            .end();

    private static final Struct<Occurrence.Placed> PLACED = Struct.table("placed", Occurrence.Placed.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Placed::order)
            .structs("items", Model.ITEM, "what is wanted, parts of sets included", Occurrence.Placed::items)
            .end();

    private static final Struct<Occurrence.Ordered> ORDERED = Struct.table("ordered", Occurrence.Ordered.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Ordered::order)
            .struct("item", Model.ITEM, "the item", Occurrence.Ordered::item)
            .decimal("quantity", "its quantity; after the placing only what was gained", Occurrence.Ordered::quantity)
            .decimal("value", "its value, likewise", Occurrence.Ordered::value)
            .end();

    private static final Struct<Occurrence.Increased> INCREASED = Struct.table("increased", Occurrence.Increased.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Increased::order)
            .structs("items", Model.ITEM, "those that gained", Occurrence.Increased::items)
            .decimals("gained", "the quantities that were gained, by item", Occurrence.Increased::gained)
            .end();

    private static final Struct<Occurrence.Cancelled> CANCELLED = Struct.table("cancelled", Occurrence.Cancelled.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Cancelled::order)
            .structs("items", Model.ITEM, "those of the order that lost something", Occurrence.Cancelled::items)
            .texts("positions", "their numbers, vanished ones included", Occurrence.Cancelled::positions)
            .text("reason", "the first reason of rejection", Occurrence.Cancelled::reason)
            .end();

    private static final Struct<Occurrence.Delivery> DELIVERY = Struct.table("delivery", Occurrence.Delivery.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Delivery::order)
            .struct("delivery", Model.DELIVERY, "the delivery", Occurrence.Delivery::delivery)
            .structs("goods", Model.GOODS, "what of the order was in it", Occurrence.Delivery::goods)
            .end();

    private static final Struct<Occurrence.Completed> COMPLETED = Struct.table("completed", Occurrence.Completed.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Completed::order)
            .structs("deliveries", Model.DELIVERY, "its deliveries", Occurrence.Completed::deliveries)
            .texts("trackingNumbers", "of all deliveries, each once", Occurrence.Completed::trackingNumbers)
            .end();

    private static final Struct<Occurrence.Shipped> SHIPPED = Struct.table("shipped", Occurrence.Shipped.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Shipped::order)
            .struct("delivery", Model.DELIVERY, "the delivery", Occurrence.Shipped::delivery)
            .text("shipment", "the shipment's number", Occurrence.Shipped::shipment)
            .end();

    private static final Struct<Occurrence.Returned> RETURNED = Struct.table("returned", Occurrence.Returned.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Returned::order)
            .text("returnsOrder", "the returns order", Occurrence.Returned::returnsOrder)
            .text("returnsDelivery", "the returns delivery", Occurrence.Returned::delivery)
            .structs("goods", Model.GOODS, "what came back", Occurrence.Returned::goods)
            .end();

    private static final Struct<Occurrence.Refunded> REFUNDED = Struct.table("refunded", Occurrence.Refunded.class)
            .struct("order", Model.ORDER, "the order", Occurrence.Refunded::order)
            .struct("memo", Model.MEMO, "the credit memo", refunded -> refunded)
            .end();

    private static final Struct<Occurrence.OfTicket> OF_TICKET = Struct.table("ticket", Occurrence.OfTicket.class)
            .struct("ticket", Model.TICKET, "the service notification", Occurrence.OfTicket::ticket)
            .end();

    private static final Struct<OrderView> OF_ORDER = Struct.table("order", OrderView.class)
            .struct("order", Model.ORDER, "the order", order -> order)
            .end();

    /** An order with all of its items. */
    record Sales(OrderView order, List<ItemView> items) {}

    static final Struct<Sales> OF_FILTERED_ORDER = Struct.table("order", Sales.class)
            .struct("order", Model.ORDER, "the order", Sales::order)
            .structs("items", Model.ITEM, "all of its items, rejected ones included", Sales::items)
            .end();

    static final Struct<MaterialView> OF_MATERIAL = Struct.table("material", MaterialView.class)
            .struct("material", Model.MATERIAL, "the material", material -> material)
            .end();

    private Variables() {}

    /** Of the condition of a filter. */
    static Struct<?> of(FilterSpec.Subject subject) {
        return switch (subject) {
            case ORDER -> OF_FILTERED_ORDER;
            case CUSTOMER -> OF_PROFILE;
            case MATERIAL -> OF_MATERIAL;
        };
    }

    /** Of properties that several events have: what all of these know. */
    static Struct<?> of(Base base) {
        return switch (base) {
            case ORDER -> OF_ORDER;
            case DELIVERY -> DELIVERY;
            case TICKET -> OF_TICKET;
        };
    }

    static Struct<?> of(Kind kind) {
        return switch (kind) {
            case PLACED -> PLACED;
            case ORDERED -> ORDERED;
            case INCREASED -> INCREASED;
            case CANCELLED -> CANCELLED;
            case FULFILLED, PARTLY_FULFILLED, DELIVERED -> DELIVERY;
            case COMPLETED -> COMPLETED;
            case SHIPPED -> SHIPPED;
            case RETURNED -> RETURNED;
            case REFUNDED -> REFUNDED;
            case TICKET_OPENED, TICKET_CLOSED -> OF_TICKET;
        };
    }

    static Map<String, Object> of(Occurrence occurrence) {
        return switch (occurrence) {
            case Occurrence.Placed placed -> PLACED.variables(placed);
            case Occurrence.Ordered ordered -> ORDERED.variables(ordered);
            case Occurrence.Increased increased -> INCREASED.variables(increased);
            case Occurrence.Cancelled cancelled -> CANCELLED.variables(cancelled);
            case Occurrence.Delivery delivery -> DELIVERY.variables(delivery);
            case Occurrence.Completed completed -> COMPLETED.variables(completed);
            case Occurrence.Shipped shipped -> SHIPPED.variables(shipped);
            case Occurrence.Returned returned -> RETURNED.variables(returned);
            case Occurrence.Refunded refunded -> REFUNDED.variables(refunded);
            case Occurrence.OfTicket ticket -> OF_TICKET.variables(ticket);
        };
    }
}
