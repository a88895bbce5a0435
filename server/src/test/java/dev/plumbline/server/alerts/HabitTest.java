package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HabitTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int HOURS_A_WEEK = 7 * 24;
    private static final int WEEKS = 8;

    /** Fifteen an hour on working days from 8 to 17 o'clock in Berlin: one every four minutes. */
    private static long office(ZonedDateTime hour) {
        boolean isWorkingDay = hour.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
        return isWorkingDay && hour.getHour() >= 8 && hour.getHour() < 17 ? 15 : 0;
    }

    /** What came until then, the last a minute before. */
    private static Habit until(Instant end, ToLongFunction<ZonedDateTime> pattern) {
        Map<Instant, Long> hours = new HashMap<>();
        for (Instant hour = START; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
            long n = pattern.applyAsLong(hour.atZone(BERLIN));
            if (n > 0) {
                hours.put(hour, n);
            }
        }
        return new Habit(hours, START, end.minusSeconds(60));
    }

    private static long missing(Habit habit, String now) {
        return habit.silence(Instant.parse(now), BERLIN, Set.of()).missing();
    }

    @Test
    void onAWorkingDayThreeHoursOfSilenceAreSeenWithWhatIsUsual() {
        Habit habit = until(Instant.parse("2026-02-24T09:00:00Z"), HabitTest::office);
        Habit.Silence silence = habit.silence(Instant.parse("2026-02-24T12:00:00Z"), BERLIN, Set.of());
        assertThat(silence.missing()).isEqualTo(45);
        assertThat(silence.usual()).isEqualTo(Duration.ofMinutes(4));
    }

    @Test
    void inTheNightAndAtTheWeekendNothingIsMissed() {
        Habit friday = until(Instant.parse("2026-02-27T16:00:00Z"), HabitTest::office);
        assertThat(missing(friday, "2026-03-02T07:59:00Z")).isZero();
        assertThat(missing(friday, "2026-03-02T08:00:00Z")).isEqualTo(15);
    }

    @Test
    void theHoursArePeoplesHoursAlsoWhenTheClocksHaveChanged() {
        Habit friday = until(Instant.parse("2026-03-27T16:00:00Z"), HabitTest::office);
        assertThat(missing(friday, "2026-03-30T06:59:00Z")).isZero();
        assertThat(missing(friday, "2026-03-30T07:00:00Z")).isEqualTo(15);
    }

    @Test
    void onADayOffNothingIsMissed() {
        Habit habit = until(Instant.parse("2026-02-23T16:00:00Z"), HabitTest::office);
        assertThat(habit.silence(Instant.parse("2026-02-24T16:00:00Z"), BERLIN, Set.of(LocalDate.of(2026, 2, 24)))
                        .missing())
                .isZero();
    }

    @Test
    void oneWeekThatWasQuietTeachesNothing() {
        ToLongFunction<ZonedDateTime> holiday =
                hour -> hour.toLocalDate().equals(LocalDate.of(2026, 2, 17)) ? 0 : office(hour);
        assertThat(missing(until(Instant.parse("2026-02-24T09:00:00Z"), holiday), "2026-02-24T12:00:00Z"))
                .isEqualTo(45);
    }

    @Test
    void beforeThreeWeeksAreKnownNothingIsMissed() {
        Habit young = until(Instant.parse("2026-01-20T09:00:00Z"), HabitTest::office);
        Habit.Silence silence = young.silence(Instant.parse("2026-01-20T15:00:00Z"), BERLIN, Set.of());
        assertThat(silence.missing()).isZero();
        assertThat(silence.learned()).isFalse();
    }

    @Test
    void aSilenceOfMonthsIsStillOne() {
        Habit habit = until(Instant.parse("2026-02-24T09:00:00Z"), HabitTest::office);
        assertThat(missing(habit, "2026-05-20T12:00:00Z")).isGreaterThan(500);
    }

    @Provide
    static Arbitrary<List<Integer>> weeks() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.just(0)),
                        Tuple.of(2, Arbitraries.integers().between(1, 50)))
                .list()
                .ofSize(HOURS_A_WEEK);
    }

    /** The same in each hour of each week, at any minute of the hour. */
    @Property(tries = 200)
    void aSteadyPatternIsNeverMissed(
            @ForAll("weeks") List<Integer> week,
            @ForAll @IntRange(max = HOURS_A_WEEK * 2) int hour,
            @ForAll @IntRange(max = 59) int minute) {
        Instant now = START.plus(Duration.ofDays(7 * WEEKS))
                .plus(Duration.ofHours(hour))
                .plus(Duration.ofMinutes(minute));
        Map<Instant, Long> hours = new HashMap<>();
        Instant last = Instant.EPOCH;
        int at = 0;
        for (Instant slot = START; slot.isBefore(now.truncatedTo(ChronoUnit.HOURS)); slot = slot.plusSeconds(3_600)) {
            int n = week.get(at++ % HOURS_A_WEEK);
            if (n > 0) {
                hours.put(slot, (long) n);
                // The worst that can be: all of them at the very beginning of the hour.
                last = slot;
            }
        }
        if (last.isAfter(Instant.EPOCH)) {
            assertThat(new Habit(hours, START, last)
                            .silence(now, ZoneOffset.UTC, Set.of())
                            .missing())
                    .isZero();
        }
    }

    /** Whatever the pattern: a week without any is missed as a whole. */
    @Property(tries = 200)
    void aSilenceIsMissedByAsManyAsUsuallyCome(@ForAll("weeks") List<Integer> week) {
        Instant end = START.plus(Duration.ofDays(7 * WEEKS));
        Map<Instant, Long> hours = new HashMap<>();
        int at = 0;
        for (Instant slot = START; slot.isBefore(end); slot = slot.plusSeconds(3_600)) {
            hours.put(slot, (long) week.get(at++ % HOURS_A_WEEK));
        }
        long usual = week.stream().mapToLong(Integer::longValue).sum();
        assertThat(new Habit(hours, START, end.minusSeconds(1))
                        .silence(end.plus(Duration.ofDays(7)), ZoneOffset.UTC, Set.of())
                        .missing())
                .isEqualTo(usual);
    }
}
