package dev.plumbline.klaviyo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Builds the encoded path and query of a request. */
final class PathAndQuery {
    private final Endpoint endpoint;
    private final String text;

    private PathAndQuery(Endpoint endpoint, String text) {
        this.endpoint = endpoint;
        this.text = text;
    }

    static PathAndQuery of(Endpoint endpoint) {
        return new PathAndQuery(endpoint, endpoint.template());
    }

    static PathAndQuery of(Endpoint endpoint, String id) {
        Check.text("id", id);
        return new PathAndQuery(endpoint, endpoint.template().replace("{id}", encoded(id)));
    }

    PathAndQuery with(String name, String value) {
        char separator = text.indexOf('?') < 0 ? '?' : '&';
        return new PathAndQuery(endpoint, text + separator + encoded(name) + "=" + encoded(value));
    }

    /** All of these must hold. */
    PathAndQuery filter(List<String> filters) {
        return filters.isEmpty() ? this : with("filter", String.join(",", filters));
    }

    PathAndQuery pageSize(int size) {
        return with("page[size]", Integer.toString(size));
    }

    KlaviyoRequest request() {
        return Requests.read(endpoint, text);
    }

    KlaviyoRequest request(JsonBody body) {
        return Requests.write(endpoint, text, body);
    }

    static void requirePageSize(int size, int maximum) {
        if (size < 1 || size > maximum) {
            throw new IllegalArgumentException("page[size]: " + size + ", Klaviyo allows 1 to " + maximum);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
