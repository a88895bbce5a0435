package dev.plumbline.core.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00:00Z, 2026-03-02T08:15:00Z",
        "2026-03-02T08:14:59Z, 2026-03-02T08:15:00Z",
    })
    void aSlotEndsOnTheQuarterOfAnHour(Instant now, Instant expected) {
        assertThat(Schedule.every(Duration.ofMinutes(15)).next(now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // Within the night, before and after midnight; outside it; and over the change of the clocks in spring.
        "2026-03-02T22:30:00Z, 2026-03-03T05:00:00Z",
        "2026-03-03T03:00:00Z, 2026-03-03T05:00:00Z",
        "2026-03-03T12:00:00Z, 2026-03-03T12:15:00Z",
        "2026-03-28T22:30:00Z, 2026-03-29T04:00:00Z",
    })
    void whatFallsIntoQuietHoursWaitsForTheirEnd(Instant now, Instant expected) {
        Schedule schedule = Schedule.every(Duration.ofMinutes(15))
                .withQuietHours(new Schedule.QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), BERLIN));
        assertThat(schedule.next(now)).isEqualTo(expected);
    }
}
