package dev.plumbline.server.settings;

import dev.plumbline.mapping.yaml.Names;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code plumbline.yaml}: the values by their dotted names. What is wrong with it goes to the faults. */
final class SettingsFile {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> faults;

    private SettingsFile(List<String> faults) {
        this.faults = faults;
    }

    /** @param yaml its text, empty when there is none */
    static Map<String, String> read(String yaml, List<String> faults) {
        SettingsFile file = new SettingsFile(faults);
        file.read(yaml);
        return file.values;
    }

    private void read(String yaml) {
        try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readLevel("", parser);
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                faults.add("plumbline.yaml is expected to hold keys with values, as docs/configuration.md shows");
            }
        } catch (JacksonException malformed) {
            // Not its message: that quotes the line, and a password may stand there.
            faults.add("plumbline.yaml is no YAML, see line "
                    + malformed.getLocation().getLineNr());
            return;
        }
        Set<String> known = Arrays.stream(Key.values()).map(Key::yaml).collect(Collectors.toSet());
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                faults.add(printable(name) + " is no key of plumbline.yaml" + "; the nearest is "
                        + Names.nearest(name, known).orElse("")
                        + " (all: docs/configuration.md)");
            }
        }
    }

    /** Takes every value as it is written: as a number 0815 would lose its zero, and a password may look like one. */
    private void readLevel(String path, JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> readLevel(name, parser);
                case START_ARRAY -> {
                    parser.skipChildren();
                    faults.add(printable(name) + " is a list, expected a single value");
                }
                case VALUE_NULL -> {
                    if (!isSection(name)) {
                        remember(name, "");
                    }
                }
                default -> remember(name, parser.getString());
            }
        }
    }

    /** Whether keys stand below it; all of them may be commented out. */
    private static boolean isSection(String name) {
        return Arrays.stream(Key.values()).anyMatch(key -> key.yaml().startsWith(name + "."));
    }

    private void remember(String name, String value) {
        if (values.put(name, value) != null) {
            faults.add(printable(name) + " is there twice, expected once");
        }
    }

    /** A name up to what no key has in it: where a blank or a colon is forgotten, the value is part of the name. */
    private static String printable(String name) {
        return name.replaceFirst("(?s)[^A-Za-z0-9._-].*", "…");
    }
}
