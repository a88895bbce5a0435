package dev.plumbline.server.draft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An entry that a mapping could have.
 *
 * @param section where it stands below {@code sources}, levels joined by dots: {@code customer.extra}
 * @param key its key there
 * @param value as YAML has it on one line
 * @param why what speaks for it, as sentences
 */
record Proposal(String section, String key, String value, List<String> why) {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    Proposal {
        why = List.copyOf(why);
    }

    String line() {
        return key(key) + ": " + value;
    }

    static String key(String name) {
        return PLAIN_KEY.matcher(name).matches() && !name.equalsIgnoreCase("null") ? name : quoted(name);
    }

    /** A text that YAML takes for nothing else. */
    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String list(List<String> places) {
        return places.stream().map(SamplePlace::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Keys in keys, of which several proposals may each have a part. */
    static final class Tree {
        private final SequencedMap<String, Object> entries = new LinkedHashMap<>();

        /** @param yaml a single value */
        void put(List<String> path, String yaml) {
            if (path.size() == 1) {
                entries.put(path.getFirst(), yaml);
            } else {
                Tree below = entries.computeIfAbsent(path.getFirst(), own -> new Tree()) instanceof Tree tree
                        ? tree
                        : new Tree();
                entries.put(path.getFirst(), below);
                below.put(path.subList(1, path.size()), yaml);
            }
        }

        @Override
        public String toString() {
            return entries.entrySet().stream()
                    .map((Map.Entry<String, Object> entry) -> key(entry.getKey()) + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }
}
