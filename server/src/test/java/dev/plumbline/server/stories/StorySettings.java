package dev.plumbline.server.stories;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.support.Mappings;
import java.time.ZoneId;
import java.util.Set;

/** A story's settings: keys of the mapping, levels joined by dots, and whom the mirror knows. */
final class StorySettings {
    static final String KNOWN_CUSTOMERS = "known customers";

    private final Mapping mapping;

    StorySettings(Story story) {
        mapping = Mappings.of(story.settings().entrySet().stream()
                .filter(setting -> !setting.getKey().equals(KNOWN_CUSTOMERS))
                .map(setting -> yaml(setting.getKey(), setting.getValue()))
                .toArray(String[]::new));
    }

    /** {@code rules.orders.value} is a key on three levels, and its value is YAML. */
    private static String yaml(String key, String value) {
        String[] levels = key.split("\\.", -1);
        return "{" + String.join(": {", levels) + ": " + value + "}".repeat(levels.length);
    }

    Mapping mapping() {
        return mapping;
    }

    ZoneId zone() {
        return mapping.rules().zone();
    }

    Contract contract() {
        return mapping.contract();
    }

    /** Without leading zeros. */
    Set<String> oneTimeCustomers() {
        return contract().customers().oneTime();
    }
}
