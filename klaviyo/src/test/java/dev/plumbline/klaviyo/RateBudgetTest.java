package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1).plus(RateBudget.TRANSIT);
    private static final Duration MINUTE = Duration.ofSeconds(60).plus(RateBudget.TRANSIT);

    /** Tries at these distances in milliseconds: mostly close together, so that both windows fill up. */
    @Provide
    Arbitrary<List<Integer>> tries() {
        return Arbitraries.frequencyOf(
                        Tuple.of(20, Arbitraries.integers().between(0, 40)),
                        Tuple.of(3, Arbitraries.integers().between(100, 1500)),
                        Tuple.of(1, Arbitraries.integers().between(5_000, 70_000)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(400);
    }

    @Property(tries = 300)
    void noSecondAndNoMinuteEverHoldsMoreThanItsLimitWhereverItBegins(
            @ForAll("tries") List<Integer> gaps,
            @ForAll Endpoint endpoint,
            @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
        RateBudget budget = new RateBudget(share);
        Oracle oracle = new Oracle(budget, endpoint);
        Instant now = START;

        for (int gap : gaps) {
            now = now.plusMillis(gap);
            if (budget.acquire(endpoint, now) instanceof Permit.Granted) {
                assertThat(oracle.fits(now)).isTrue();
                oracle.granted.add(now);
            }
        }
    }

    @Property(tries = 300)
    void aWaitEndsAtTheFirstMomentThatFits(
            @ForAll("tries") List<Integer> gaps, @ForAll @IntRange(min = 0, max = 999) int before) {
        Endpoint endpoint = Endpoint.QUERY_METRIC_AGGREGATES;
        RateBudget budget = new RateBudget(1);
        Oracle oracle = new Oracle(budget, endpoint);
        Instant now = START;

        for (int gap : gaps) {
            now = now.plusMillis(gap);
            switch (budget.acquire(endpoint, now)) {
                case Permit.Granted _ -> oracle.granted.add(now);
                case Permit.Wait(Instant until) -> {
                    assertThat(until).isAfter(now);
                    assertThat(oracle.fits(now)).isFalse();
                    assertThat(oracle.fits(later(now, until.minusMillis(1 + before))))
                            .isFalse();
                    now = until;
                    assertThat(budget.acquire(endpoint, now)).isInstanceOf(Permit.Granted.class);
                    oracle.granted.add(now);
                }
            }
        }
    }

    @Property(tries = 200)
    void nothingIsGrantedBeforeKlaviyoSaysSoAndAllOfAWindowAfterwards(
            @ForAll @IntRange(min = 2, max = 90) int seconds,
            @ForAll @IntRange(min = 0, max = 59_999) int offset,
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 100_000) Integer> later) {
        RateBudget budget = new RateBudget(1);
        Endpoint endpoint = Endpoint.GET_ACCOUNTS;
        Instant now = START.plusMillis(offset);
        Instant opens = now.plusSeconds(seconds);

        budget.throttled(endpoint, now, Duration.ofSeconds(seconds));

        for (int delay : later.stream().sorted().toList()) {
            Instant tried = now.plusMillis(delay);
            if (tried.isBefore(opens)) {
                assertThat(budget.acquire(endpoint, tried)).isEqualTo(new Permit.Wait(opens));
            }
        }
        Instant moment = opens;
        int left = budget.perMinute(endpoint);
        for (int i = 0; i < left; i++) {
            assertThat(budget.acquire(endpoint, moment)).isInstanceOf(Permit.Granted.class);
            moment = moment.plus(SECOND);
        }
        assertThat(budget.acquire(endpoint, moment)).isEqualTo(new Permit.Wait(opens.plus(MINUTE)));
    }

    @Test
    void aThrottleOfASecondLeavesTheMinuteAsItIs() {
        RateBudget budget = new RateBudget(1);
        for (int i = 0; i < 14; i++) {
            budget.acquire(Endpoint.GET_ACCOUNTS, START.plus(SECOND.multipliedBy(i)));
        }
        Instant now = START.plusMillis(22_300);

        budget.throttled(Endpoint.GET_ACCOUNTS, now, Duration.ofSeconds(1));

        assertThat(budget.acquire(Endpoint.GET_ACCOUNTS, now)).isEqualTo(new Permit.Wait(START.plusMillis(23_300)));
        assertThat(budget.acquire(Endpoint.GET_ACCOUNTS, START.plusMillis(23_300)))
                .isInstanceOf(Permit.Granted.class);
        assertThat(budget.acquire(Endpoint.GET_ACCOUNTS, START.plusMillis(24_800)))
                .isEqualTo(new Permit.Wait(START.plus(MINUTE)));
    }

    @Test
    void theSecondWordOfTheSameThrottleChangesNothing() {
        RateBudget budget = new RateBudget(1);
        budget.throttled(Endpoint.GET_ACCOUNTS, START, Duration.ofSeconds(30));
        budget.throttled(Endpoint.GET_ACCOUNTS, START.plusMillis(100), Duration.ofSeconds(5));

        assertThat(budget.acquire(Endpoint.GET_ACCOUNTS, START.plusSeconds(6)))
                .isEqualTo(new Permit.Wait(START.plusSeconds(30)));
    }

    @Test
    void aThrottleThatIsNotOurFaultLowersTheShareUntilCalmMinutesHavePassed() {
        RateBudget budget = new RateBudget(1);
        budget.acquire(Endpoint.BULK_CREATE_EVENTS, START);
        Instant later = START.plus(MINUTE);

        budget.throttled(Endpoint.BULK_CREATE_EVENTS, later, Duration.ofSeconds(30));

        assertThat(budget.lowered()).containsExactly(Map.entry(Endpoint.BULK_CREATE_EVENTS, 0.7));
        assertThat(budget.perMinute(Endpoint.BULK_CREATE_EVENTS)).isEqualTo(105);
        List<Integer> minutes = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            Instant inMinute = later.plusSeconds(30).plus(MINUTE.multipliedBy(n));
            minutes.add(budget.minute(Endpoint.BULK_CREATE_EVENTS, inMinute).limit());
        }
        assertThat(minutes).containsExactly(105, 120, 135, 150, 150);
        assertThat(budget.lowered()).isEmpty();
    }

    @Test
    void aThrottleInTheFirstMinuteMayBeForWhatAnEarlierProcessSentAndLowersNothing() {
        RateBudget budget = new RateBudget(1);
        budget.acquire(Endpoint.BULK_CREATE_EVENTS, START);

        budget.throttled(Endpoint.BULK_CREATE_EVENTS, START.plusSeconds(30), Duration.ofSeconds(10));

        assertThat(budget.lowered()).isEmpty();
    }

    @Test
    void aThrottleOfASecondThatHeldUpRequestsOfOursMayHaveCausedLowersNothing() {
        RateBudget budget = new RateBudget(1);
        budget.acquire(Endpoint.BULK_CREATE_EVENTS, START);
        Instant later = START.plus(MINUTE);
        for (int n = 0; n < 200; n++) {
            budget.acquire(Endpoint.BULK_CREATE_EVENTS, later.plusMillis(10L * n));
        }

        budget.throttled(Endpoint.BULK_CREATE_EVENTS, later.plusSeconds(2), Duration.ofSeconds(1));

        assertThat(budget.lowered()).isEmpty();
    }

    @Test
    void severalThrottlesAtOnceLowerTheShareOnce() {
        RateBudget budget = new RateBudget(1);
        budget.acquire(Endpoint.BULK_CREATE_EVENTS, START);
        Instant later = START.plus(MINUTE);

        for (int n = 0; n < 5; n++) {
            budget.throttled(Endpoint.BULK_CREATE_EVENTS, later.plusMillis(40L * n), Duration.ofSeconds(30));
        }

        assertThat(budget.lowered()).containsExactly(Map.entry(Endpoint.BULK_CREATE_EVENTS, 0.7));
    }

    /** Requests take so long on their way, and Klaviyo's windows begin anywhere. */
    @Property(tries = 100)
    void klaviyoNeverCountsTooManyWhenNoWayIsLongerThanAnotherByMoreThanTheTransit(
            @ForAll("tries") List<Integer> gaps,
            @ForAll @IntRange(min = 0, max = 59_999) int phase,
            @ForAll Random ways,
            @ForAll Endpoint endpoint) {
        RateBudget budget = new RateBudget(1);
        Map<Long, Integer> seconds = new HashMap<>();
        Map<Long, Integer> minutes = new HashMap<>();
        Instant now = START;
        for (int gap : gaps) {
            now = now.plusMillis(gap);
            while (budget.acquire(endpoint, now) instanceof Permit.Granted) {
                long arrives = now.toEpochMilli() + phase + ways.nextInt((int) RateBudget.TRANSIT.toMillis());
                seconds.merge(arrives / 1_000, 1, Integer::sum);
                minutes.merge(arrives / 60_000, 1, Integer::sum);
            }
        }

        assertThat(seconds.values()).allMatch(count -> count <= endpoint.tier().burst());
        assertThat(minutes.values()).allMatch(count -> count <= endpoint.tier().steady());
    }

    @Test
    void whatAnswersShowOthersToHaveUsedIsNotGrantedAgain() {
        RateBudget budget = new RateBudget(1);
        budget.acquire(Endpoint.BULK_CREATE_EVENTS, START);

        budget.observed(
                Endpoint.BULK_CREATE_EVENTS,
                new RateLimitHeaders(
                        OptionalInt.of(10), OptionalInt.of(150), OptionalInt.of(99), Optional.of(Duration.ZERO)));

        assertThat(budget.minute(Endpoint.BULK_CREATE_EVENTS, START).limit()).isEqualTo(100);
        assertThat(budget.minute(Endpoint.BULK_CREATE_EVENTS, START.plus(MINUTE))
                        .limit())
                .isEqualTo(150);
    }

    @Test
    void anAccountsOwnLimitsWinOverTheDocumentedOnes() {
        RateBudget budget = new RateBudget(0.5);

        budget.observed(
                Endpoint.IMPORT_PROFILE,
                new RateLimitHeaders(
                        OptionalInt.of(75), OptionalInt.of(700), OptionalInt.of(70), Optional.of(Duration.ZERO)));

        assertThat(budget.perMinute(Endpoint.IMPORT_PROFILE)).isEqualTo(350);
    }

    @Test
    void endpointsDoNotTakeFromEachOther() {
        RateBudget budget = new RateBudget(1);
        budget.throttled(Endpoint.CREATE_EVENT, START, Duration.ofSeconds(30));

        assertThat(budget.acquire(Endpoint.GET_EVENTS, START)).isInstanceOf(Permit.Granted.class);
    }

    @Test
    void aShareIsRoundedDownButNeverToNothing() {
        RateBudget budget = new RateBudget(0.5);

        assertThat(budget.perSecond(Endpoint.IMPORT_PROFILE)).isEqualTo(37);
        assertThat(budget.perSecond(Endpoint.GET_ACCOUNTS)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RateBudget(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateBudget(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new RateBudget(Double.NaN));
    }

    @Test
    void timeThatGoesBackGivesNothingAway() {
        RateBudget budget = new RateBudget(1);
        budget.acquire(Endpoint.GET_ACCOUNTS, START);

        assertThat(budget.acquire(Endpoint.GET_ACCOUNTS, START.minusSeconds(5)))
                .isEqualTo(new Permit.Wait(START.plus(SECOND)));
    }

    @Test
    void manyThreadsTogetherGetNoMoreThanTheLimit() {
        SharedRateBudget budget = new SharedRateBudget(new RateBudget(1));
        AtomicInteger granted = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2_000; i++) {
                threads.submit(() -> {
                    if (budget.acquire(Endpoint.CREATE_EVENT, START) instanceof Permit.Granted) {
                        granted.incrementAndGet();
                    }
                });
            }
        }

        assertThat(granted).hasValue(350);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Counts from the list of all that was granted. */
    private static final class Oracle {
        private final int perSecond;
        private final int perMinute;
        private final List<Instant> granted = new ArrayList<>();

        Oracle(RateBudget budget, Endpoint endpoint) {
            perSecond = budget.perSecond(endpoint);
            perMinute = budget.perMinute(endpoint);
        }

        boolean fits(Instant now) {
            return within(now, SECOND) < perSecond && within(now, MINUTE) < perMinute;
        }

        private long within(Instant now, Duration span) {
            return granted.stream()
                    .filter(moment -> moment.plus(span).isAfter(now))
                    .count();
        }
    }
}
