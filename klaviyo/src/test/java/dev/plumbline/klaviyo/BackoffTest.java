package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RandomGenerator LOWEST = () -> 0L;

    @Test
    void thePauseDoublesUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), 2, Duration.ofSeconds(3), 0.5, 10);

        assertThat(List.of(1, 2, 3, 4, 5, 2_000).stream().map(failed -> backoff.pause(failed, LOWEST)))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3));
    }

    @Property
    void jitterOnlyShortensAndByItsPartAtMost(@ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int failed) {
        Backoff backoff = Backoff.standard();
        Duration full = backoff.pause(failed, LOWEST);

        assertThat(backoff.pause(failed, new Random(seed))).isBetween(full.dividedBy(2), full);
    }

    @Test
    void whatKlaviyoAsksForIsNeverUndercut() {
        Retryability after = new Retryability.After(Duration.ofSeconds(42));

        assertThat(Backoff.standard().next(1, after, LOWEST)).contains(Duration.ofSeconds(42));
        assertThat(new Backoff(Duration.ofMinutes(2), 1, Duration.ofMinutes(2), 0, 5).next(1, after, LOWEST))
                .contains(Duration.ofMinutes(2));
    }

    @Test
    void whatIsRefusedIsNotTriedAgainNorMoreOftenThanAllowed() {
        Backoff backoff = Backoff.standard();

        assertThat(backoff.next(1, new Retryability.Never(), LOWEST)).isEmpty();
        assertThat(backoff.next(1, new Retryability.Account(), LOWEST)).isEmpty();
        assertThat(backoff.next(4, new Retryability.Later(), LOWEST)).isPresent();
        assertThat(backoff.next(5, new Retryability.Later(), LOWEST)).isEmpty();
    }

    @Test
    void aSenselessScheduleIsRefused() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(Duration.ZERO, 2, second, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, 0.5, second, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, 2, Duration.ZERO, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, 2, second, 1.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Backoff(second, 2, second, 0, 0));
    }
}
