package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import java.util.Optional;

/**
 * What is known of one delivery. A posted goods issue is remembered on its own: many messages about a delivery do not mention it,
 * and silence is not a reversal.
 *
 * @param newest the newest report
 * @param issued the newest report that has a goods issue, empty while none has
 */
public record KnownDelivery(DeliveryDocument newest, Optional<DeliveryDocument> issued) {

    /** When the goods issue was posted. */
    Optional<BusinessTime> goodsIssue() {
        return issued.flatMap(DeliveryDocument::goodsIssue);
    }

    /** The carrier's number, from whichever report has one. */
    String tracking() {
        return newest.tracking().isEmpty()
                ? issued.map(DeliveryDocument::tracking).orElse("")
                : newest.tracking();
    }

    /** What is known after a further report, and how that was received. */
    static Received receive(Optional<KnownDelivery> known, DeliveryDocument report) {
        Newest<DeliveryDocument> newest = Newest.of(known.map(KnownDelivery::newest), report);
        Optional<DeliveryDocument> before = known.flatMap(KnownDelivery::issued);
        if (report.goodsIssue().isEmpty()) {
            return new Received(new KnownDelivery(newest.report(), before), newest.reception());
        }
        Newest<DeliveryDocument> issued = Newest.of(before, report);
        Reception reception = issued.reception() == Reception.APPLIED ? Reception.APPLIED : newest.reception();
        return new Received(new KnownDelivery(newest.report(), Optional.of(issued.report())), reception);
    }

    record Received(KnownDelivery delivery, Reception reception) {}
}
