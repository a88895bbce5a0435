package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The events that follow from what an order knows and has not told yet, in the order in which they must stand in Klaviyo: placed
 * first, then what was cancelled, shipped and refunded, with strictly rising times (invariant I3). Works on one order, once.
 */
final class OrderEvents {
    private final Order order;
    private final Contract contract;
    private final List<Command> commands = new ArrayList<>();
    private Told told;

    OrderEvents(Order order, Contract contract) {
        this.order = order;
        this.contract = contract;
        this.told = order.told();
    }

    /** Tells what can be told; a hold says what keeps the rest. */
    Step tell(Reception reception) {
        Optional<Hold> hold = order.document().map(this::tellOf).orElseGet(() -> Optional.of(predecessorMissing()));
        return new Step(order.with(told), commands, hold, reception);
    }

    private Hold predecessorMissing() {
        String waiting = order.deliveries().isEmpty()
                ? "billing document " + order.billings().firstKey()
                : "delivery " + order.deliveries().firstKey();
        return new Hold(
                Hold.Reason.PREDECESSOR_MISSING,
                "Order " + order.key().number() + " was not received yet; " + waiting + " waits for it");
    }

    private Optional<Hold> tellOf(OrderDocument document) {
        if (document.kind() != OrderKind.SALES) {
            // A returns order or memo request sells nothing, but the money it gives back is told.
            tellRefunds(document);
            return Optional.empty();
        }
        if (document.block().isPresent() && !document.openItems().isEmpty()) {
            return Optional.of(new Hold(
                    Hold.Reason.BLOCKED_IN_SAP,
                    "SAP holds order " + document.number() + " with delivery block "
                            + document.block().get()));
        }
        if (!told.isPlaced()) {
            if (document.openItems().isEmpty()) {
                return Optional.empty();
            }
            tellPlaced(document);
        }
        tellCancelled(document);
        tellShipped(document);
        tellRefunds(document);
        return Optional.empty();
    }

    private void tellPlaced(OrderDocument document) {
        List<OrderDocument.Item> items = document.openItems();
        SortedMap<String, BigDecimal> values = new TreeMap<>();
        items.forEach(item -> values.merge(item.position(), item.netValue(), BigDecimal::add));
        told = told.placed(values, document.customer());
        Instant placedAt = document.placedAt().at();
        say(
                contract.metrics().placed(),
                orderId(),
                placedAt,
                new Money(sum(values.values().stream().toList()), document.currency()),
                OrderProperties.placed(document, items));
        for (OrderDocument.Item item : items) {
            say(
                    contract.metrics().ordered(),
                    orderId() + "-item-" + item.position(),
                    placedAt,
                    new Money(item.netValue(), document.currency()),
                    OrderProperties.ordered(document, item));
        }
    }

    /** Items that were placed and are now rejected, or have vanished from the order, are cancelled once. */
    private void tellCancelled(OrderDocument document) {
        Set<String> open =
                document.openItems().stream().map(OrderDocument.Item::position).collect(Collectors.toSet());
        TreeSet<String> gone = new TreeSet<>(told.placed().keySet());
        gone.removeAll(open);
        gone.removeAll(told.cancelled());
        if (gone.isEmpty()) {
            return;
        }
        boolean whole = gone.equals(told.placed().keySet());
        Instant when = document.origin().created();
        if (whole) {
            sayCancelled(document, orderId(), when, gone);
        } else {
            gone.forEach(position -> sayCancelled(
                    document, orderId() + "-cancelled-" + position, when, new TreeSet<>(Set.of(position))));
        }
        told = told.cancelled(gone);
    }

    private void sayCancelled(OrderDocument document, String uniqueId, Instant when, Set<String> positions) {
        BigDecimal value = sum(positions.stream().map(this::placedValue).toList());
        say(
                contract.metrics().cancelled(),
                uniqueId,
                when,
                new Money(value, document.currency()),
                OrderProperties.cancelled(document, positions));
    }

    private BigDecimal placedValue(String position) {
        return told.placed().getOrDefault(position, BigDecimal.ZERO);
    }

    private void tellShipped(OrderDocument document) {
        order.deliveries().values().stream()
                .filter(known -> known.newest().direction() == DeliveryDocument.Direction.OUTBOUND)
                .filter(known -> !told.documents().contains(deliveryId(known)))
                .sorted(Comparator.comparing(
                        known -> known.goodsIssue().map(BusinessTime::at).orElse(Instant.MAX)))
                .forEach(known -> known.goodsIssue().ifPresent(issue -> {
                    told = told.document(deliveryId(known));
                    say(
                            contract.metrics().fulfilled(),
                            order.key().system() + "-" + deliveryId(known) + "-order-" + document.number(),
                            issue.at(),
                            new Money(ShippedValue.of(known.newest(), document), document.currency()),
                            OrderProperties.fulfilled(document, known));
                }));
    }

    private static String deliveryId(KnownDelivery known) {
        return "delivery-" + known.newest().number();
    }

    private void tellRefunds(OrderDocument document) {
        order.billings().values().stream()
                .filter(memo ->
                        memo.category() == Category.CREDIT_MEMO || memo.category() == Category.CREDIT_MEMO_CANCELLATION)
                .filter(memo -> !told.documents().contains(billingId(memo)))
                .sorted(Comparator.comparing(
                                (BillingDocument memo) -> memo.billedAt().at())
                        .thenComparing(BillingDocument::category)
                        .thenComparing(BillingDocument::number))
                .forEach(memo -> tellRefund(document, memo));
    }

    private void tellRefund(OrderDocument document, BillingDocument memo) {
        boolean takenBack = memo.category() == Category.CREDIT_MEMO_CANCELLATION;
        // Klaviyo's lifetime value counts a refund only under the id of the placed order, and there is only one event
        // of that id.
        boolean first = !takenBack && told.isPlaced() && !told.documents().contains(FIRST_REFUND);
        Money credited = new Money(memo.netValue(), memo.currency());
        told = first ? told.document(FIRST_REFUND) : told;
        told = told.document(billingId(memo));
        say(
                contract.metrics().refunded(),
                first ? orderId() : order.key().system() + "-" + billingId(memo),
                memo.billedAt().at(),
                takenBack ? credited.negated() : credited,
                OrderProperties.refunded(document, memo));
    }

    private static final String FIRST_REFUND = "refund-of-the-order";

    private static String billingId(BillingDocument memo) {
        return "billing-" + memo.number();
    }

    private String orderId() {
        return order.key().system() + "-order-" + order.key().number();
    }

    private void say(String metric, String uniqueId, Instant happened, Money value, Map<String, Object> properties) {
        Instant earliest = told.lastTime().map(last -> last.plusSeconds(1)).orElse(happened);
        Instant time = happened.isBefore(earliest) ? earliest : happened;
        told = told.at(time);
        String customer =
                told.customer().orElseGet(() -> order.document().orElseThrow().customer());
        commands.add(new TrackEvent(
                metric,
                new ProfileKey(customer),
                uniqueId,
                time,
                Optional.of(value),
                properties,
                order.key().toString()));
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
