package dev.plumbline.server.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A difference, or a kind of them, that somebody knows of and has explained.
 *
 * @param what which differences it explains
 * @param until the last day on which it counts as explained; from the next on such a difference is a fault again
 * @param reason why it is as it is, for whoever audits it
 * @param withdrawnAt since when it explains nothing any more
 */
public record Known(
        long id, Pattern what, LocalDate until, String reason, String by, Instant at, Optional<Instant> withdrawnAt) {

    /**
     * Which differences are meant.
     *
     * @param account empty for every account
     * @param metric empty for every metric
     * @param about the document ({@code order/PRD-100/4711}) or the unique id; empty whatever it is about
     * @param from the first day of events that is meant
     * @param to the last, included
     */
    public record Pattern(
            String account, Difference.Kind kind, String metric, String about, LocalDate from, LocalDate to) {

        boolean fits(String ofAccount, Difference difference) {
            LocalDate day = difference.cell().day();
            return difference.kind() == kind
                    && (account.isEmpty() || account.equals(ofAccount))
                    && (metric.isEmpty() || metric.equals(difference.cell().metric()))
                    && (about.isEmpty() || about.equals(difference.about()) || about.equals(difference.uniqueId()))
                    && !day.isBefore(from)
                    && !day.isAfter(to);
        }
    }

    boolean explains(String account, Difference difference, LocalDate today) {
        return withdrawnAt.isEmpty() && !today.isAfter(until) && what.fits(account, difference);
    }
}
