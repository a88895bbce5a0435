package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.support.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-04T08:00:00Z"));
    private final LoginThrottle throttle = new LoginThrottle(clock);

    private Optional<Duration> afterFailures(int failures, String name, String address) {
        for (int n = 0; n < failures; n++) {
            while (throttle.admit(name, address).isPresent()) {
                clock.advance(Duration.ofSeconds(1));
            }
        }
        return throttle.admit(name, address);
    }

    @Test
    void fiveTriesAreFreeAndTheSixthWaits() {
        assertThat(afterFailures(4, "anna", "192.0.2.1")).isEmpty();
        assertThat(throttle.admit("anna", "192.0.2.1")).contains(Duration.ofSeconds(10));
    }

    @Test
    void eachFailureDoublesTheWaitUpToAMinuteForAName() {
        assertThat(afterFailures(7, "anna", "192.0.2.1")).contains(Duration.ofSeconds(40));
        for (int n = 0; n < 100; n++) {
            clock.advance(Duration.ofMinutes(1));
            assertThat(throttle.admit("anna", "198.51.100." + n)).isEmpty();
        }
    }

    @Test
    void anAddressWaitsAQuarterOfAnHourAtMostWhateverNamesItTries() {
        for (int n = 0; n < 20; n++) {
            clock.advance(Duration.ofMinutes(15));
            assertThat(throttle.admit("name " + n, "192.0.2.1")).isEmpty();
        }
        assertThat(throttle.admit("another", "192.0.2.1")).contains(Duration.ofMinutes(15));
        assertThat(throttle.admit("another", "192.0.2.2")).isEmpty();
    }

    @Test
    void neighboursOfIpv6AreOneAddress() {
        for (int n = 0; n < 5; n++) {
            assertThat(throttle.admit("name " + n, "2001:db8:1:2:0:0:0:" + n)).isEmpty();
        }
        assertThat(throttle.admit("another", "2001:db8:1:2:9:9:9:9")).isPresent();
        assertThat(throttle.admit("another", "2001:db8:1:3:9:9:9:9")).isEmpty();
    }

    @Test
    void theRightPasswordClearsTheNameAndTakesBackItsOwnTryOnly() {
        afterFailures(4, "anna", "192.0.2.1");
        throttle.succeeded("anna", "192.0.2.1");
        assertThat(throttle.admit("anna", "198.51.100.1")).isEmpty();
        assertThat(throttle.admit("bert", "192.0.2.1")).isEmpty();
        assertThat(throttle.admit("bert", "192.0.2.1")).isPresent();
    }

    @Test
    void anHourWithoutAFailureIsForgiven() {
        afterFailures(10, "anna", "192.0.2.1");
        clock.advance(Duration.ofMinutes(61));
        assertThat(afterFailures(4, "anna", "192.0.2.1")).isEmpty();
    }

    @Test
    void whateverIsTriedTheMemoryIsBounded() {
        for (int n = 0; n < 30_000; n++) {
            throttle.admit("name " + n, "10.0." + n / 250 + "." + n % 250);
        }
        assertThat(throttle.known()).isLessThanOrEqualTo(20_000);
    }
}
