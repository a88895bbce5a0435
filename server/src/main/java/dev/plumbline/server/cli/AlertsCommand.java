package dev.plumbline.server.cli;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "alerts", description = "What is wrong now, since when, whom it was told, and what to do first.")
final class AlertsCommand extends AskingCommand {
    @Override
    public Integer call() {
        return print(server.get("/api/alerts"), this::show);
    }

    private void show(JsonNode answer) {
        JsonNode raised = answer.path("raised");
        if (raised.isEmpty()) {
            out().println("Nothing is wrong.");
        }
        for (JsonNode alert : raised) {
            JsonNode wording = alert.path("wording");
            out().println("%s  %s".formatted(text(alert, "severity"), text(wording, "title")));
            out().println("  %s, for %s, since %s%s"
                    .formatted(
                            text(alert, "subject"),
                            lower(text(alert, "team")),
                            time(alert, "raisedAt"),
                            better(alert)));
            out().println("  " + text(wording, "cause"));
            out().println("  First step: " + text(wording, "firstStep"));
            if (!wording.path("records").isEmpty()) {
                out().println("  Records: "
                        + wording.path("records")
                                .valueStream()
                                .map(record -> record.asString(""))
                                .collect(Collectors.joining(", ")));
            }
            out().println("  " + text(wording, "link"));
            out().println("  Told: " + told(alert.path("told")));
            out().println();
        }
        showChannels(answer.path("channels"));
    }

    private static String better(JsonNode alert) {
        return text(alert, "betterSince").isEmpty() ? "" : " (better since " + time(alert, "betterSince") + ")";
    }

    /** The last change that each channel was to tell. */
    private static String told(JsonNode told) {
        return told
                .valueStream()
                .filter(one -> !text(one, "channel").isEmpty())
                .collect(Collectors.toMap(
                        one -> text(one, "channel"), AlertsCommand::said, (first, last) -> last, TreeMap::new))
                .values()
                .stream()
                .reduce((one, other) -> one + ", " + other)
                .orElse("nobody; no channel is configured for the team");
    }

    private static String said(JsonNode told) {
        String trouble = text(told, "trouble");
        return text(told, "channel")
                + (!text(told, "toldAt").isEmpty()
                        ? " at " + time(told, "toldAt")
                        : trouble.isEmpty() ? " (waits)" : " (not yet: " + trouble + ")");
    }

    private void showChannels(JsonNode channels) {
        if (channels.isEmpty()) {
            out().println("No channel is configured (alerts.*, docs/alerts.md): nobody is told.");
            return;
        }
        Table table = new Table("CHANNEL", "TELLS", "TOLD LAST", "WAITING", "STATE");
        for (JsonNode channel : channels) {
            String failing = time(channel, "failingSince");
            table.add(
                    text(channel, "name"),
                    channel.path("teams")
                            .valueStream()
                            .map(team -> lower(team.asString("")))
                            .collect(Collectors.joining(", ")),
                    time(channel, "toldAt"),
                    text(channel, "waiting"),
                    failing.isEmpty() ? "well" : "fails since " + failing + ": " + text(channel, "trouble"));
        }
        out().print(table);
    }

    private static String lower(String team) {
        return team.toLowerCase(Locale.ROOT);
    }

    @Command(name = "history", description = "What was wrong, the newest first.")
    int history(
            @Option(
                            names = "--before",
                            paramLabel = "ID",
                            defaultValue = "9223372036854775807",
                            description = "What is older than this one: the next page.")
                    long before,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "How many at most (default: ${DEFAULT-VALUE}).")
                    int limit) {
        return print(server.get("/api/alerts/history?limit=" + limit + "&before=" + before), this::showHistory);
    }

    private void showHistory(JsonNode alerts) {
        if (alerts.isEmpty()) {
            out().println("Nothing was wrong.");
            return;
        }
        Table table = new Table("ID", "RAISED", "OVER", "SEVERITY", "TEAM", "SUBJECT", "WHAT");
        for (JsonNode alert : alerts) {
            table.add(
                    text(alert, "id"),
                    time(alert, "raisedAt"),
                    text(alert, "overAt").isEmpty() ? "–" : time(alert, "overAt"),
                    lower(text(alert, "severity")),
                    lower(text(alert, "team")),
                    text(alert, "subject"),
                    text(alert.path("wording"), "title"));
        }
        out().print(table);
    }

    @Command(
            name = "test",
            description = "Sends a message by a channel that says it is a test, and says what came of it.")
    int test(
            @Option(
                            names = "--channel",
                            required = true,
                            paramLabel = "NAME",
                            description = "As ./plumbline alerts shows it: email, email/marketing, slack …")
                    String channel,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who wants it (default: the user of this machine).")
                    String by) {
        return print(
                server.post("/api/alerts/test", Map.of("channel", channel, "by", by)),
                told -> out().println(text(told, "channel") + " took the test."));
    }
}
