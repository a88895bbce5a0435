package dev.plumbline.server.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Comparisons as people read them. */
final class ReconcileText {
    private ReconcileText() {}

    static void list(JsonNode runs, PrintWriter out) {
        if (runs.isEmpty()) {
            out.println("Nothing was compared yet; ./plumbline reconcile --wait does.");
            return;
        }
        Table table = new Table("RUN", "ACCOUNT", "FROM", "TO", "STATE", "BY", "EVENTS", "REQUESTS", "DIFFERENCES");
        for (JsonNode run : runs) {
            table.add(
                    text(run, "id"),
                    text(run, "account"),
                    text(run, "from"),
                    text(run, "to"),
                    text(run, "state"),
                    text(run, "by"),
                    text(run, "events"),
                    text(run, "requests"),
                    kinds(run.path("byKind")));
        }
        out.print(table);
    }

    static void run(JsonNode run, PrintWriter out) {
        out.println("Comparison " + text(run, "id") + " of account " + text(run, "account") + ", " + text(run, "from")
                + " to " + text(run, "to") + " (" + text(run, "zone") + "): " + text(run, "state"));
        if (!text(run, "trouble").isEmpty()) {
            out.println(text(run, "trouble"));
        }
        if (!text(run, "comparedTo").isEmpty()) {
            out.println(text(run, "events") + " events compared with " + text(run, "requests")
                    + " requests. Nothing after " + text(run, "comparedTo")
                    + " was compared: Klaviyo may take " + text(run, "patienceMinutes") + " minutes to show an event.");
        }
        if (run.path("days").isEmpty()) {
            return;
        }
        Table table = new Table("DAY", "", "SAP", "KLAVIYO", "DIFFERENCES");
        for (JsonNode day : run.path("days")) {
            table.add(
                    text(day, "day"),
                    text(day, "colour"),
                    text(day, "told"),
                    text(day, "there"),
                    kinds(day.path("byKind")));
        }
        out.println();
        out.print(table);
    }

    private static String kinds(JsonNode byKind) {
        String kinds = byKind.properties().stream()
                .map(kind -> kind.getValue().asString() + " " + words(kind.getKey()))
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "none" : kinds;
    }

    static void day(JsonNode day, PrintWriter out) {
        out.println(text(day, "day") + " of account " + text(day, "account") + " is " + text(day, "colour")
                + " (comparison " + text(day, "run") + ", up to " + text(day, "comparedTo") + ")");
        out.println();
        Table sums = new Table("METRIC", "CURRENCY", "SAP", "SUM", "KLAVIYO", "SUM", "");
        for (JsonNode cell : day.path("cells")) {
            sums.add(
                    text(cell, "metric"),
                    text(cell, "currency"),
                    text(cell, "toldCount"),
                    text(cell, "toldSum"),
                    text(cell, "thereCount"),
                    text(cell, "thereSum"),
                    cell.path("agrees").asBoolean(false) ? "agrees" : "differs");
        }
        out.print(sums);
        if (!day.path("differences").isEmpty()) {
            out.println();
            out.print(differences(day.path("differences")));
        }
    }

    private static Table differences(JsonNode lines) {
        Table table = new Table("CLASS", "METRIC", "DOCUMENT", "IDOC", "COMMAND", "SAP", "KLAVIYO", "WHY");
        for (JsonNode line : lines) {
            table.add(
                    words(text(line, "kind")),
                    text(line, "metric"),
                    text(line, "about"),
                    text(line, "docnum"),
                    text(line, "command"),
                    text(line, "toldValue"),
                    text(line, "thereValue"),
                    text(line, "words"));
        }
        return table;
    }

    static void plan(JsonNode plan, PrintWriter out) {
        if (plan.path("events").asInt() == 0) {
            out.println("Nothing of " + text(plan, "day") + " can be mended by sending it again.");
        } else {
            out.println(text(plan, "events") + " events of " + text(plan, "day")
                    + " would be sent again as history (no flow starts), with the same identity:");
            plan.path("sums")
                    .properties()
                    .forEach(sum -> out.println(
                            "  " + sum.getKey() + "  " + sum.getValue().asString()));
            out.print(differences(plan.path("samples")));
            out.println("Nothing was sent. Do it with ./plumbline reconcile repair " + text(plan, "day") + " --yes");
        }
        others(plan, out);
    }

    static void repaired(JsonNode done, PrintWriter out) {
        out.println(text(done, "events") + " events of " + text(done, "day")
                + " are sent again as history. Compare again later: ./plumbline reconcile --from " + text(done, "day")
                + " --to " + text(done, "day") + " --wait");
        others(done, out);
    }

    private static void others(JsonNode repair, PrintWriter out) {
        repair.path("others")
                .properties()
                .forEach(other -> out.println("Not mended so: " + words(other.getKey()) + " – "
                        + other.getValue().asString()));
    }

    private static String words(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
