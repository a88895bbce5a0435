package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Fact.Goods;
import dev.plumbline.sandbox.sap.Fact.Moved;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.Paper.Transport;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of one delivery, as far as it concerns one order. Of each side the newest message that speaks of it counts. */
final class Shipments {
    private final String order;
    private Optional<Moved> newest = Optional.empty();
    private Optional<Moved> goods = Optional.empty();
    private Optional<Moved> transport = Optional.empty();
    private Optional<Moved> proof = Optional.empty();

    /** @param order ten digits */
    Shipments(String order) {
        this.order = order;
    }

    void take(Moved report) {
        newest = newer(newest, report);
        if (!(report.progress().goods() instanceof Goods.Silent)) {
            goods = newer(goods, report);
        }
        if (report.progress().transport().isPresent()) {
            transport = newer(transport, report);
        }
        if (report.progress().proof().isPresent()) {
            proof = newer(proof, report);
        }
    }

    private static Optional<Moved> newer(Optional<Moved> known, Moved report) {
        return known.filter(before -> before.told().isAfter(report.told())).or(() -> Optional.of(report));
    }

    boolean isReturn() {
        return newest.orElseThrow().delivery().isReturn();
    }

    /** When the newest message about it was made. */
    Instant newestReport() {
        return newest.orElseThrow().told();
    }

    /** The message that says what was moved: who confirms the receipt says that it had left. */
    private Optional<Moved> moving() {
        Optional<Moved> posted = goods.filter(report -> report.progress().goods() instanceof Goods.Posted);
        return posted.or(() -> proof.filter(receipt ->
                goods.filter(report -> report.told().isAfter(receipt.told())).isEmpty()));
    }

    /** When the goods moved; empty while they have not. */
    Optional<Instant> movedAt() {
        return moving().flatMap(report -> report.progress().goods() instanceof Goods.Posted posted
                ? Optional.of(posted.when())
                : report.progress().proof());
    }

    /** When a message says that the goods moved; empty when only the customer says so. */
    Optional<Instant> postedAt() {
        return goods.flatMap(report -> report.progress().goods() instanceof Goods.Posted posted
                ? Optional.of(posted.when())
                : Optional.empty());
    }

    /** What moved, by item of the order. */
    Map<String, Integer> shipped() {
        Map<String, Integer> sums = new TreeMap<>();
        moving().ifPresent(report -> {
            for (Line line : report.delivery().lines()) {
                if (line.order().number().equals(order)) {
                    sums.merge(line.item().key(), line.quantity(), Integer::sum);
                }
            }
        });
        sums.values().removeIf(quantity -> quantity == 0);
        return sums;
    }

    Optional<Transport> transport() {
        return transport.flatMap(report -> report.progress().transport());
    }

    Optional<Instant> proof() {
        return proof.flatMap(report -> report.progress().proof());
    }
}
