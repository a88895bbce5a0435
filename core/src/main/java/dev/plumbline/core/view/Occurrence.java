package dev.plumbline.core.view;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.ServiceNotification;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Something that happened and becomes an event, with all that its properties may be made of. */
public sealed interface Occurrence {
    Kind kind();

    /** What happened. All but {@link #COMPLETED} are metrics of their own. */
    enum Kind {
        /** An order was placed. */
        PLACED,
        /** An item of it. */
        ORDERED,
        /** A placed order gained something. */
        INCREASED,
        /** A goods issue covers an order. */
        FULFILLED,
        /** A goods issue covers a part. */
        PARTLY_FULFILLED,
        /** Several goods issues together cover an order; told under the metric of {@link #FULFILLED}. */
        COMPLETED,
        /** A shipment has started. */
        SHIPPED,
        /** The receipt was confirmed. */
        DELIVERED,
        /** All or a part of an order was cancelled. */
        CANCELLED,
        /** Goods came back. */
        RETURNED,
        /** Money was credited. */
        REFUNDED,
        /** A service notification was opened. */
        TICKET_OPENED,
        /** It was completed. */
        TICKET_CLOSED
    }

    /**
     * An order was placed.
     *
     * @param items what is wanted, parts of sets included
     */
    record Placed(OrderView order, List<ItemView> items) implements Occurrence {
        public Placed {
            items = List.copyOf(items);
        }

        @Override
        public Kind kind() {
            return Kind.PLACED;
        }
    }

    /**
     * An item of an order, as a product of its own.
     *
     * @param quantity after the placing only what was gained
     * @param value likewise
     */
    record Ordered(OrderView order, ItemView item, BigDecimal quantity, BigDecimal value) implements Occurrence {
        @Override
        public Kind kind() {
            return Kind.ORDERED;
        }
    }

    /**
     * A placed order gained something.
     *
     * @param items those that gained
     * @param gained the quantities, by item
     */
    record Increased(OrderView order, List<ItemView> items, SequencedMap<String, BigDecimal> gained)
            implements Occurrence {
        public Increased {
            items = List.copyOf(items);
            gained = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(gained));
        }

        @Override
        public Kind kind() {
            return Kind.INCREASED;
        }
    }

    /**
     * All or a part of an order was cancelled.
     *
     * @param items those of the order that lost something
     * @param positions their numbers, those that have vanished from the order included
     */
    record Cancelled(OrderView order, List<ItemView> items, List<String> positions) implements Occurrence {
        public Cancelled {
            items = List.copyOf(items);
            positions = List.copyOf(positions);
        }

        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }

        /** Why, in SAP's code, of the first item that says so; empty when none does. */
        public String reason() {
            return items.stream()
                    .flatMap(line -> line.item().rejection().stream())
                    .findFirst()
                    .orElse("");
        }
    }

    /**
     * A delivery left the house or arrived.
     *
     * @param kind {@code FULFILLED}, {@code PARTLY_FULFILLED} or {@code DELIVERED}
     * @param goods what was in it
     */
    record Delivery(Kind kind, OrderView order, DeliveryView delivery, List<GoodsView> goods) implements Occurrence {
        public Delivery {
            goods = List.copyOf(goods);
        }
    }

    /** Several deliveries together cover an order. */
    record Completed(OrderView order, List<DeliveryView> deliveries) implements Occurrence {
        public Completed {
            deliveries = List.copyOf(deliveries);
        }

        @Override
        public Kind kind() {
            return Kind.COMPLETED;
        }

        /** Of all deliveries, each once. */
        public List<String> trackingNumbers() {
            return deliveries.stream()
                    .flatMap(delivery -> delivery.carriage().trackingNumbers().stream())
                    .distinct()
                    .toList();
        }
    }

    /** A shipment has started. */
    record Shipped(OrderView order, DeliveryView delivery, String shipment) implements Occurrence {
        @Override
        public Kind kind() {
            return Kind.SHIPPED;
        }
    }

    /**
     * Goods came back.
     *
     * @param returnsOrder the returns order; empty when there was none
     * @param delivery the returns delivery
     */
    record Returned(OrderView order, String returnsOrder, String delivery, List<GoodsView> goods)
            implements Occurrence {
        public Returned {
            goods = List.copyOf(goods);
        }

        @Override
        public Kind kind() {
            return Kind.RETURNED;
        }
    }

    /**
     * Money was credited.
     *
     * @param names what the items of the order are called, by their numbers
     */
    record Refunded(OrderView order, BillingDocument memo, Map<String, String> names) implements Occurrence {
        public Refunded {
            names = Map.copyOf(names);
        }

        @Override
        public Kind kind() {
            return Kind.REFUNDED;
        }

        /** The items of the memo. */
        public List<Line> lines() {
            return memo.items().stream()
                    .map(item -> new Line(item, names.getOrDefault(item.orderItem(), "")))
                    .toList();
        }
    }

    /**
     * An item of a credit memo.
     *
     * @param name what the order calls it; empty when it is none of the order's
     */
    record Line(BillingDocument.Item item, String name) {}

    /**
     * A service notification was opened or completed.
     *
     * @param kind {@code TICKET_OPENED} or {@code TICKET_CLOSED}
     */
    record OfTicket(Kind kind, ServiceNotification ticket) implements Occurrence {}
}
