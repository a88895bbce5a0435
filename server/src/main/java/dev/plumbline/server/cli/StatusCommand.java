package dev.plumbline.server.cli;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "status",
        description = "Where everything is: received, held, exceptions, queued, accepted, stored. The counts add up.")
final class StatusCommand extends AskingCommand {
    @Override
    public Integer call() {
        return print(server.get("/api/status"), this::show);
    }

    private void show(JsonNode funnel) {
        Table table = new Table("", "COUNT", "MEANING");
        table.add("received", text(funnel, "received"), "IDocs and bodies taken in; the sum of the lines that follow");
        Map<String, String> meanings = Map.of(
                "waiting", "to be read",
                "duplicate", "repetitions of an IDoc that is here",
                "ignored", "left out by a rule (below)",
                "exception", "cannot go on: ./plumbline exceptions",
                "held", "something is kept back, with a reason (below): ./plumbline holds",
                "unchanged", "said what was known already",
                "superseded", "something newer was here before",
                "queued", "on its way to Klaviyo",
                "scheduled", "something that it changed is told later, by the schedule",
                "settled", "nothing more is to come of it");
        add(table, funnel.path("idocs"), "  ", meanings);
        table.add("commands", sum(funnel.path("commands")), "what Klaviyo is to be told and was told");
        add(
                table,
                funnel.path("commands"),
                "  ",
                Map.of(
                        "parked", "wait for a refused command of the same order",
                        "accepted", acceptedInWords(funnel.path("accepted")),
                        "stored", "Klaviyo has them: read back, or answered with the thing itself"));
        out().print(table);
        section("IGNORED BECAUSE", funnel.path("ignored"));
        section("HELD BECAUSE", funnel.path("holds"));
        long findings = funnel.path("openFindings").asLong(0);
        if (findings > 0) {
            out().println(findings + (findings == 1 ? " code or segment" : " codes and segments")
                    + " that the mapping does not know: ./plumbline findings");
        }
        funnel.path("delivery")
                .propertyStream()
                .forEach(account ->
                        out().println("delivery (" + account.getKey() + "): " + inWords(account.getValue())));
        funnel.path("verification")
                .propertyStream()
                .forEach(account ->
                        out().println("read back (" + account.getKey() + "): " + readingInWords(account.getValue())));
        funnel.path("watermarks")
                .propertyStream()
                .forEach(mark -> out().println("watermark (" + mark.getKey() + "): " + markInWords(mark.getValue())));
        funnel.path("freshness")
                .valueStream()
                .filter(type -> text(type, "state").equals("SILENT"))
                .forEach(type -> out().println("silence (" + text(type, "messageType") + "): " + text(type, "says")));
    }

    private static String markInWords(JsonNode mark) {
        return text(mark, "state").toLowerCase(Locale.ROOT) + ": " + text(mark, "says");
    }

    private static String acceptedInWords(JsonNode accepted) {
        Map<String, String> words = Map.of(
                "awaiting", " looked for",
                "missing", " not found: ./plumbline exceptions",
                "notSampled", " not of the sample",
                "notEvents", " that cannot be read back");
        return accepted.propertyStream()
                .map(count -> count.getValue().asString() + words.getOrDefault(count.getKey(), " " + count.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String readingInWords(JsonNode account) {
        String reason = text(account, "reason");
        String trouble = text(account, "lastTrouble");
        return text(account, "mode").toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : " (" + reason + ")")
                + "; Klaviyo shows an event after " + lagInWords(account.path("lastHour"), "the last hour")
                + ", " + lagInWords(account.path("lastDay"), "the last day")
                + "; missing after " + seconds(account.path("patience"))
                + (trouble.isEmpty() ? "" : "; last trouble: " + trouble);
    }

    private static String lagInWords(JsonNode lag, String when) {
        return lag.path("events").asLong(0) == 0
                ? "an unknown time in " + when
                : "%s (half), %s (90 %%), %s (99 %%), %s (all) in %s"
                        .formatted(
                                seconds(lag.path("p50")),
                                seconds(lag.path("p90")),
                                seconds(lag.path("p99")),
                                seconds(lag.path("longest")),
                                when);
    }

    private static String seconds(JsonNode time) {
        double seconds = time.asDouble(0);
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }

    private static String inWords(JsonNode delivery) {
        String reason = text(delivery, "reason");
        String trouble = text(delivery, "lastTrouble");
        return text(delivery, "mode").toLowerCase(Locale.ROOT)
                + (reason.isEmpty() ? "" : " (" + reason + ")")
                + ", " + text(delivery, "underWay") + " requests under way"
                + (delivery.path("jobs").asInt(0) == 0 ? "" : ", " + text(delivery, "jobs") + " bulk jobs")
                + lowered(delivery.path("lowered"))
                + (trouble.isEmpty() ? "" : "; last trouble: " + trouble);
    }

    /** Others use the account: less than the configured share is used of these. */
    private static String lowered(JsonNode endpoints) {
        return endpoints
                .propertyStream()
                .map(endpoint -> endpoint.getKey() + " "
                        + Math.round(100 * endpoint.getValue().asDouble(1)) + " %")
                .reduce((one, other) -> one + ", " + other)
                .map(list -> "; others use the account, of the share is used: " + list)
                .orElse("");
    }

    private static void add(Table table, JsonNode counts, String indent, Map<String, String> meanings) {
        counts.propertyStream()
                .forEach(count -> table.add(
                        indent + count.getKey(),
                        count.getValue().asString(),
                        meanings.getOrDefault(count.getKey(), "")));
    }

    private static String sum(JsonNode counts) {
        return String.valueOf(counts.valueStream().mapToLong(JsonNode::asLong).sum());
    }

    private void section(String title, JsonNode counts) {
        if (counts.isEmpty()) {
            return;
        }
        Table table = new Table(title, "COUNT");
        counts.propertyStream()
                .forEach(count -> table.add(count.getKey(), count.getValue().asString()));
        out().println();
        out().print(table);
    }
}
