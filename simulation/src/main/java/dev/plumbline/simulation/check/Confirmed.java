package dev.plumbline.simulation.check;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.simulation.host.InboxRow;
import dev.plumbline.simulation.host.OutboxRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** I6: nothing of an order is told while SAP holds it, by all that had arrived when it was told. */
final class Confirmed {
    private final Findings findings = new Findings(Check.I6);
    private final Evidence evidence;
    private final List<Paper.Order> orders;

    private Confirmed(Evidence evidence) {
        this.evidence = evidence;
        this.orders = evidence.papers(Paper.Order.class).toList();
    }

    static List<Finding> check(Evidence evidence) {
        Confirmed check = new Confirmed(evidence);
        Set<String> decided = evidence.exempt().decidedOrders();
        evidence.eventRows()
                .filter(row -> !decided.contains(Evidence.orderOf(row)))
                .forEach(check::isFree);
        return check.findings.all();
    }

    private void isFree(OutboxRow row) {
        TrackEvent event = Evidence.eventOf(row);
        Optional<Paper.Order> newest = orders.stream()
                .filter(order -> order.number().equals(Evidence.orderOf(row)) && isKnown(order, row))
                .max(Comparator.comparing((Paper.Order order) -> order.letter().created())
                        .thenComparing(order -> order.letter().docnum()));
        newest.ifPresent(order -> {
            findings.require(
                    !(order.isHeld() && order.isWanted()),
                    event.uniqueId() + " (" + event.metric() + ") was told although IDoc "
                            + order.letter().docnum() + " had said that SAP holds the order");
            findings.require(
                    !event.metric().equals("Placed Order") || order.isWanted() || hasLeft(order.number(), row),
                    event.uniqueId() + " was placed although IDoc "
                            + order.letter().docnum() + " had said that nothing of the order is wanted");
        });
    }

    private boolean hasLeft(String order, OutboxRow row) {
        return evidence.papers(Paper.Delivery.class)
                .anyMatch(delivery -> delivery.posted() && delivery.orders().contains(order) && isKnown(delivery, row));
    }

    /** Whether it had been worked when a command was made. */
    private boolean isKnown(Paper paper, OutboxRow command) {
        Optional<InboxRow> row = evidence.row(paper.letter().docnum());
        return row.filter(piece -> piece.batch() < command.batch()
                        || (piece.batch() == command.batch() && piece.id() <= command.inboxId()))
                .isPresent();
    }
}
