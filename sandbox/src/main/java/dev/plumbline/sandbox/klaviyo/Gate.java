package dev.plumbline.sandbox.klaviyo;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
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
    Optional<Reply> refusal(String method, String path, Map<String, String> headers) {
        if (path.startsWith("/api/v1") || path.startsWith("/api/v2") || path.startsWith("/api/track")) {
            return refused(410, "gone", "Gone");
        }
        String authorization = header(headers, "Authorization");
        boolean known = apiKey.isEmpty()
                ? authorization.startsWith("Klaviyo-API-Key ")
                : authorization.equals("Klaviyo-API-Key " + apiKey);
        if (!known) {
            return refused(401, "authentication_failed", "Incorrect authentication credentials.");
        }
        if (!isRevision(header(headers, "revision"))) {
            return Optional.of(Reply.errors(
                    List.of(ApiError.invalidParameter("A valid revision header is required.", "revision"))));
        }
        boolean hasBody = method.equals("POST") || method.equals("PATCH");
        if (hasBody && JSON.stream().noneMatch(header(headers, "Content-Type")::startsWith)) {
            return refused(415, "unsupported_media_type", "Unsupported media type.");
        }
        String encoding = header(headers, "Content-Encoding");
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
            return !LocalDate.parse(revision.endsWith(".pre") ? revision.substring(0, revision.length() - 4) : revision)
                    .isBefore(OLDEST_SERVED);
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /** A header's value, whatever the case of its name; empty when it is absent. */
    static String header(Map<String, String> headers, String name) {
        Optional<String> exact = Optional.ofNullable(headers.get(name));
        return exact.orElseGet(() -> headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(""));
    }
}
