package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedSenderTest {
    private static final KlaviyoResponse<Answer> ACCEPTED =
            new KlaviyoResponse.Success<>(Answer.empty(), 202, Optional.empty());
    private static final KlaviyoRequest EVENT = Requests.createEvent(Samples.event("1"));
    private static final KlaviyoRequest ACCOUNT =
            new KlaviyoRequest(Endpoint.GET_ACCOUNTS, "/api/accounts", Optional.empty());

    private Instant now = Samples.NOW;
    private final List<Instant> sent = new ArrayList<>();
    private final Deque<KlaviyoResponse<Answer>> script = new ArrayDeque<>();
    private final Sender klaviyo = request -> {
        sent.add(now);
        return script.isEmpty() ? ACCEPTED : script.remove();
    };
    private Sleeper sleeper = duration -> now = now.plus(duration);

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void itWaitsForTheBudget() {
        Sender paced = paced();

        paced.send(ACCOUNT);
        paced.send(ACCOUNT);
        paced.send(ACCOUNT);

        assertThat(sent).containsExactly(Samples.NOW, Samples.NOW.plusMillis(1_500), Samples.NOW.plusSeconds(3));
    }

    @Test
    void aThrottledRequestIsSentAgainWhenKlaviyoSays() {
        script.add(KlaviyoResponse.failed(new Failure.Throttled(Duration.ofSeconds(17))));
        Sender paced = paced();

        assertThat(paced.send(EVENT)).isEqualTo(ACCEPTED);

        assertThat(sent).containsExactly(Samples.NOW, Samples.NOW.plusSeconds(17));
    }

    @Test
    void aThrottleClosesTheEndpointForOthersToo() {
        script.add(KlaviyoResponse.failed(new Failure.Throttled(Duration.ofSeconds(17))));
        SharedRateBudget budget = new SharedRateBudget(new RateBudget(1));
        Backoff once = new Backoff(Duration.ofSeconds(1), 1, Duration.ofSeconds(1), 0, 1);
        Sender first = new PacedSender(klaviyo, () -> now, new Pace(budget, once, sleeper, () -> 0L));
        Sender second = new PacedSender(klaviyo, () -> now, new Pace(budget, once, sleeper, () -> 0L));

        assertThat(first.send(EVENT).findFailure()).isPresent();
        assertThat(second.send(EVENT)).isEqualTo(ACCEPTED);

        assertThat(sent).containsExactly(Samples.NOW, Samples.NOW.plusSeconds(17));
    }

    @Test
    void whatMayHaveBeenProcessedIsSentAgainByTheBackoff() {
        fail(new Failure.OutcomeUnknown("reset"), new Failure.ServerError(503, ""), new Failure.NotSent("refused"));

        assertThat(paced().send(EVENT)).isEqualTo(ACCEPTED);

        assertThat(sent)
                .containsExactly(
                        Samples.NOW,
                        Samples.NOW.plusMillis(500),
                        Samples.NOW.plusMillis(1_500),
                        Samples.NOW.plusMillis(3_500));
    }

    @Test
    void itGivesUpAfterTheLastAttemptWithTheLastFailure() {
        for (int i = 1; i <= 9; i++) {
            fail(new Failure.ServerError(500 + i, ""));
        }

        assertThat(paced().send(EVENT)).isEqualTo(KlaviyoResponse.failed(new Failure.ServerError(505, "")));
        assertThat(sent).hasSize(5);
    }

    @Test
    void whatIsRefusedIsSentOnce() {
        fail(new Failure.Invalid(400, List.of()));

        assertThat(paced().send(EVENT)).isEqualTo(KlaviyoResponse.failed(new Failure.Invalid(400, List.of())));
        assertThat(sent).hasSize(1);
    }

    @Test
    void anInterruptEndsTheWaitForTheBudgetAndStaysSet() {
        Sender paced = paced();
        paced.send(ACCOUNT);
        sleeper = interrupting();
        Sender interrupted = paced();
        interrupted.send(ACCOUNT);

        KlaviyoResponse<Answer> response = interrupted.send(ACCOUNT);

        assertThat(response.findFailure().orElseThrow()).isInstanceOf(Failure.NotSent.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(sent).hasSize(2);
    }

    @Test
    void anInterruptBetweenAttemptsLeavesTheFailureOfTheAttempt() {
        fail(new Failure.OutcomeUnknown("reset"));
        sleeper = interrupting();

        KlaviyoResponse<Answer> response = paced().send(EVENT);

        assertThat(response.findFailure()).contains(new Failure.OutcomeUnknown("reset"));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void aClientOverAPacedSenderRetriesToo() {
        fail(new Failure.ServerError(502, ""));
        KlaviyoClient client = new KlaviyoClient(paced(), () -> now);

        assertThat(client.createEvent(Samples.event("1")).findFailure()).isEmpty();
        assertThat(client.deleteItem(Samples.ITEM).orElseThrow()).isEqualTo(new Accepted());
        assertThat(client.bulkCreateEvents(List.of(Samples.event("1")))
                        .map(_ -> Map.of())
                        .orElseThrow())
                .isEmpty();
    }

    private void fail(Failure... failures) {
        Arrays.stream(failures).map(KlaviyoResponse::<Answer>failed).forEach(script::add);
    }

    private static Sleeper interrupting() {
        return _ -> {
            throw new InterruptedException();
        };
    }

    /** Without jitter: dice that always show zero. */
    private Sender paced() {
        SharedRateBudget budget = new SharedRateBudget(new RateBudget(1));
        return new PacedSender(klaviyo, () -> now, new Pace(budget, Backoff.standard(), sleeper, () -> 0L));
    }
}
