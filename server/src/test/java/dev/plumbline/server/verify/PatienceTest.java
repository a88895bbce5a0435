package dev.plumbline.server.verify;

import static dev.plumbline.server.verify.Unprovens.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private static final Duration LEAST = Duration.ofMinutes(15);
    private static final Patience PATIENCE = new Patience(LEAST);
    private static final Optional<Instant> LATER_ONES = Optional.of(NOW.plusSeconds(1));

    private static Lags lags(int count, Duration lag) {
        Lags lags = Lags.NONE;
        for (int n = 0; n < count; n++) {
            lags = lags.plus(lag);
        }
        return lags;
    }

    private static boolean isOver(Duration waited, Duration patience, Optional<Instant> front) {
        return Patience.isOver(Unprovens.acceptedAt(NOW), NOW.plus(waited), patience, front);
    }

    @Test
    void whileNothingIsKnownTheLeastPatienceHolds() {
        assertThat(PATIENCE.with(Lags.NONE, Lags.NONE)).isEqualTo(LEAST);
    }

    @Test
    void aQuickKlaviyoDoesNotMakeItImpatient() {
        assertThat(PATIENCE.with(lags(500, Duration.ofSeconds(1)), lags(500, Duration.ofSeconds(1))))
                .isEqualTo(LEAST);
    }

    @Test
    void itGrowsToThreeTimesWhatNearlyAllEventsTookInTheLastHourOrTheLastDay() {
        Lags slow = lags(50, Duration.ofMinutes(20));
        assertThat(PATIENCE.with(slow, Lags.NONE)).isEqualTo(Duration.ofMinutes(60));
        assertThat(PATIENCE.with(lags(50, Duration.ofSeconds(1)), slow)).isEqualTo(Duration.ofMinutes(60));
    }

    @Test
    void itEndsAtADay() {
        assertThat(PATIENCE.with(lags(50, Duration.ofHours(20)), Lags.NONE)).isEqualTo(Patience.MOST);
    }

    @Test
    void anEventIsMissingWhenItsTimeIsOverAndLaterOnesAreThere() {
        assertThat(isOver(LEAST.minusSeconds(1), LEAST, LATER_ONES)).isFalse();
        assertThat(isOver(LEAST, LEAST, LATER_ONES)).isTrue();
    }

    @Test
    void whileNothingThatWasAcceptedLaterIsThereKlaviyoMayStandStill() {
        assertThat(isOver(LEAST, LEAST, Optional.empty())).isFalse();
        assertThat(isOver(LEAST, LEAST, Optional.of(NOW))).isFalse();
        assertThat(isOver(Patience.MOST, LEAST, Optional.of(NOW))).isTrue();
    }
}
