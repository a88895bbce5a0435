package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.OrderInput;
import java.util.Optional;

/**
 * Invariant I4 in one place: of two reports of one document the one created later in SAP wins, whenever it arrives.
 *
 * @param report what is known now
 * @param reception how the new one was received
 */
record Newest<D extends OrderInput>(D report, Reception reception) {

    /** A report beside the one that is known; a repetition only makes the known one fresher. */
    static <D extends OrderInput> Newest<D> of(Optional<D> known, D report) {
        if (known.isEmpty()) {
            return new Newest<>(report, Reception.APPLIED);
        }
        boolean newer = report.origin().isNewerThan(known.get().origin());
        D newest = newer ? report : known.get();
        if (report.saysTheSameAs(known.get())) {
            return new Newest<>(newest, Reception.UNCHANGED);
        }
        return new Newest<>(newest, newer ? Reception.APPLIED : Reception.SUPERSEDED);
    }
}
