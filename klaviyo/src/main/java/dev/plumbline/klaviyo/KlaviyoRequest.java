package dev.plumbline.klaviyo;

import java.util.Optional;

/**
 * A request ready to be sent: a value that can be stored, validated and sent again, byte for byte. {@link Requests} makes them.
 *
 * @param path path and query, encoded, e.g. {@code /api/catalog-variants/%24custom%3A%3A%3A%24default%3A%3A%3AMAT-4711}
 * @param body present exactly when the endpoint takes one
 */
public record KlaviyoRequest(Endpoint endpoint, String path, Optional<JsonBody> body) {

    /** @throws IllegalArgumentException when the path is none of the endpoint's, or the body is missing, unexpected or too large */
    public KlaviyoRequest {
        if (!Check.isPath(path) || !endpoint.matches(path)) {
            throw new IllegalArgumentException(
                    endpoint + ": the path is not of the form " + endpoint.template() + ", encoded");
        }
        if (body.isPresent() != endpoint.hasBody()) {
            throw new IllegalArgumentException(
                    endpoint + ": " + (endpoint.hasBody() ? "a body is required" : "no body is expected"));
        }
        body.ifPresent(json -> Check.atMost("body", json.size(), Limits.BODY_BYTES, "bytes"));
    }

    public Endpoint.Method method() {
        return endpoint.method();
    }

    /** Endpoint and size; the path is left out because a filter may hold an e-mail address. */
    @Override
    public String toString() {
        return "KlaviyoRequest(" + endpoint
                + body.map(json -> ", " + json.size() + " bytes").orElse("") + ")";
    }
}
