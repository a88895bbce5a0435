package dev.plumbline.sandbox.klaviyo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One request as an endpoint sees it.
 *
 * @param base the server's address, for links
 * @param path without a slash at its end
 * @param parts the values of the path's placeholders, decoded
 * @param query decoded, the last value of each name
 * @param body missing node when there is none
 */
record Call(String base, String path, List<String> parts, Map<String, String> query, JsonNode body, Instant now) {

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The value of the path's one placeholder. */
    String id() {
        return parts.getFirst();
    }
}
