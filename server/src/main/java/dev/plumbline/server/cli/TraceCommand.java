package dev.plumbline.server.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "trace", description = "The story of an IDoc, order, customer or material, over both systems.")
final class TraceCommand extends AskingCommand {
    /** What can be traced. */
    enum What {
        IDOC,
        ORDER,
        CUSTOMER,
        MATERIAL
    }

    @Parameters(index = "0", paramLabel = "WHAT", description = "One of: idoc, order, customer, material.")
    private What what = What.IDOC;

    @Parameters(index = "1", paramLabel = "NUMBER", description = "Its number, with or without leading zeros.")
    private String number = "";

    @Option(
            names = "--documents",
            description = "An order by its IDocs and commands, for integration engineers, instead of in words.")
    private boolean documents;

    @Override
    public Integer call() {
        String path = "/api/" + what.name().toLowerCase(Locale.ROOT) + "s/" + RunningServer.escaped(number);
        if (what == What.ORDER && !documents) {
            return print(server.get(path + "/statement"), found -> found.forEach(new StatementText(out())::print));
        }
        return print(server.get(path), found -> found.forEach(what == What.IDOC ? this::showIdoc : this::showStory));
    }

    private void showIdoc(JsonNode idoc) {
        out().println("IDoc " + text(idoc, "docnum") + "  " + text(idoc, "messageType") + " on "
                + text(idoc, "basicType") + "  from " + text(idoc, "system") + "-" + text(idoc, "client"));
        out().println("  received " + time(idoc, "receivedAt") + " by " + text(idoc, "door") + " "
                + text(idoc, "source"));
        out().println("  " + text(idoc, "status")
                + (text(idoc, "reason").isEmpty() ? "" : ": " + text(idoc, "reason")));
        idoc.path("about").forEach(about -> out().println("  about " + about.asString()));
        showHolds(idoc.path("holds"));
        idoc.path("exceptions")
                .forEach(exception -> out().println("  exception " + text(exception, "id") + ": "
                        + text(exception, "reason")
                        + (text(exception, "closedAt").isEmpty()
                                ? ""
                                : " (closed: " + text(exception, "resolution") + ")")));
        showCommands(idoc.path("commands"));
    }

    private void showStory(JsonNode story) {
        out().println(text(story, "about"));
        Table idocs = new Table("  RECEIVED", "DOCNUM", "MESSAGE", "DOOR", "FATE");
        story.path("idocs")
                .forEach(idoc -> idocs.add(
                        "  " + time(idoc, "receivedAt"),
                        text(idoc, "docnum"),
                        text(idoc, "messageType"),
                        text(idoc, "door"),
                        (text(idoc, "status") + " " + text(idoc, "reason")).strip()));
        out().print(idocs);
        String leftOut = text(story, "leftOut");
        if (!leftOut.isEmpty()) {
            out().println("  left out by filter " + leftOut);
        }
        showHolds(story.path("holds"));
        showCommands(story.path("commands"));
    }

    private void showHolds(JsonNode holds) {
        holds.forEach(hold -> out().println("  held since " + time(hold, "since") + ": " + text(hold, "detail")));
    }

    private void showCommands(JsonNode commands) {
        Table table = new Table("  TOLD KLAVIYO", "BECAUSE OF", "STATUS", "WHEN", "ANSWER");
        commands.forEach(command -> table.add(
                "  " + text(command, "what"),
                text(command, "docnum"),
                text(command, "status"),
                time(command, text(command, "settledAt").isEmpty() ? "createdAt" : "settledAt"),
                text(command, "answer")));
        if (!table.isEmpty()) {
            out().print(table);
        }
    }
}
