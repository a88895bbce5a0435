package dev.plumbline.sandbox.klaviyo;

import java.util.Map;

/**
 * One error of Klaviyo's error document.
 *
 * @param source {@code pointer} for body errors, {@code parameter} for query errors, with its value
 * @param meta additional facts, such as {@code duplicate_profile_id}
 */
record ApiError(
        int status, String code, String title, String detail, Map<String, String> source, Map<String, String> meta) {

    static ApiError invalid(String detail, String pointer) {
        return new ApiError(400, "invalid", "Invalid input.", detail, Map.of("pointer", pointer), Map.of());
    }

    static ApiError invalidParameter(String detail, String parameter) {
        return new ApiError(400, "invalid", "Invalid input.", detail, Map.of("parameter", parameter), Map.of());
    }

    static ApiError notFound(String detail) {
        return new ApiError(404, "not_found", "Not found.", detail, Map.of("pointer", "/data/"), Map.of());
    }

    static ApiError duplicateProfile(String other) {
        return new ApiError(
                409,
                "duplicate_profile",
                "Conflict.",
                "A profile already exists with one of these identifiers.",
                Map.of("pointer", "/data/attributes"),
                Map.of("duplicate_profile_id", other));
    }

    static ApiError conflict(String detail) {
        return new ApiError(
                409, "conflict", "Conflict.", detail, Map.of("pointer", "/data/attributes/external_id"), Map.of());
    }

    static ApiError other(int status, String code, String title) {
        return new ApiError(status, code, title, title, Map.of("pointer", "/data/"), Map.of());
    }
}
