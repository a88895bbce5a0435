package dev.plumbline.server.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much of a message type usually comes, by weekday and hour, learned from the weeks before. Only whole hours count in which nothing
 * came: what comes in the same hours each week is never missed, whenever in the hour it comes.
 *
 * @param byHour how many came, by the start of the hour; an hour in which none came need not be there
 * @param known since when arrivals are counted at all
 * @param last when the last came
 */
record Habit(Map<Instant, Long> byHour, Instant known, Instant last) {
    /** So many weeks are looked back. */
    static final int WEEKS = 6;

    /** With fewer nothing is expected. */
    private static final int FEWEST = 3;

    /** From so many on, one week that was quieter than the others (a holiday) says nothing. */
    private static final int ENOUGH = 4;

    private static final int FARTHEST = 60;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    Habit {
        byHour = Map.copyOf(byHour);
    }

    /**
     * What is missed.
     *
     * @param missing how many would usually have come since the last one, in the last week at most; 0 while all is as usual
     * @param hours the whole hours in which these would have come
     * @param learned whether enough is known to expect anything at all
     */
    record Silence(long missing, int hours, boolean learned) {
        /** How often one usually comes in these hours. */
        Duration usual() {
            return missing == 0 ? Duration.ZERO : HOUR.multipliedBy(hours).dividedBy(missing);
        }
    }

    /**
     * @param zone by whose weekdays and hours people work
     * @param daysOff on which nothing is expected, and of which nothing is learned
     */
    Silence silence(Instant now, ZoneId zone, Set<LocalDate> daysOff) {
        long missing = 0;
        int hours = 0;
        Instant begin = last.truncatedTo(ChronoUnit.HOURS).plus(HOUR);
        Instant longest =
                now.minus(LONGEST).minusNanos(1).truncatedTo(ChronoUnit.HOURS).plus(HOUR);
        for (Instant hour = begin.isBefore(longest) ? longest : begin;
                !hour.plus(HOUR).isAfter(now);
                hour = hour.plus(HOUR)) {
            long expected = expected(hour.atZone(zone), daysOff);
            missing += expected;
            hours += expected > 0 ? 1 : 0;
        }
        return new Silence(
                missing, hours, !known.plus(Duration.ofDays(7L * FEWEST)).isAfter(now));
    }

    private long expected(ZonedDateTime hour, Set<LocalDate> daysOff) {
        if (daysOff.contains(hour.toLocalDate())) {
            return 0;
        }
        List<Long> weeks = new ArrayList<>();
        for (int back = 1; back <= FARTHEST && weeks.size() < WEEKS; back++) {
            ZonedDateTime then = hour.minusWeeks(back);
            Instant slot = then.toInstant();
            // The hours of the silence itself teach nothing.
            if (slot.plus(HOUR).isAfter(last) || daysOff.contains(then.toLocalDate())) {
                continue;
            }
            if (slot.isBefore(known)) {
                break;
            }
            weeks.add(byHour.getOrDefault(slot, 0L));
        }
        weeks.sort(null);
        return weeks.size() < FEWEST ? 0 : weeks.get(weeks.size() >= ENOUGH ? 1 : 0);
    }
}
