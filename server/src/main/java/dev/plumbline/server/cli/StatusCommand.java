package dev.plumbline.server.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "status",
        description = "Where everything is: received, held, exceptions, queued, accepted. The counts add up.")
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
        add(table, funnel.path("commands"), "  ", Map.of("parked", "wait for a refused command of the same order"));
        out().print(table);
        section("IGNORED BECAUSE", funnel.path("ignored"));
        section("HELD BECAUSE", funnel.path("holds"));
        out().println("delivery: " + inWords(funnel.path("delivery")));
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
