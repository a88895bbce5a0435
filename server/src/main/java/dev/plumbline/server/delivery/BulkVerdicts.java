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

/** Decides what the answer to a request of many commands means. */
final class BulkVerdicts {
    private final Backoff backoff;
    private final RandomGenerator dice;

    BulkVerdicts(Backoff backoff, RandomGenerator dice) {
        this.backoff = backoff;
        this.dice = dice;
    }

    BulkOutcome of(KlaviyoResponse<Answer> response, Parcel parcel, Instant now) {
        return switch (response) {
            case KlaviyoResponse.Success<Answer> success ->
                parcel.channel().isJob()
                        ? success.value()
                                .id()
                                .<BulkOutcome>map(BulkOutcome.Started::new)
                                .orElseGet(() -> new BulkOutcome.Unknown(
                                        pauseAfter(now), success.status() + " without the number of a job"))
                        : new BulkOutcome.Accepted(
                                success.status() + " among " + parcel.commands().size());
            case KlaviyoResponse.Failed<Answer> failed -> ofFailure(failed.failure(), parcel, now);
        };
    }

    private BulkOutcome ofFailure(Failure failure, Parcel parcel, Instant now) {
        String reason = Verdicts.shortened(failure.summary());
        return switch (failure) {
            case Failure.Throttled throttled -> new BulkOutcome.Again(now.plus(throttled.retryAfter()), reason);
            case Failure.NotSent _ -> new BulkOutcome.Again(pauseAfter(now), reason);
            case Failure.ServerError _, Failure.OutcomeUnknown _ -> new BulkOutcome.Unknown(pauseAfter(now), reason);
            case Failure.Invalid invalid -> takenApart(parcel, invalid.errors(), reason);
            case Failure.NotFound notFound -> takenApart(parcel, notFound.errors(), reason);
            case Failure.Conflict conflict -> takenApart(parcel, conflict.errors(), reason);
            case Failure.Unauthorized _ ->
                new BulkOutcome.AccountPaused(now.plus(Verdicts.PROBE_A_PAUSED_ACCOUNT), reason);
            // An import of many profiles needs a scope more than one does.
            case Failure.PermissionDenied _ -> new BulkOutcome.NotAllowed(reason);
        };
    }

    private static BulkOutcome takenApart(Parcel parcel, List<ApiError> errors, String reason) {
        return new BulkOutcome.TakenApart(parcel.rows().apply(errors), reason);
    }

    private Instant pauseAfter(Instant now) {
        Duration pause = backoff.pause(1, dice);
        return now.plus(pause);
    }
}
