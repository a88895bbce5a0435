package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Hold.Reason;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import dev.plumbline.core.document.OrderStatusDocument;
import dev.plumbline.core.view.Breach;
import dev.plumbline.core.view.Breach.Outcome;
import dev.plumbline.core.view.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whatever holds an order by what is known of it now. */
final class OrderCauses {
    private OrderCauses() {}

    static List<Holding.Cause> of(Order order, Contract contract) {
        List<Holding.Cause> causes = new ArrayList<>();
        String number = order.key().number();
        if (order.document().isEmpty()) {
            if (!order.deliveries().isEmpty()
                    || !order.billings().isEmpty()
                    || !order.returns().isEmpty()) {
                causes.add(predecessorMissing(order));
            }
        } else if (!canBeHeld(order, order.document().get())) {
            return causes;
        }
        order.document()
                .flatMap(OrderDocument::block)
                .ifPresent(block -> causes.add(new Holding.Cause(
                        Reason.DELIVERY_BLOCK,
                        "SAP holds order " + number + " with delivery block " + block + " (VBAK-LIFSK)",
                        "removal of the delivery block")));
        order.status().ifPresent(status -> addStatus(causes, status, contract));
        return causes;
    }

    /** Events that the mapping keeps back; what of them is not as it demands is said without the values. */
    static Optional<Holding.Cause> ofGates(Order order, Verdict verdict) {
        List<Breach> breaches = verdict.of(Outcome.QUARANTINE);
        return breaches.stream()
                .findFirst()
                .map(first -> new Holding.Cause(
                        Reason.QUALITY_GATE,
                        "Order " + order.key().number() + " has something to tell that is not as the mapping demands: "
                                + first.property() + " (" + first.gate() + "), " + first.expected()
                                + (breaches.size() == 1 ? "" : ", and " + (breaches.size() - 1) + " more")
                                + ". Correct it in SAP and send the document again, or mend the mapping",
                        "data as the mapping demands it"));
    }

    /** A rejected order has nothing to hold back: what was placed is cancelled, and what was not is never told. */
    private static boolean canBeHeld(Order order, OrderDocument document) {
        boolean shippedUntold = !order.told().isPlaced()
                && order.deliveries().values().stream()
                        .anyMatch(delivery -> delivery.goodsIssue().isPresent());
        return document.kind() == OrderKind.SALES && (!document.openItems().isEmpty() || shippedUntold);
    }

    private static void addStatus(List<Holding.Cause> causes, OrderStatusDocument status, Contract contract) {
        status.creditStatus()
                .filter(contract.orders().creditHolds()::contains)
                .ifPresent(code -> causes.add(new Holding.Cause(
                        Reason.CREDIT_CHECK,
                        "SAP holds order " + status.number() + " for a credit check (VBUK-CMGST " + code + ")",
                        "credit release")));
        status.billingBlock()
                .ifPresent(block -> causes.add(new Holding.Cause(
                        Reason.BILLING_BLOCK,
                        "SAP holds order " + status.number() + " with billing block " + block + " (VBAK-FAKSK)",
                        "removal of the billing block")));
        if (status.incomplete()) {
            causes.add(new Holding.Cause(
                    Reason.INCOMPLETE,
                    "Order " + status.number() + " is incomplete in SAP (VBUK-UVALL)",
                    "completion of the order's data"));
        }
    }

    private static Holding.Cause predecessorMissing(Order order) {
        String number = order.key().number();
        String waiting = !order.deliveries().isEmpty()
                ? "delivery " + order.deliveries().firstKey() + " waits"
                : !order.billings().isEmpty()
                        ? "billing document " + order.billings().firstKey() + " waits"
                        : "goods that came back wait";
        return new Holding.Cause(
                Reason.PREDECESSOR_MISSING,
                "Order " + number + " was not received yet; " + waiting
                        + " for it. Send its output again in SAP (VA02, message type of the ORDRSP)",
                order.key().toString());
    }
}
