package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");
    private static final Settings.Access SETTINGS =
            new Settings.Access(false, Duration.ofHours(8), Duration.ofHours(24), false);

    private static Instant after(int hours) {
        return START.plus(Duration.ofHours(hours));
    }

    @Test
    void aSessionEndsWhenNobodyWasThereForLong() {
        assertThat(Sessions.holds(START, START, after(7), SETTINGS)).isTrue();
        assertThat(Sessions.holds(START, after(7), after(14), SETTINGS)).isTrue();
        assertThat(Sessions.holds(START, after(7), after(15), SETTINGS)).isFalse();
    }

    @Test
    void aSessionEndsAfterADayHoweverBusy() {
        assertThat(Sessions.holds(START, after(23), after(23), SETTINGS)).isTrue();
        assertThat(Sessions.holds(START, after(24), after(24), SETTINGS)).isFalse();
    }
}
