package dev.plumbline.klaviyo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;

/** Klaviyo's filter expressions: texts stand in quotes, times do not. */
final class Filter {
    private Filter() {}

    static String equal(String field, String value) {
        return "equals(" + field + "," + quoted(value) + ")";
    }

    static String any(String field, Collection<String> values, int limit) {
        Check.rows(field, values.size(), limit);
        return "any(" + field + "," + values.stream().map(Filter::quoted).collect(Collectors.joining(",", "[", "]"))
                + ")";
    }

    static String greaterOrEqual(String field, Instant time) {
        return "greater-or-equal(" + field + "," + seconds(time) + ")";
    }

    static String greaterThan(String field, Instant time) {
        return "greater-than(" + field + "," + seconds(time) + ")";
    }

    static String lessThan(String field, Instant time) {
        return "less-than(" + field + "," + seconds(time) + ")";
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
