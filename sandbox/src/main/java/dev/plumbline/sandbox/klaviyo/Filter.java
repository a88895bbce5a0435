package dev.plumbline.sandbox.klaviyo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Klaviyo's filter grammar: {@code equals(a,"x"),greater-than(b,2026-01-01T00:00:00Z)}, {@code any(id,["a","b"])}, {@code and(…)}. */
final class Filter {
    private static final Pattern CONDITION = Pattern.compile(
            "([a-z-]+)\\(\\s*([a-zA-Z_.$]+)\\s*(?:,\\s*(\\[[^]]*]|\"(?:[^\"\\\\]|\\\\.)*\"|[^,()]+))?\\)");
    private static final Pattern VALUE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\[\\]\\s]+)");

    /** Fields whose values stand without quotes; those of all others stand in them. */
    private static final Set<String> BARE = Set.of("datetime", "timestamp", "created", "updated", "published");

    private Filter() {}

    /** One comparison; {@code values} has several only for {@code any}. */
    record Condition(String operator, String field, List<String> values) {
        String value() {
            return values.isEmpty() ? "" : values.getFirst();
        }
    }

    /**
     * Reads a filter.
     *
     * @param allowed {@code operator:field} pairs that the endpoint supports
     * @throws ApiException when it is malformed or asks for what is not supported
     */
    static List<Condition> parse(String filter, Set<String> allowed) {
        String text = filter.strip();
        if (text.startsWith("and(") && text.endsWith(")")) {
            text = text.substring(4, text.length() - 1);
        }
        List<Condition> conditions = new ArrayList<>();
        Matcher matcher = CONDITION.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (!text.substring(end, matcher.start()).strip().matches(",?")) {
                throw malformed(filter);
            }
            end = matcher.end();
            String raw = Optional.ofNullable(matcher.group(3)).orElse("");
            if (raw.isEmpty() != matcher.group(1).equals("has")
                    || (!raw.isEmpty() && BARE.contains(matcher.group(2)) == raw.contains("\""))) {
                throw malformed(filter);
            }
            Condition condition = new Condition(matcher.group(1), matcher.group(2), values(raw));
            if (!allowed.contains(condition.operator() + ":" + condition.field())) {
                throw new ApiException(ApiError.invalidParameter(
                        "'" + condition.operator() + "' on '" + condition.field() + "' is not a supported filter.",
                        "filter"));
            }
            conditions.add(condition);
        }
        if (!text.substring(end).isBlank() || conditions.isEmpty()) {
            throw malformed(filter);
        }
        return conditions;
    }

    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(text);
        while (value.find()) {
            String quoted = value.group(1);
            values.add(quoted == null ? value.group(2) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return values;
    }

    private static ApiException malformed(String filter) {
        return new ApiException(ApiError.invalidParameter("Invalid filter: " + filter, "filter"));
    }
}
