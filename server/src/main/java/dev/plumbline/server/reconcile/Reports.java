package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.Difference.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is told about comparisons. Times are UTC, amounts in the currency beside them. */
public final class Reports {
    private Reports() {}

    /**
     * A comparison.
     *
     * @param comparedTo nothing younger was compared: Klaviyo may still be working on it
     * @param patienceMinutes how long an accepted event could take then
     * @param requests how many Klaviyo was asked
     * @param events how many events of the ledger were compared
     * @param byKind how many differences of each class there are
     * @param revenue what all days come to, by currency; empty in a list of comparisons
     * @param days the days that have something on either side; empty in a list of comparisons
     */
    public record RunReport(
            long id,
            String account,
            LocalDate from,
            LocalDate to,
            String zone,
            String by,
            Instant createdAt,
            String state,
            Optional<Instant> comparedTo,
            long patienceMinutes,
            int requests,
            String trouble,
            Optional<Instant> endedAt,
            long events,
            Map<Kind, Long> byKind,
            List<Revenue.Line> revenue,
            List<DayLine> days) {}

    /**
     * A day.
     *
     * @param colour {@code green} when both agree, {@code yellow} when what differs is on its way or meant, {@code red} when somebody
     *     must act
     * @param told how many events SAP's documents come to
     * @param there how many Klaviyo has
     */
    public record DayLine(LocalDate day, String colour, long told, long there, Map<Kind, Long> byKind) {}

    /** What a day of a metric and a currency comes to. */
    public record CellLine(
            String metric,
            String currency,
            long toldCount,
            BigDecimal toldSum,
            long thereCount,
            BigDecimal thereSum,
            boolean agrees) {}

    /**
     * A difference with its documents. Fields that one side does not have are empty.
     *
     * @param explained what somebody has said about it, with his name, while that stands
     */
    public record DifferenceLine(
            LocalDate day,
            String metric,
            String currency,
            Kind kind,
            String about,
            String uniqueId,
            String docnum,
            Optional<Long> command,
            Optional<Instant> toldAt,
            Optional<BigDecimal> toldValue,
            Optional<Instant> thereAt,
            Optional<BigDecimal> thereValue,
            String words,
            Optional<String> explained) {}

    /**
     * A day of an account as the newest comparison saw it.
     *
     * @param signedBy who has signed off a period with this day in it
     */
    public record DayReport(
            LocalDate day,
            long run,
            String account,
            Instant comparedTo,
            String colour,
            Optional<String> signedBy,
            List<CellLine> cells,
            List<DifferenceLine> differences) {}

    /**
     * What a repair does, or did.
     *
     * @param events how many are sent again, as history: no flow starts
     * @param sums what they come to, by metric and currency
     * @param samples some of them
     * @param others what no sending mends, by class, with what does
     */
    public record Repair(
            LocalDate day,
            List<Long> runs,
            int events,
            Map<String, BigDecimal> sums,
            List<DifferenceLine> samples,
            Map<Kind, String> others) {}

    /**
     * Differences that somebody has explained.
     *
     * @param account empty for every account
     * @param metric empty for every metric
     * @param about a document or a unique id; empty whatever it is about
     * @param state {@code stands}, {@code over} or {@code withdrawn}
     */
    public record KnownLine(
            long id,
            String account,
            Kind kind,
            String metric,
            String about,
            LocalDate from,
            LocalDate to,
            LocalDate until,
            String reason,
            String by,
            Instant at,
            String state) {}

    /**
     * A period that somebody has signed off.
     *
     * @param withdrawn who took it back and why; empty while it stands
     * @param sums what was signed
     * @param changes what the newest comparisons see otherwise, in words
     */
    public record SignOffLine(
            long id,
            String account,
            LocalDate from,
            LocalDate to,
            String by,
            Instant at,
            String note,
            String withdrawn,
            List<CellLine> sums,
            List<String> changes) {}
}
