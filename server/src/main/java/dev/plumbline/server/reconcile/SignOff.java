package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.RunStore.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A period for which somebody has put his name under what both sides say.
 *
 * @param account the Klaviyo account
 * @param to the last day, included
 * @param note what the person wanted to be read beside it, empty for nothing
 * @param sums what each metric and currency came to when it was signed; their day is the first of the period
 */
record SignOff(
        long id,
        String account,
        LocalDate from,
        LocalDate to,
        String by,
        Instant at,
        String note,
        Optional<Withdrawal> withdrawal,
        List<Sums> sums) {

    SignOff {
        sums = List.copyOf(sums);
    }

    /** That it counts no more. */
    record Withdrawal(Instant at, String by, String why) {}
}
