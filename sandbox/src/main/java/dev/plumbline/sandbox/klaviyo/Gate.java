package dev.plumbline.sandbox.klaviyo;

import com.sun.net.httpserver.Headers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What a request must carry before any endpoint looks at it. */
final class Gate {
    private static final LocalDate OLDEST_SERVED = LocalDate.of(2024, 10, 15);
    private static final List<String> JSON = List.of("application/vnd.api+json", "application/json");

    private final String apiKey;

    /** @param apiKey empty lets any in */
    Gate(String apiKey) {
        this.apiKey = apiKey;
    }

    /** Why it is not let in; empty when it is. */
    Optional<Reply> refusal(String method, String path, Headers headers) {
        if (path.startsWith("/api/v1") || path.startsWith("/api/v2") || path.startsWith("/api/track")) {
            return refused(410, "gone", "Gone");
        }
        String authorization = first(headers, "Authorization");
        boolean known = apiKey.isEmpty()
                ? authorization.startsWith("Klaviyo-API-Key ")
                : authorization.equals("Klaviyo-API-Key " + apiKey);
        if (!known) {
            return refused(401, "authentication_failed", "Incorrect authentication credentials.");
        }
        if (!isRevision(first(headers, "revision"))) {
            return Optional.of(Reply.errors(
                    List.of(ApiError.invalidParameter("A valid revision header is required.", "revision"))));
        }
        boolean hasBody = method.equals("POST") || method.equals("PATCH");
        if (hasBody
                && JSON.stream()
                        .noneMatch(type -> first(headers, "Content-Type").startsWith(type))) {
            return refused(415, "unsupported_media_type", "Unsupported media type.");
        }
        String encoding = first(headers, "Content-Encoding");
        return encoding.isEmpty() || encoding.equals("gzip")
                ? Optional.empty()
                : refused(415, "unsupported_media_type", "Unsupported content encoding.");
    }

    static Reply throttled(Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return Reply.errors(List.of(ApiError.other(
                        429, "throttled", "Request was throttled. Expected available in " + seconds + " second(s).")))
                .with("Retry-After", String.valueOf(seconds));
    }

    /** Of a body that is not what its headers say. */
    static Reply refused(String why) {
        return Reply.errors(List.of(ApiError.other(415, "unsupported_media_type", why)));
    }

    private static Optional<Reply> refused(int status, String code, String title) {
        return Optional.of(Reply.errors(List.of(ApiError.other(status, code, title))));
    }

    private static boolean isRevision(String revision) {
        try {
            return !LocalDate.parse(revision.replaceFirst("\\.pre$", "")).isBefore(OLDEST_SERVED);
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static String first(Headers headers, String name) {
        return Optional.ofNullable(headers.getFirst(name)).orElse("");
    }
}
