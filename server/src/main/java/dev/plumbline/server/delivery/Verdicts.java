package dev.plumbline.server.delivery;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetPublished;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.core.command.UpsertCatalogItem;
import dev.plumbline.core.command.UpsertCatalogVariant;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.klaviyo.Answer;
import dev.plumbline.klaviyo.ApiError;
import dev.plumbline.klaviyo.Backoff;
import dev.plumbline.klaviyo.Failure;
import dev.plumbline.klaviyo.KlaviyoResponse;
import dev.plumbline.server.delivery.ProfileForm.Identifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Decides what an answer means. */
final class Verdicts {
    static final Duration PROBE_A_PAUSED_ACCOUNT = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 500;

    private final Backoff backoff;
    private final RandomGenerator dice;

    Verdicts(Backoff backoff, RandomGenerator dice) {
        this.backoff = backoff;
        this.dice = dice;
    }

    /**
     * What was sent.
     *
     * @param form how much of it, when it is a profile
     * @param attempts how often it was sent before this time
     */
    record Sent(Command command, ProfileForm form, int attempts) {}

    Outcome of(KlaviyoResponse<Answer> response, Sent sent, Instant now) {
        return switch (response) {
            case KlaviyoResponse.Success<Answer> success ->
                accepted(
                        success.status(),
                        sent.form().takenAs(success.value().id()),
                        success.value().id().isPresent());
            case KlaviyoResponse.Failed<Answer> failed -> ofFailure(failed.failure(), sent, now);
        };
    }

    /**
     * What it means that no request can say it.
     *
     * @param limit the limit that it is beyond; begins with the name of the attribute
     */
    Outcome unsayable(String limit, Sent sent, Instant now) {
        String pointer = "/data/attributes/" + limit.split("[: ]", 2)[0].replace('.', '/');
        ApiError error =
                new ApiError("", 400, "unsayable", "", limit, Optional.of(pointer), Optional.empty(), Map.of());
        String reason = "no request that Klaviyo documents can say it: " + limit;
        return withoutBadPhone(List.of(error), sent, now).orElseGet(() -> new Outcome.Refused(reason, List.of(error)));
    }

    private static Outcome accepted(int status, ProfileForm form, boolean stored) {
        String without = form.badPhone()
                .map(said -> ", without the phone number: " + said)
                .orElse("");
        List<Identifier> conflicting = form.conflicting();
        if (conflicting.isEmpty()) {
            return new Outcome.Accepted(shortened(status + without), stored);
        }
        String others = conflicting.stream().map(Identifier::words).collect(Collectors.joining(" and the "));
        return new Outcome.AcceptedInPart(
                shortened(status + ", without the " + others + " of another profile" + without), form);
    }

    private Outcome ofFailure(Failure failure, Sent sent, Instant now) {
        String reason = shortened(failure.summary());
        return switch (failure) {
            case Failure.Throttled throttled -> new Outcome.RetryAt(now.plus(throttled.retryAfter()), reason);
            case Failure.ServerError _, Failure.NotSent _, Failure.OutcomeUnknown _ ->
                new Outcome.RetryAt(now.plus(backoff.pause(sent.attempts() + 1, dice)), reason);
            case Failure.Invalid invalid ->
                withoutBadPhone(invalid.errors(), sent, now).orElseGet(() -> refused(reason, invalid.errors()));
            case Failure.NotFound notFound -> conflict(sent, Optional.empty(), now, refused(reason, notFound.errors()));
            case Failure.Conflict conflict ->
                conflict(sent, conflict.duplicateProfileId(), now, refused(reason, conflict.errors()));
            case Failure.Unauthorized _, Failure.PermissionDenied _ ->
                new Outcome.AccountPaused(now.plus(PROBE_A_PAUSED_ACCOUNT), reason);
        };
    }

    /** An import of a profile never names Klaviyo's id, so a 404 says what a 409 does: an identifier is another profile's. */
    private Outcome conflict(Sent sent, Optional<String> owner, Instant now, Outcome.Refused otherwise) {
        return switch (sent.command()) {
            case UpsertProfile upsert ->
                sent.form()
                        .afterConflict(upsert, owner)
                        .<Outcome>map(next -> new Outcome.RetryAs(next, whenAs(next, sent, now), otherwise.reason()))
                        .orElse(otherwise);
            case TrackEvent _, UpsertCatalogItem _, UpsertCatalogVariant _, SetStock _, SetPublished _ -> otherwise;
        };
    }

    /** The same again after a pause, less at once. */
    private Instant whenAs(ProfileForm next, Sent sent, Instant now) {
        return next.without().equals(sent.form().without()) ? now.plus(backoff.pause(next.conflicts(), dice)) : now;
    }

    /** A phone number that is none must not keep the rest of a profile from arriving. */
    private static Optional<Outcome> withoutBadPhone(List<ApiError> errors, Sent sent, Instant now) {
        boolean onlyThePhone = sent.command() instanceof UpsertProfile
                && !errors.isEmpty()
                && errors.stream()
                        .allMatch(error -> error.pointer()
                                .filter(pointer -> pointer.endsWith("/" + Identifier.PHONE.attribute()))
                                .isPresent());
        String said = shortened(details(errors));
        return onlyThePhone
                ? sent.form().afterBadPhone(said).map(next -> new Outcome.RetryAs(next, now, said))
                : Optional.empty();
    }

    /** Klaviyo's details are told as well: they say what it expected, and the exception is where people look. */
    private static Outcome.Refused refused(String reason, List<ApiError> errors) {
        String details = details(errors);
        return new Outcome.Refused(details.isEmpty() ? reason : shortened(reason + ": " + details), errors);
    }

    private static String details(List<ApiError> errors) {
        return errors.stream().map(ApiError::detail).distinct().collect(Collectors.joining("; "));
    }

    /** What Klaviyo says is told to people and stored: PostgreSQL refuses a NUL. */
    static String shortened(String answer) {
        String text = answer.replace('\0', ' ');
        return text.length() <= LONGEST_ANSWER ? text : text.substring(0, LONGEST_ANSWER) + "…";
    }
}
