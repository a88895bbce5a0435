package dev.plumbline.server.verify;

import static dev.plumbline.server.verify.Unprovens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final Unproven EVENT = Unprovens.acceptedAt(NOW);
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    @Test
    void anEventIsLookedForEachTimeThatItHasBecomeTwiceAsOld() {
        assertThat(Looks.after(EVENT, NOW.plusSeconds(3), PATIENCE)).isEqualTo(NOW.plusSeconds(6));
        assertThat(Looks.after(EVENT, NOW.plusSeconds(6), PATIENCE)).isEqualTo(NOW.plusSeconds(12));
    }

    @Test
    void theEndOfThePatienceIsAlwaysLookedAt() {
        assertThat(Looks.after(EVENT, NOW.plusSeconds(600), PATIENCE)).isEqualTo(NOW.plus(PATIENCE));
    }

    @Test
    void aDayOfWaitingTakesFewLooks() {
        int looks = 0;
        for (Instant at = NOW.plus(Looks.FIRST); at.isBefore(NOW.plus(Patience.MOST)); looks++) {
            at = Looks.after(EVENT, at, Patience.MOST);
        }
        assertThat(looks).isBetween(20, 40);
    }

    @Test
    void whatWasGivenUpIsLookedForOnceADayAtLast() {
        Instant week = NOW.plus(Duration.ofDays(7));
        assertThat(Looks.afterGivingUp(EVENT, week)).isEqualTo(week.plus(Duration.ofDays(1)));
        assertThat(Looks.afterGivingUp(EVENT, NOW.plus(PATIENCE)))
                .isEqualTo(NOW.plus(PATIENCE).plus(PATIENCE));
    }
}
