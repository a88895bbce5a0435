package dev.plumbline.server.retention;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A span of time that one part has.
 *
 * @param from its first moment
 * @param to the first moment behind it
 */
record Span(Instant from, Instant to) {
    /** What is kept for longer is cut into months: a statement pays a little for each part that there is. */
    private static final Duration IN_WEEKS = Duration.ofDays(400);

    private static final Duration IN_MONTHS = Duration.ofDays(800);

    /** The week (from Monday, UTC) or month of a moment: the shorter something is kept, the finer it is cut. */
    static Span of(Instant moment, Optional<Duration> kept) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        boolean inWeeks =
                kept.filter(duration -> duration.compareTo(IN_WEEKS) <= 0).isPresent();
        LocalDate first = inWeeks
                ? day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                : day.with(TemporalAdjusters.firstDayOfMonth());
        return new Span(start(first), start(inWeeks ? first.plusWeeks(1) : first.plusMonths(1)));
    }

    /** The month or year (UTC) of a moment, for what is found by number: each look for it looks into every part. */
    static Span ofNumbers(Instant moment, Optional<Duration> kept) {
        LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
        boolean inMonths =
                kept.filter(duration -> duration.compareTo(IN_MONTHS) <= 0).isPresent();
        return inMonths
                ? new Span(
                        start(day.with(TemporalAdjusters.firstDayOfMonth())),
                        start(day.with(TemporalAdjusters.firstDayOfNextMonth())))
                : new Span(
                        start(day.with(TemporalAdjusters.firstDayOfYear())),
                        start(day.with(TemporalAdjusters.firstDayOfNextYear())));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What is left of it between two neighbours. */
    Span between(Optional<Instant> before, Optional<Instant> after) {
        return new Span(
                before.filter(end -> end.isAfter(from)).orElse(from),
                after.filter(start -> start.isBefore(to)).orElse(to));
    }
}
