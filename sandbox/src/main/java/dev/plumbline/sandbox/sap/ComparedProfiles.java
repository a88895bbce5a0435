package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.sandbox.sap.Comparison.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The profiles: all of what SAP says of a customer, and no more. */
final class ComparedProfiles {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /** What is the same as nothing: whoever was never watched by credit management is fine. */
    private static final Map<String, String> NO_NEWS = Map.of("properties.SAPCreditStatus", "ok");

    private final Ledger ledger;
    private final Snapshot found;
    private final boolean shuffled;
    private final Map<String, Profile> there = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private long tolerated;

    ComparedProfiles(Ledger ledger, Snapshot found, boolean shuffled) {
        this.ledger = ledger;
        this.found = found;
        this.shuffled = shuffled;
    }

    Row row() {
        for (Profile profile : found.profiles()) {
            String customer = profile.text("external_id").orElse(profile.id());
            if (there.put(customer, profile) != null) {
                differences.add("customer " + customer + " is there more than once");
            }
        }
        ledger.profiles().forEach(this::compare);
        there.keySet().forEach(customer -> differences.add("customer " + customer + " is not expected"));
        return new Row("Profiles", ledger.profiles().size(), found.profiles().size() - tolerated, differences);
    }

    private void compare(Expected.Profile expected) {
        boolean ambiguous = shuffled && !expected.sharedWith().isEmpty();
        Optional<Profile> own = Optional.ofNullable(there.remove(expected.customer()));
        List<Profile> others = ambiguous
                ? expected.sharedWith().stream()
                        .flatMap(other -> Optional.ofNullable(there.remove(other)).stream())
                        .toList()
                : List.of();
        // Who claims a shared address second may have had a profile of his own before.
        tolerated += others.size() - (own.isEmpty() && !others.isEmpty() ? 1 : 0);
        if (own.isEmpty() && others.isEmpty()) {
            differences.add("customer " + expected.customer() + " is missing");
        } else if (own.isPresent() && !ambiguous) {
            differing(expected, flat(own.get()))
                    .ifPresent(names -> differences.add("customer " + expected.customer() + ": " + names));
        }
    }

    /** Names only: what stands in them is personal. */
    private Optional<String> differing(Expected.Profile expected, Map<String, String> seen) {
        Set<String> names = new LinkedHashSet<>(expected.attributes().keySet());
        if (expected.isWhole()) {
            names.addAll(seen.keySet());
        }
        List<String> differing = names.stream()
                .filter(name -> isCompared(expected, name))
                .filter(name ->
                        !isSame(expected.attributes().getOrDefault(name, ""), seen.getOrDefault(name, ""), name))
                .sorted()
                .toList();
        return differing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", differing) + " differ");
    }

    private boolean isCompared(Expected.Profile expected, String name) {
        boolean open = shuffled || !expected.attributes().containsKey(name);
        return !(open && expected.unsure().contains(name));
    }

    private static boolean isSame(String one, String other, String name) {
        if (one.equals(other)) {
            return true;
        }
        String nothing = NO_NEWS.getOrDefault(name, "");
        if (!nothing.isEmpty() && (one.isEmpty() ? nothing : one).equals(other.isEmpty() ? nothing : other)) {
            return true;
        }
        return name.startsWith("properties.")
                && isNumber(one)
                && isNumber(other)
                && number(one).compareTo(number(other)) == 0;
    }

    /** A figure that is not there is 0. */
    private static boolean isNumber(String text) {
        return text.isEmpty() || NUMBER.matcher(text).matches();
    }

    private static BigDecimal number(String text) {
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static Map<String, String> flat(Profile profile) {
        Map<String, String> flat = new HashMap<>();
        profile.attributes().forEach((name, value) -> {
            if (value.isObject()) {
                value.properties().forEach(field -> flat.put(name + "." + field.getKey(), text(field.getValue())));
            } else {
                flat.put(name, text(value));
            }
        });
        profile.properties().forEach((name, value) -> flat.put("properties." + name, text(value)));
        flat.values().removeIf(String::isEmpty);
        return flat;
    }

    /** A list in any order. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(JsonNode::toString).sorted().collect(Collectors.joining(",", "[", "]"));
        }
        return value.isNull() ? "" : value.isString() ? value.stringValue() : value.toString();
    }
}
