package dev.plumbline.sandbox.klaviyo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts a list into pages, with opaque cursors and sparse fields. A cursor remembers the key of the last row and not its number: whoever
 * walks on after rows were added, changed or deleted meets some twice perhaps, but leaves none out.
 */
final class Pages {
    private static final String AFTER = "after:";

    private Pages() {}

    /** Bounds of {@code page[size]}. */
    record Size(int usual, int most) {}

    /**
     * A row of a list.
     *
     * @param key by which the list is sorted; no other row has it
     */
    record Row(String key, Supplier<ObjectNode> resource) {}

    /** The part of a key that sorts by time: the text of an instant does not, as its length differs. */
    static String key(Instant time) {
        return "%020d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    /** One page of a list that only grows at its end. */
    static ObjectNode of(List<ObjectNode> all, Call call, Size size) {
        List<Row> rows = new ArrayList<>();
        all.forEach(resource -> rows.add(new Row("%09d".formatted(rows.size()), () -> resource)));
        return of(rows, Comparator.naturalOrder(), call, size);
    }

    /**
     * One page as a JSON:API document.
     *
     * @param order of the keys
     * @throws ApiException when the size or the cursor is none
     */
    static ObjectNode of(List<Row> rows, Comparator<String> order, Call call, Size size) {
        List<Row> all =
                rows.stream().sorted(Comparator.comparing(Row::key, order)).toList();
        String after = call.parameter("page[cursor]").map(Pages::decoded).orElse("");
        int from = after.isEmpty()
                ? 0
                : (int) all.stream()
                        .filter(row -> order.compare(row.key(), after) <= 0)
                        .count();
        int length = sizeOf(call, size);
        int to = Math.min(all.size(), from + length);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode data = document.putArray("data");
        all.subList(from, to).forEach(row -> data.add(sparse(row.resource().get(), call)));
        document.putObject("links")
                .put("self", link(call, all, from))
                .put("next", to < all.size() ? link(call, all, to) : null)
                .put("prev", from > 0 ? link(call, all, Math.max(0, from - length)) : null);
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

    private static String decoded(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(AFTER)) {
                return text.substring(AFTER.length());
            }
        } catch (IllegalArgumentException malformed) {
            // No base64: answered like any other cursor that is none.
        }
        throw new ApiException(ApiError.invalid("Invalid cursor provided.", "/data/"));
    }

    /** To the page that begins with this row. */
    private static String link(Call call, List<Row> all, int from) {
        String cursor = AFTER + (from == 0 ? "" : all.get(from - 1).key());
        Map<String, String> query = new TreeMap<>(call.query());
        query.put(
                "page[cursor]",
                Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
        StringBuilder link = new StringBuilder(call.base() + call.path());
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
                    Set<String> wanted = Set.copyOf(List.of(fields.split(",", -1)));
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
