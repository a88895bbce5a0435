package dev.plumbline.server.delivery;

import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Decides what an answer means. */
final class Verdicts {
    private static final Duration PROBE_A_PAUSED_ACCOUNT = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 500;

    private final Backoff backoff;
    private final RandomGenerator dice;

    Verdicts(Backoff backoff, RandomGenerator dice) {
        this.backoff = backoff;
        this.dice = dice;
    }

    /** @param attempts how often the command was sent before this time */
    Outcome of(KlaviyoResponse<Answer> response, int attempts, Instant now) {
        return switch (response) {
            case KlaviyoResponse.Success<Answer> success -> new Outcome.Accepted(String.valueOf(success.status()));
            case KlaviyoResponse.Failed<Answer> failed -> ofFailure(failed.failure(), attempts, now);
        };
    }

    private Outcome ofFailure(Failure failure, int attempts, Instant now) {
        String reason = shortened(failure.summary());
        return switch (failure) {
            case Failure.Throttled throttled -> new Outcome.RetryAt(now.plus(throttled.retryAfter()), reason);
            case Failure.ServerError error -> later(attempts, now, reason);
            case Failure.NotSent notSent -> later(attempts, now, reason);
            case Failure.OutcomeUnknown unknown -> later(attempts, now, reason);
            case Failure.Invalid invalid -> refused(reason, invalid.errors());
            case Failure.NotFound notFound -> refused(reason, notFound.errors());
            case Failure.Conflict conflict -> refused(reason, conflict.errors());
            case Failure.Unauthorized unauthorized ->
                new Outcome.AccountPaused(now.plus(PROBE_A_PAUSED_ACCOUNT), reason);
            case Failure.PermissionDenied denied -> new Outcome.AccountPaused(now.plus(PROBE_A_PAUSED_ACCOUNT), reason);
        };
    }

    private Outcome later(int attempts, Instant now, String reason) {
        return new Outcome.RetryAt(now.plus(backoff.pause(attempts + 1, dice)), reason);
    }

    /** Klaviyo's details are told as well: they say what it expected, and the exception is where people look. */
    private static Outcome refused(String reason, List<ApiError> errors) {
        String details = String.join(
                "; ", errors.stream().map(ApiError::detail).distinct().toList());
        return new Outcome.Refused(details.isEmpty() ? reason : shortened(reason + ": " + details), errors);
    }

    /** What Klaviyo says is told to people and stored: PostgreSQL refuses a NUL. */
    private static String shortened(String answer) {
        String text = answer.replace('\0', ' ');
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "…";
    }
}
