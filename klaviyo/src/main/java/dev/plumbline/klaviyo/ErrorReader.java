package dev.plumbline.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads error objects, of error documents and of bulk jobs alike. Klaviyo writes empty links and meta as {} or [] or not at all. */
final class ErrorReader {
    private ErrorReader() {}

    /** The errors of a document; empty when the body is none. */
    static Optional<List<ApiError>> document(byte[] body, int status) {
        return Json.parseObject(body)
                .filter(document -> document.path("errors").isArray())
                .map(document -> list(document.path("errors"), status));
    }

    static List<ApiError> list(JsonNode array, int status) {
        List<ApiError> errors = new ArrayList<>(array.size());
        array.values().forEach(error -> errors.add(error(error, status)));
        return List.copyOf(errors);
    }

    private static ApiError error(JsonNode error, int status) {
        JsonNode source = error.path("source");
        return new ApiError(
                text(error, "id"),
                error.path("status").isInt() ? error.path("status").intValue() : status,
                text(error, "code"),
                text(error, "title"),
                text(error, "detail"),
                Resource.text(source.path("pointer")),
                Resource.text(source.path("parameter")),
                Json.plainMap(error.path("meta")));
    }

    private static String text(JsonNode error, String name) {
        return Resource.text(error.path(name)).orElse("");
    }
}
