package dev.plumbline.server.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class LagsTest {
    private static Lags of(List<Long> millis) {
        Lags lags = Lags.NONE;
        for (long lag : millis) {
            lags = lags.plus(Duration.ofMillis(lag));
        }
        return lags;
    }

    @Test
    void nothingObservedIsNoLag() {
        assertThat(Lags.NONE.size()).isZero();
        assertThat(Lags.NONE.percentile(0.99)).isEqualTo(Duration.ZERO);
        assertThat(Lags.NONE.longest()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aSingleSlowOneOfMoreThanAHundredDoesNotCountInTheNinetyNinthPercentile() {
        Lags lags = Lags.NONE;
        for (int n = 0; n < 100; n++) {
            lags = lags.plus(Duration.ofSeconds(2));
        }
        assertThat(lags.plus(Duration.ofHours(3)).percentile(0.99)).isEqualTo(Duration.ofSeconds(2));
        assertThat(lags.plus(Duration.ofHours(3)).longest()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void whatIsBeyondTheLastBucketIsTheLongest() {
        Duration month = Duration.ofDays(30);
        assertThat(Lags.bucketOf(month)).isEqualTo(Lags.LAST_BUCKET);
        assertThat(Lags.NONE.plus(month).percentile(0.5)).isEqualTo(month);
    }

    @Property(tries = 300)
    void aPercentileIsNeverTooShortAndAtMostAFifthTooLong(
            @ForAll @NotEmpty List<@LongRange(max = 400_000_000) Long> millis,
            @ForAll @LongRange(min = 1, max = 100) long percent) {
        List<Long> sorted = millis.stream().sorted().toList();
        long exact = sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1);
        long told = of(millis).percentile(percent / 100.0).toMillis();
        assertThat(told).isBetween(exact - 1, Math.max(1_000, Math.round(exact * 1.2) + 1));
    }

    @Property(tries = 300)
    void aLagIsInTheSmallestBucketThatHoldsIt(@ForAll @LongRange(max = 900_000_000) long millis) {
        Duration lag = Duration.ofMillis(millis);
        int bucket = Lags.bucketOf(lag);
        assertThat(Lags.upTo(bucket).plusMillis(1)).isGreaterThanOrEqualTo(lag);
        assertThat(bucket == 0 || Lags.upTo(bucket - 1).compareTo(lag.plusMillis(1)) < 0)
                .isTrue();
    }
}
