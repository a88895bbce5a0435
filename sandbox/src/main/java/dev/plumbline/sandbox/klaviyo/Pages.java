package dev.plumbline.sandbox.klaviyo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a list into pages, with opaque cursors and sparse fields. */
final class Pages {
    private Pages() {}

    /** Bounds of {@code page[size]}. */
    record Size(int usual, int most) {}

    /**
     * One page as a JSON:API document.
     *
     * @throws ApiException when the size or the cursor is none
     */
    static ObjectNode of(List<ObjectNode> all, Call call, Size size) {
        int from = call.parameter("page[cursor]").map(Pages::decoded).orElse(0);
        int length = sizeOf(call, size);
        int to = Math.min(all.size(), from + length);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode data = document.putArray("data");
        all.subList(Math.min(from, all.size()), to).forEach(resource -> data.add(sparse(resource, call)));
        document.putObject("links")
                .put("self", link(call, from))
                .put("next", to < all.size() ? link(call, to) : null)
                .put("prev", from > 0 ? link(call, Math.max(0, from - length)) : null);
        return document;
    }

    private static int sizeOf(Call call, Size size) {
        String wanted = call.parameter("page[size]").orElse(String.valueOf(size.usual()));
        if (!wanted.matches("\\d{1,6}") || Integer.parseInt(wanted) < 1 || Integer.parseInt(wanted) > size.most()) {
            throw new ApiException(ApiError.invalidParameter(
                    "The page size must be between 1 and " + size.most() + ".", "page[size]"));
        }
        return Integer.parseInt(wanted);
    }

    private static int decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Integer.parseInt(text.replaceFirst("^at:", ""));
        } catch (IllegalArgumentException malformed) {
            throw new ApiException(ApiError.invalid("Invalid cursor provided.", "/data/"));
        }
    }

    private static String link(Call call, int from) {
        Map<String, String> query = new TreeMap<>(call.query());
        query.put(
                "page[cursor]",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("at:" + from).getBytes(StandardCharsets.US_ASCII)));
        StringBuilder link = new StringBuilder(call.query().getOrDefault(" base", "") + call.path());
        query.remove(" base");
        char separator = '?';
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            link.append(separator)
                    .append(URLEncoder.encode(parameter.getKey(), StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            separator = '&';
        }
        return link.toString();
    }

    /** {@code fields[event]=…} leaves only those attributes, and no relationships. */
    static ObjectNode sparse(ObjectNode resource, Call call) {
        return call.parameter("fields[" + resource.path("type").asString("") + "]")
                .map(fields -> {
                    Set<String> wanted = Set.of(fields.split(",", -1));
                    ObjectNode less = JsonNodeFactory.instance
                            .objectNode()
                            .put("type", resource.path("type").asString(""))
                            .put("id", resource.path("id").asString(""));
                    ObjectNode attributes = less.putObject("attributes");
                    resource.path("attributes").properties().stream()
                            .filter(entry -> wanted.contains(entry.getKey()))
                            .forEach(entry -> attributes.set(entry.getKey(), entry.getValue()));
                    return less;
                })
                .orElse(resource);
    }
}
