package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "holds", description = "What is kept back, why, since when, and what it waits for.")
final class HoldsCommand extends AskingCommand {
    @Option(names = "--only", paramLabel = "REASON", description = "Only those of one sort, for example CREDIT_CHECK.")
    private String only = "";

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit = 200;

    @Override
    public Integer call() {
        return print(server.get("/api/holds?reason=" + RunningServer.escaped(only) + "&limit=" + limit), this::show);
    }

    private void show(JsonNode holds) {
        if (holds.isEmpty()) {
            out().println("Nothing is held.");
            return;
        }
        Table table = new Table("HELD", "REASON", "SINCE", "DEADLINE", "THEN", "WAITS FOR", "DETAIL");
        for (JsonNode hold : holds) {
            table.add(
                    text(hold, "about"),
                    text(hold, "reason"),
                    time(hold, "since"),
                    hold.path("overdue").asBoolean(false) ? "overdue" : time(hold, "deadline"),
                    text(hold, "policy").toLowerCase(Locale.ROOT),
                    text(hold, "waitsFor"),
                    text(hold, "detail"));
        }
        out().print(table);
    }

    /** What can be held. */
    enum What {
        ORDER,
        CUSTOMER,
        MATERIAL;

        /** As the server calls it. */
        String kind() {
            return this == MATERIAL ? "stock" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a decision is about, and its reason. */
    static final class Decision {
        @Parameters(index = "0", paramLabel = "WHAT", description = "One of: order, customer, material.")
        private What what = What.ORDER;

        @Parameters(index = "1", paramLabel = "NUMBER", description = "Its number, with or without leading zeros.")
        private String number = "";

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the record.")
        private String reason = "";

        @Option(
                names = "--by",
                paramLabel = "NAME",
                defaultValue = "${sys:user.name}",
                description = "Who decides (default: the user of this machine).")
        private String by = "";

        @Option(
                names = "--system",
                paramLabel = "SYSTEM",
                description = "System and client, for example PRD-100; needed when the number is held in several.")
        private String system = "";
    }

    @Command(name = "release", description = "Tells Klaviyo what is held, although it is held.")
    int release(@Mixin Decision decision) {
        return decide(decision, "release");
    }

    @Command(name = "drop", description = "Never tells Klaviyo what is held now.")
    int drop(@Mixin Decision decision) {
        return decide(decision, "drop");
    }

    private int decide(Decision decision, String how) {
        if (!decision.system.isEmpty()) {
            return post(decision, decision.system, how);
        }
        String query = "?kind=" + decision.what.kind() + "&number=" + RunningServer.escaped(decision.number);
        return switch (server.get("/api/holds" + query)) {
            case Answer.Found found -> inTheOnlySystem(decision, systemsOf(found.body()), how);
            case Answer.Failed failed -> print(failed, nothing -> {});
        };
    }

    private static List<String> systemsOf(JsonNode holds) {
        return holds.valueStream()
                .map(hold -> text(hold, "about").split("/", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[1])
                .distinct()
                .sorted()
                .toList();
    }

    private int inTheOnlySystem(Decision decision, List<String> systems, String how) {
        String name = decision.what.name().toLowerCase(Locale.ROOT) + " " + decision.number;
        return switch (systems.size()) {
            case 0 ->
                print(new Answer.Failed("Nothing is held of " + name + "; ./plumbline holds shows what is."), no -> {});
            case 1 -> post(decision, systems.getFirst(), how);
            default ->
                print(
                        new Answer.Failed(name + " is held in " + String.join(" and in ", systems)
                                + "; say which one with --system."),
                        no -> {});
        };
    }

    private int post(Decision decision, String system, String how) {
        String path = "/api/holds/" + decision.what.kind() + "/" + RunningServer.escaped(system) + "/"
                + RunningServer.escaped(decision.number) + "/" + how;
        return print(
                server.post(path, Map.of("by", decision.by, "reason", decision.reason)),
                noted -> out().println(text(noted, "about")
                        + (how.equals("release") ? " is released" : "'s held news are dropped")
                        + " (decision " + text(noted, "decision") + "); the engine works it next."));
    }
}
