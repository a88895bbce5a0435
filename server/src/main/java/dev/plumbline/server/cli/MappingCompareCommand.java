package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "compare",
        description = {
            "Sends what came to a running server through its mapping and through another one, and reports what differs.",
            "Nothing is sent to Klaviyo or stored."
        })
final class MappingCompareCommand extends AskingCommand {
    @Parameters(index = "0", paramLabel = "NEW.yaml", description = "The mapping to compare with the one in force.")
    private Path file = Path.of("mapping.yaml");

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "How far back, as 90m, 24h or 7d (default: ${DEFAULT-VALUE}).")
    private String since = "24h";

    @Override
    public Integer call() {
        String yaml;
        try {
            yaml = Files.readString(file);
        } catch (IOException unreadable) {
            return print(new Answer.Failed(file + " cannot be read: " + unreadable.getMessage()), nothing -> {});
        }
        return print(server.postText("/api/mapping/compare?since=" + RunningServer.escaped(since), yaml), this::show);
    }

    private void show(JsonNode comparison) {
        out().println("Mapping " + text(comparison, "before") + " is in force, compared with "
                + text(comparison, "after") + " over " + text(comparison, "pieces") + " IDocs and rows.");
        comparison.path("assumed").forEach(sentence -> out().println("  - " + sentence.asString("")));
        out().println();
        Table fates = new Table("FATE", "BEFORE", "AFTER");
        JsonNode before = comparison.path("fatesBefore");
        JsonNode after = comparison.path("fatesAfter");
        for (String fate : new String[] {"APPLIED", "UNCHANGED", "SUPERSEDED", "IGNORED", "EXCEPTION"}) {
            fates.add(fate.toLowerCase(Locale.ROOT), count(before, fate), count(after, fate));
        }
        out().print(fates);
        showFilters(comparison.path("leftOutBefore"), comparison.path("leftOutAfter"));
        out().println();
        out().println(text(comparison, "profiles") + " profiles, " + text(comparison, "events") + " events and "
                + text(comparison, "entries") + " catalog entries would differ.");
        comparison.path("newEvents").forEachEntry((metric, count) -> out().println("  new: " + count + " " + metric));
        comparison
                .path("vanishedEvents")
                .forEachEntry((metric, count) -> out().println("  vanished: " + count + " " + metric));
        showGates(comparison.path("gatesBefore"), comparison.path("gatesAfter"));
        for (JsonNode field : comparison.path("fields")) {
            out().println();
            out().println(text(field, "of") + ", " + text(field, "field") + ": " + text(field, "times"));
            field.path("samples")
                    .forEach(sample -> out().println("  " + text(sample, "who") + ": " + said(text(sample, "before"))
                            + " -> " + said(text(sample, "after"))));
        }
    }

    private void showFilters(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        if (names.isEmpty()) {
            return;
        }
        Table filters = new Table("LEFT OUT BY", "BEFORE", "AFTER");
        names.forEach(name -> filters.add(name, count(before, name), count(after, name)));
        out().println();
        out().print(filters);
    }

    private void showGates(JsonNode before, JsonNode after) {
        Set<String> gates = new TreeSet<>(before.propertyNames());
        gates.addAll(after.propertyNames());
        if (gates.isEmpty()) {
            return;
        }
        out().println();
        out().println("Not as the mapping demands, orders and customers:");
        Table table = new Table("GATE", "BEFORE", "AFTER");
        gates.forEach(gate -> table.add(gate, count(before, gate), count(after, gate)));
        out().print(table);
    }

    private static String count(JsonNode fates, String fate) {
        return fates.path(fate).asString("0");
    }

    private static String said(String value) {
        return value.isEmpty() ? "(not told)" : value;
    }
}
