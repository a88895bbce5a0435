package dev.plumbline.server.stories;

import dev.plumbline.server.stories.Story.Arrival;
import dev.plumbline.server.stories.Story.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a story's file and complains about whatever it does not understand: a typing error must not make a story pass. */
final class StoryReader {
    private static final String PROFILE = "Profile of ";
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "Settings",
            Set.of("setting", "value"),
            "What SAP says",
            Set.of("when", "created", "document", "number", "what it says"),
            "What Klaviyo is told",
            Set.of("time", "metric", "value", "unique id", "profile", "told", "with"),
            "Holds",
            Set.of("at", "about", "reason"),
            "Stock",
            Set.of("sku", "quantity"),
            "Notes",
            Set.of("about", "note"),
            "Exceptions",
            Set.of("about", "what"),
            PROFILE,
            Set.of("property", "value"));

    private final Path file;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private String title = "";

    private StoryReader(Path file) {
        this.file = file;
    }

    static Story read(Path directory, Path file) {
        StoryReader reader = new StoryReader(file);
        try {
            reader.cut(Files.readAllLines(file));
            return reader.story(
                    directory.relativize(file).toString().replace(".md", "").replace('\\', '/'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private void cut(List<String> lines) {
        List<String> section = sections.computeIfAbsent("", key -> new ArrayList<>());
        for (String line : lines) {
            if (line.startsWith("# ")) {
                title = line.substring(2).strip();
            } else if (line.startsWith("## ")) {
                section = new ArrayList<>();
                if (sections.put(line.substring(3).strip(), section) != null) {
                    throw new IllegalArgumentException("Two sections are called " + line);
                }
            } else if (!line.isBlank()) {
                section.add(line);
            }
        }
    }

    private Story story(String name) {
        if (title.isEmpty() || sections.getOrDefault("", List.of()).isEmpty()) {
            throw new IllegalArgumentException("A story needs a title and a sentence that says what it shows");
        }
        Map<String, StoryTable> profiles = new TreeMap<>();
        sections.keySet().stream()
                .filter(heading -> heading.startsWith(PROFILE))
                .forEach(heading -> profiles.put(heading.substring(PROFILE.length()), table(heading, PROFILE)));
        sections.keySet().stream()
                .filter(heading -> !heading.isEmpty() && !heading.startsWith(PROFILE) && !COLUMNS.containsKey(heading))
                .findFirst()
                .ifPresent(heading -> {
                    throw new IllegalArgumentException("No section is called '" + heading + "'");
                });
        Map<String, String> settings = new TreeMap<>();
        table("Settings").rows().forEach(row -> settings.put(row.get("setting"), row.get("value")));
        List<Map<String, String>> said = table("What SAP says").rows();
        if (said.isEmpty() || !sections.containsKey("What Klaviyo is told")) {
            throw new IllegalArgumentException("A story needs 'What SAP says' and 'What Klaviyo is told'");
        }
        return new Story(
                name,
                arrival(),
                settings,
                said,
                new Outcome(
                        table("What Klaviyo is told"),
                        profiles,
                        table("Holds"),
                        table("Stock"),
                        table("Notes"),
                        table("Exceptions")));
    }

    private StoryTable table(String heading) {
        return table(heading, heading);
    }

    private StoryTable table(String heading, String kind) {
        List<String> lines = sections.getOrDefault(heading, List.of());
        StoryTable table = StoryTable.of(
                lines.stream().filter(line -> line.startsWith("|")).toList());
        table.columns().stream()
                .filter(column -> !COLUMNS.getOrDefault(kind, Set.of()).contains(column))
                .findFirst()
                .ifPresent(column -> {
                    throw new IllegalArgumentException("'" + heading + "' has no column '" + column + "'");
                });
        if (table.rows().isEmpty() && !lines.isEmpty() && !lines.getFirst().startsWith("Nothing")) {
            throw new IllegalArgumentException("'" + heading + "' has neither a table nor says 'Nothing'");
        }
        return table;
    }

    private Arrival arrival() {
        String line = sections.getOrDefault("", List.of()).stream()
                .filter(text -> text.startsWith("Arrival: "))
                .findFirst()
                .orElse("Arrival: another order, the same sums");
        if (line.contains("same events")) {
            return Arrival.SAME_EVENTS;
        }
        if (line.contains("same sums")) {
            return Arrival.SAME_SUMS;
        }
        if (line.contains("time matters")) {
            return Arrival.TIME_MATTERS;
        }
        throw new IllegalArgumentException(
                file.getFileName() + ": an arrival leads to the 'same events', the 'same sums', or 'time matters'");
    }
}
