package dev.plumbline.server.stories;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.SetStock;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.server.stories.MemoryHost.Sent;
import dev.plumbline.server.translate.Complaint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares what came of a story with what it expects and says every difference in words. */
final class StoryCheck {
    private final Story story;
    private final Performance played;
    private final ToldLines lines;
    private final List<String> differences = new ArrayList<>();

    StoryCheck(Story story, Performance played) {
        this.story = story;
        this.played = played;
        this.lines = new ToldLines(played.clock(), story);
    }

    /** All of them; none when the story came out as it is told. */
    List<String> differences() {
        told();
        story.outcome().profiles().forEach(this::profile);
        holds();
        stock();
        notes();
        exceptions();
        return differences;
    }

    private void told() {
        List<Sent> sent = lines.relevant(played.host().sent());
        List<String> expected = lines.expectedLines();
        List<String> actual = sent.stream().map(lines::line).toList();
        List<String> missing = new ArrayList<>(expected);
        actual.forEach(missing::remove);
        List<String> unexpected = new ArrayList<>(actual);
        expected.forEach(unexpected::remove);
        missing.forEach(line -> differences.add("Klaviyo should have been told, and was not:      " + line));
        unexpected.forEach(line -> differences.add("Klaviyo was told, and should not have been:      " + line));
        if (missing.isEmpty() && unexpected.isEmpty()) {
            for (int n = 0; n < expected.size(); n++) {
                if (!expected.get(n).equals(actual.get(n))) {
                    differences.add("Klaviyo was told in another order, line " + (n + 1) + " should have been: "
                            + expected.get(n) + ", but was: " + actual.get(n));
                }
                carries(story.outcome().told().rows().get(n), sent.get(n).command());
            }
        }
    }

    /** The column "with": {@code property value; property value}. */
    private void carries(Map<String, String> row, Command command) {
        Map<String, Object> carried = ToldLines.carried(command);
        for (String wish : row.getOrDefault("with", "").split(";", -1)) {
            String[] parts = wish.strip().split(" ", 2);
            if (!parts[0].isEmpty()) {
                property(row.get("metric"), parts[0], parts.length > 1 ? parts[1] : "", carried);
            }
        }
    }

    private void property(String of, String name, String cell, Map<String, Object> all) {
        Optional<Object> value = Optional.ofNullable(all.get(name));
        if (!lines.means(cell, value)) {
            differences.add(name + " of " + of + " should be '" + cell + "', but is "
                    + value.map(some -> "'" + ToldLines.text(some) + "'").orElse("not there"));
        }
    }

    private void profile(String name, StoryTable expected) {
        Map<String, Object> properties = new TreeMap<>();
        played.host().sent().forEach(sent -> {
            if (sent.command() instanceof UpsertProfile upsert
                    && ToldLines.profile(upsert.profile()).equals(name)) {
                properties.clear();
                properties.putAll(ToldLines.carried(upsert));
            }
        });
        if (expected.rows().isEmpty() != properties.isEmpty()) {
            differences.add("Profile " + name + (properties.isEmpty() ? " was never told" : " should never be told"));
        } else {
            expected.rows()
                    .forEach(row -> property("profile " + name, row.get("property"), row.get("value"), properties));
        }
    }

    private void holds() {
        Map<String, List<String>> expected = new TreeMap<>();
        expected.put("", new ArrayList<>());
        story.outcome().holds().rows().forEach(row -> {
            List<String> held = expected.computeIfAbsent(row.getOrDefault("at", ""), at -> new ArrayList<>());
            if (!row.get("about").isEmpty()) {
                held.add(row.get("about") + " " + row.get("reason"));
            }
        });
        expected.forEach((at, held) -> {
            List<String> actual = heldAt(at);
            List<String> sorted = held.stream().sorted().toList();
            if (!actual.equals(sorted)) {
                differences.add(
                        "Held " + (at.isEmpty() ? "in the end" : at) + " should be " + sorted + ", but is " + actual);
            }
        });
    }

    private List<String> heldAt(String at) {
        List<String> held = new ArrayList<>();
        Map<AggregateKey, Run.Pending> pending = played.pendingAt().getOrDefault(at, Map.of());
        pending.forEach((key, keeps) -> keeps.holds()
                .forEach(hold -> held.add(about(key) + " " + hold.reason() + (hold.overdue() ? " overdue" : ""))));
        return held.stream().sorted().toList();
    }

    private static String about(AggregateKey key) {
        return key.kind().name().toLowerCase(Locale.ROOT) + " " + key.number();
    }

    private void stock() {
        Map<String, String> known = new HashMap<>();
        played.host().sent().forEach(sent -> {
            if (sent.command() instanceof SetStock stock) {
                known.put(stock.sku(), Long.toString(stock.quantity()));
            }
        });
        story.outcome().stock().rows().forEach(row -> {
            String quantity = known.getOrDefault(row.get("sku"), "");
            if (!quantity.equals(row.get("quantity"))) {
                differences.add("Stock of " + row.get("sku") + " should be '" + row.get("quantity") + "', but is '"
                        + quantity + "'");
            }
        });
    }

    private void notes() {
        List<String> remarks = new ArrayList<>(played.notes());
        played.host().remarks().forEach(remark -> remarks.add(about(remark.about()) + ": " + remark.text()));
        story.outcome().notes().rows().forEach(row -> {
            boolean noted = remarks.stream()
                    .anyMatch(remark ->
                            remark.startsWith(row.get("about") + ": ") && containsAll(remark, row.get("note")));
            if (!noted) {
                differences.add("Nothing was noted of " + row.get("about") + " with '" + row.get("note") + "', only "
                        + remarks);
            }
        });
    }

    /** Parts of a sentence stand with dots between them: {@code 80001 … before}. */
    private static boolean containsAll(String text, String parts) {
        int from = 0;
        for (String part : parts.split("…", -1)) {
            int found = text.indexOf(part.strip(), from);
            if (found < 0) {
                return false;
            }
            from = found + part.strip().length();
        }
        return true;
    }

    private void exceptions() {
        List<String> actual = new ArrayList<>();
        played.complaints().forEach((about, complaint) -> actual.add(about + ": " + text(complaint)));
        List<String> open = new ArrayList<>(actual);
        story.outcome().exceptions().rows().forEach(row -> {
            Optional<String> found = open.stream()
                    .filter(complaint ->
                            complaint.startsWith(row.get("about") + " ") && containsAll(complaint, row.get("what")))
                    .findFirst();
            if (found.isEmpty()) {
                differences.add("There should be an exception about " + row.get("about") + " with '" + row.get("what")
                        + "', but there is only " + actual);
            }
            found.ifPresent(open::remove);
        });
        open.forEach(complaint -> differences.add("There should be no exception: " + complaint));
    }

    private static String text(Complaint complaint) {
        return complaint.kind() + " " + complaint.segment() + "-" + complaint.field() + " " + complaint.reason();
    }
}
