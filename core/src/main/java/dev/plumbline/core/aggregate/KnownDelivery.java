package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Carriage;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.GoodsIssue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of one delivery. Many messages about a delivery speak of one side of it only, and silence takes nothing back; so the newest
 * report of each side is remembered on its own.
 *
 * @param newest the newest report
 * @param goods the newest report that speaks of the goods issue, empty while none has
 * @param transport the newest report that names a shipment
 * @param proof the newest report that proves the receipt
 */
public record KnownDelivery(
        DeliveryDocument newest,
        Optional<DeliveryDocument> goods,
        Optional<DeliveryDocument> transport,
        Optional<DeliveryDocument> proof) {

    /** When the goods issue was posted; empty before, and when it was taken back. A proof of delivery implies one. */
    Optional<BusinessTime> goodsIssue() {
        return shipping().flatMap(KnownDelivery::movedAt);
    }

    /** When a goods issue that a message speaks of was posted; empty when only a proof of delivery implies one. */
    Optional<BusinessTime> postedGoodsIssue() {
        return goods.map(report -> report.progress().goodsIssue())
                .flatMap(issue ->
                        issue instanceof GoodsIssue.Posted posted ? Optional.of(posted.when()) : Optional.empty());
    }

    private static Optional<BusinessTime> movedAt(DeliveryDocument report) {
        return report.progress().goodsIssue() instanceof GoodsIssue.Posted posted
                ? Optional.of(posted.when())
                : report.progress().proof();
    }

    /** The report that says what left the house, empty when nothing has. */
    private Optional<DeliveryDocument> shipping() {
        Optional<DeliveryDocument> posted =
                goods.filter(report -> report.progress().goodsIssue() instanceof GoodsIssue.Posted);
        return posted.or(() ->
                proof.filter(receipt -> goods.filter(report -> report.origin().isNewerThan(receipt.origin()))
                        .isEmpty()));
    }

    /** What left the house, by item of the order. */
    SortedMap<String, BigDecimal> shipped() {
        return shipping().map(KnownDelivery::quantities).orElseGet(TreeMap::new);
    }

    /** What the customer confirmed, by item of the order. */
    SortedMap<String, BigDecimal> delivered() {
        return proof.map(KnownDelivery::quantities).orElseGet(TreeMap::new);
    }

    private static SortedMap<String, BigDecimal> quantities(DeliveryDocument report) {
        SortedMap<String, BigDecimal> sums = new TreeMap<>();
        report.items().stream()
                .filter(item -> item.quantity().signum() != 0)
                .forEach(item -> sums.merge(item.orderItem(), item.quantity(), BigDecimal::add));
        // 2 and 2.000 are the same quantity, whoever writes it.
        sums.replaceAll((position, sum) -> Numbers.canonical(sum));
        return sums;
    }

    boolean isOutbound() {
        return newest.direction() == DeliveryDocument.Direction.OUTBOUND;
    }

    boolean isInbound() {
        return newest.direction() == DeliveryDocument.Direction.INBOUND;
    }

    /** The shipment that carries it, once it has started. */
    Optional<Transport> startedTransport() {
        return transport
                .flatMap(report -> report.progress().transport())
                .filter(carrier -> carrier.started().isPresent());
    }

    Optional<BusinessTime> proofAt() {
        return proof.flatMap(report -> report.progress().proof());
    }

    /** How it travels, from the newest report that says something of it. */
    Carriage carriage() {
        return Stream.concat(Stream.of(newest), Stream.concat(goods.stream(), transport.stream()))
                .map(DeliveryDocument::carriage)
                .filter(carriage -> !carriage.equals(Carriage.UNKNOWN))
                .findFirst()
                .orElse(Carriage.UNKNOWN);
    }

    /** What is known after a further report, and how that was received. */
    static Received receive(Optional<KnownDelivery> known, DeliveryDocument report) {
        Newest<DeliveryDocument> newest = Newest.of(known.map(KnownDelivery::newest), report);
        DeliveryDocument.Progress progress = report.progress();
        Side goods = Side.of(
                known.flatMap(KnownDelivery::goods),
                report,
                !(progress.goodsIssue() instanceof GoodsIssue.NotMentioned));
        Side transport = Side.of(
                known.flatMap(KnownDelivery::transport),
                report,
                progress.transport().isPresent());
        Side proof = Side.of(
                known.flatMap(KnownDelivery::proof), report, progress.proof().isPresent());
        boolean applied = goods.applied() || transport.applied() || proof.applied();
        return new Received(
                new KnownDelivery(newest.report(), goods.report(), transport.report(), proof.report()),
                applied ? Reception.APPLIED : newest.reception());
    }

    record Received(KnownDelivery delivery, Reception reception) {}

    /** One side of a delivery: the newest report that speaks of it. */
    private record Side(Optional<DeliveryDocument> report, boolean applied) {
        static Side of(Optional<DeliveryDocument> known, DeliveryDocument report, boolean speaks) {
            if (!speaks) {
                return new Side(known, false);
            }
            Newest<DeliveryDocument> newest = Newest.of(known, report);
            return new Side(Optional.of(newest.report()), newest.reception() == Reception.APPLIED);
        }
    }
}
