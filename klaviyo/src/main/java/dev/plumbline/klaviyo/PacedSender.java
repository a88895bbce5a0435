package dev.plumbline.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Waits for the budget before each attempt, and tries again what may be tried again. Also what Klaviyo may have processed already:
 * events carry a unique id, and all else has the same effect twice (a second create then ends as a conflict, a second delete as not
 * found).
 */
public final class PacedSender implements Sender {
    private final Sender next;
    private final InstantSource clock;
    private final Pace pace;

    public PacedSender(Sender next, InstantSource clock, Pace pace) {
        this.next = next;
        this.clock = clock;
        this.pace = pace;
    }

    /** The last attempt's response. An interrupt ends the waiting, not an attempt that was made. */
    @Override
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        KlaviyoResponse<Answer> last =
                KlaviyoResponse.failed(new Failure.NotSent("interrupted while waiting for the rate limit"));
        try {
            for (int attempt = 1; ; attempt++) {
                awaitPermit(request.endpoint());
                last = next.send(request);
                Optional<Duration> pause = pauseAfter(request.endpoint(), last, attempt);
                if (pause.isEmpty()) {
                    return last;
                }
                pace.sleeper().sleep(pause.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return last;
        }
    }

    @Override
    public void close() {
        next.close();
    }

    private void awaitPermit(Endpoint endpoint) throws InterruptedException {
        Instant now = clock.instant();
        while (pace.budget().acquire(endpoint, now) instanceof Permit.Wait wait) {
            pace.sleeper().sleep(Duration.between(now, wait.until()));
            now = clock.instant();
        }
    }

    private Optional<Duration> pauseAfter(Endpoint endpoint, KlaviyoResponse<Answer> response, int attempt) {
        return switch (response) {
            case KlaviyoResponse.Success<Answer> _ -> Optional.empty();
            case KlaviyoResponse.Failed<Answer>(Failure failure) -> {
                if (failure instanceof Failure.Throttled(Duration retryAfter)) {
                    pace.budget().throttled(endpoint, clock.instant(), retryAfter);
                }
                yield pace.backoff().next(attempt, failure.retryability(), pace.dice());
            }
        };
    }
}
