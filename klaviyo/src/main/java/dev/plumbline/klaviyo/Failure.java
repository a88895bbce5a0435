package dev.plumbline.klaviyo;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a request did not succeed. The cases differ in what the caller can do about it. */
public sealed interface Failure {

    /** Refused for what it says (400, 405, 410, 413, 415, 422 and other 4xx). */
    record Invalid(int status, List<ApiError> errors) implements Failure {
        public Invalid {
            errors = List.copyOf(errors);
        }
    }

    /** 404. For a profile import with an {@code id} it can also mean that the e-mail belongs to another profile. */
    record NotFound(List<ApiError> errors) implements Failure {
        public NotFound {
            errors = List.copyOf(errors);
        }
    }

    /** 409. {@code duplicateProfileId} is the profile that already has one of the identifiers, where Klaviyo names it. */
    record Conflict(List<ApiError> errors, Optional<String> duplicateProfileId) implements Failure {
        public Conflict {
            errors = List.copyOf(errors);
        }
    }

    /** 401: Klaviyo does not know the key. */
    record Unauthorized(List<ApiError> errors) implements Failure {
        public Unauthorized {
            errors = List.copyOf(errors);
        }
    }

    /** 403 by Klaviyo itself: the key lacks a scope, or the account a plan. */
    record PermissionDenied(List<ApiError> errors) implements Failure {
        public PermissionDenied {
            errors = List.copyOf(errors);
        }
    }

    /** 429. Nothing was processed; an earlier attempt is certain to be refused again. */
    record Throttled(Duration retryAfter) implements Failure {}

    /** 5xx, or an answer that is not Klaviyo's (a challenge page of the CDN, a proxy's error page). Its effect is unknown. */
    record ServerError(int status, String excerpt) implements Failure {}

    /** No connection: Klaviyo certainly did not process the request. */
    record NotSent(String reason) implements Failure {}

    /** The request left, and no answer came back: Klaviyo may have processed it. */
    record OutcomeUnknown(String reason) implements Failure {}

    /** Whether, and when, the same request may be sent again. */
    default Retryability retryability() {
        return switch (this) {
            case Invalid _, NotFound _, Conflict _ -> new Retryability.Never();
            case Unauthorized _, PermissionDenied _ -> new Retryability.Account();
            case Throttled throttled -> new Retryability.After(throttled.retryAfter());
            case ServerError _, NotSent _, OutcomeUnknown _ -> new Retryability.Later();
        };
    }

    /** Whether it is certain that Klaviyo changed nothing. */
    default boolean certainlyNotProcessed() {
        return switch (this) {
            case Invalid _, NotFound _, Conflict _, Unauthorized _, PermissionDenied _, Throttled _, NotSent _ -> true;
            case ServerError _, OutcomeUnknown _ -> false;
        };
    }

    /** One line for people and logs, without the details that may quote personal data. */
    default String summary() {
        return switch (this) {
            case Invalid invalid -> line(invalid.status(), "refused", invalid.errors());
            case NotFound notFound -> line(404, "not found", notFound.errors());
            case Conflict conflict ->
                line(409, "conflict", conflict.errors())
                        + conflict.duplicateProfileId()
                                .map(id -> ", taken by profile " + id)
                                .orElse("");
            case Unauthorized unauthorized -> line(401, "the API key is not accepted", unauthorized.errors());
            case PermissionDenied denied -> line(403, "the API key lacks a scope", denied.errors());
            case Throttled throttled ->
                "429 throttled, retry after " + throttled.retryAfter().toSeconds() + " s";
            case ServerError error -> error.status() + " server error: " + error.excerpt();
            case NotSent notSent -> "not sent: " + notSent.reason();
            case OutcomeUnknown unknown -> "outcome unknown: " + unknown.reason();
        };
    }

    private static String line(int status, String meaning, List<ApiError> errors) {
        String list = errors.stream().map(ApiError::summary).collect(Collectors.joining("; "));
        return status + " " + meaning + (list.isEmpty() ? "" : ": " + list);
    }
}
