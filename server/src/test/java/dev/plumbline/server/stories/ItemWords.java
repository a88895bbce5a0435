package dev.plumbline.server.stories;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A quantity of something: {@code 2 x Bolt M8 (815) at 10.00}, {@code 2 x Bolt M8 (815) of 12345/10}, {@code 5 x Bolt M8 (815) in
 * 1000/0001}.
 */
record ItemWords(
        String quantity, String name, String material, String value, String order, String orderItem, Places at) {
    private static final Pattern FORM = Pattern.compile(
            "(?<quantity>\\S+) x (?<name>[^(]+) \\((?<material>[^)]+)\\)(?: at (?<price>\\S+))?(?: for (?<total>\\S+))?"
                    + "(?: of (?<order>\\w+)(?:/(?<item>\\w+))?)?(?: in (?<place>\\S+))?(?: to (?<target>\\S+))?");

    /** Where it lies or goes: {@code 1000} or {@code 1000/0001}. */
    record Places(String place, String target) {}

    static ItemWords of(Clause clause) {
        String text = clause.first();
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no item; expected something like '2 x Bolt M8 (815) at 10.00'");
        }
        String quantity = form.group("quantity");
        String value = group(form, "total")
                .or(() -> group(form, "price")
                        .map(price -> new BigDecimal(price)
                                .multiply(new BigDecimal(quantity))
                                .toPlainString()))
                .orElse("");
        return new ItemWords(
                quantity,
                form.group("name"),
                form.group("material"),
                value,
                group(form, "order").orElse(""),
                group(form, "item").orElse(""),
                new Places(
                        group(form, "place").orElse(""), group(form, "target").orElse("")));
    }

    private static Optional<String> group(Matcher form, String name) {
        return Optional.ofNullable(form.group(name));
    }

    static String plantOf(String place) {
        return place.split("/", -1)[0];
    }

    static String locationOf(String place) {
        String[] parts = place.split("/", -1);
        return parts.length > 1 ? parts[1] : "";
    }
}
