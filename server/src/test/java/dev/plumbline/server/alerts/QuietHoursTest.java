package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.settings.Alerting.Hours;
import dev.plumbline.server.settings.Alerting.Quiet;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static QuietHours quiet(String from, String to) {
        return new QuietHours(new Quiet(Optional.of(new Hours(LocalTime.parse(from), LocalTime.parse(to))), BERLIN));
    }

    private static Instant warned(QuietHours hours, String now) {
        return hours.toldAt(Severity.WARNING, Instant.parse(now));
    }

    @Test
    void aWarningOfTheNightIsToldInTheMorning() {
        QuietHours night = quiet("20:00", "07:00");
        assertThat(warned(night, "2026-03-04T20:30:00Z")).isEqualTo("2026-03-05T06:00:00Z");
        assertThat(warned(night, "2026-03-05T03:00:00Z")).isEqualTo("2026-03-05T06:00:00Z");
    }

    @Test
    void byDayItIsToldAtOnce() {
        QuietHours night = quiet("20:00", "07:00");
        assertThat(warned(night, "2026-03-04T06:00:00Z")).isEqualTo("2026-03-04T06:00:00Z");
        assertThat(warned(night, "2026-03-04T18:59:59Z")).isEqualTo("2026-03-04T18:59:59Z");
    }

    @Test
    void hoursWithinADayEndOnThatDay() {
        assertThat(warned(quiet("12:00", "13:00"), "2026-03-04T11:30:00Z")).isEqualTo("2026-03-04T12:00:00Z");
    }

    @Test
    void whatIsCriticalPasses() {
        Instant night = Instant.parse("2026-03-04T23:00:00Z");
        assertThat(quiet("20:00", "07:00").toldAt(Severity.CRITICAL, night)).isEqualTo(night);
    }

    @Test
    void withoutQuietHoursAllIsToldAtOnce() {
        Instant night = Instant.parse("2026-03-04T23:00:00Z");
        assertThat(new QuietHours(new Quiet(Optional.empty(), BERLIN)).toldAt(Severity.WARNING, night))
                .isEqualTo(night);
    }

    /** Over a whole year, with both changes of the clocks. */
    @Property
    void nothingIsToldInThePastAndNothingWaitsLongerThanANight(@ForAll @IntRange(max = 525_600) int minute) {
        Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60L * minute);
        Instant told = quiet("22:15", "02:30").toldAt(Severity.WARNING, now);
        assertThat(told).isBetween(now, now.plusSeconds(6 * 3_600));
        assertThat(quiet("22:15", "02:30").toldAt(Severity.WARNING, told)).isEqualTo(told);
    }
}
