package dev.plumbline.klaviyo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides what an HTTP answer means, for any sender. Bodies may be empty, HTML of the CDN, or someone else's JSON. */
public final class AnswerReader {
    private static final int EXCERPT = 200;

    private final Endpoint endpoint;
    private final int status;
    private final byte[] body;
    private final RateHeaders headers;

    /** @param header gives the first value of a header by its lower-case name */
    public AnswerReader(Endpoint endpoint, int status, Function<String, Optional<String>> header, byte[] body) {
        this.endpoint = endpoint;
        this.status = status;
        this.body = body;
        this.headers = new RateHeaders(header);
    }

    /**
     * What the answer says.
     *
     * @param now when it came: Retry-After may be a date
     */
    public KlaviyoResponse<Answer> read(Instant now) {
        if (status < 200 || status > 299) {
            return KlaviyoResponse.failed(failure(now));
        }
        if (isBlank()) {
            return new KlaviyoResponse.Success<>(Answer.empty(), status, headers.limits());
        }
        return Json.parseObject(body)
                .<KlaviyoResponse<Answer>>map(
                        document -> new KlaviyoResponse.Success<>(Answer.of(document), status, headers.limits()))
                .orElseGet(() -> KlaviyoResponse.failed(unreadable(endpoint, status, "not JSON: " + excerpt())));
    }

    /** A success that does not say what it should: of no use to a reader, and no proof for a writer. */
    static Failure unreadable(Endpoint endpoint, int status, String problem) {
        String reason = "the answer cannot be read: " + problem;
        return endpoint.reads()
                ? new Failure.ServerError(status, reason)
                : new Failure.OutcomeUnknown(status + ", but " + reason);
    }

    private Failure failure(Instant now) {
        Optional<List<ApiError>> document = ErrorReader.document(body, status);
        List<ApiError> errors = document.orElse(List.of());
        boolean klaviyos = document.isPresent() || isBlank();
        return switch (status) {
            case 429 -> new Failure.Throttled(headers.retryAfter(now).orElse(Duration.ofSeconds(60)));
            case 405, 410, 413, 414, 415, 431 -> new Failure.Invalid(status, errors);
            case 407, 408, 425 -> serverError(errors);
            case 401 -> klaviyos ? new Failure.Unauthorized(errors) : serverError(errors);
            case 403 -> document.isPresent() ? new Failure.PermissionDenied(errors) : serverError(errors);
            case 404 -> klaviyos ? new Failure.NotFound(errors) : serverError(errors);
            case 409 -> klaviyos ? new Failure.Conflict(errors, duplicate(errors)) : serverError(errors);
            default ->
                klaviyos && status >= 400 && status < 500 ? new Failure.Invalid(status, errors) : serverError(errors);
        };
    }

    private Failure serverError(List<ApiError> errors) {
        return new Failure.ServerError(
                status, errors.isEmpty() ? excerpt() : errors.getFirst().summary());
    }

    private static Optional<String> duplicate(List<ApiError> errors) {
        return errors.stream()
                .map(error -> error.meta().get("duplicate_profile_id"))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .findFirst();
    }

    private boolean isBlank() {
        return new String(body, StandardCharsets.UTF_8).isBlank();
    }

    /** The beginning of the text, without tags and on one line. */
    private String excerpt() {
        String text = new String(body, 0, Math.min(body.length, 4_000), StandardCharsets.UTF_8)
                .replaceAll("(?is)<(script|style).*?(</\\1>|$)", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return text.isEmpty() ? "(empty)" : text.substring(0, Math.min(text.length(), EXCERPT));
    }
}
