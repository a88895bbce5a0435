package dev.plumbline.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "exceptions", description = "What cannot go on, where in the IDoc, and why.")
final class ExceptionsCommand extends AskingCommand {
    @Override
    public Integer call() {
        return print(server.get("/api/exceptions"), this::show);
    }

    private void show(JsonNode exceptions) {
        if (exceptions.isEmpty()) {
            out().println("No open exceptions.");
            return;
        }
        Table table = new Table("ID", "OPENED", "DOCNUM", "MESSAGE", "KIND", "PLACE", "REASON");
        for (JsonNode exception : exceptions) {
            String field = text(exception, "field");
            table.add(
                    text(exception, "id"),
                    time(exception, "openedAt"),
                    text(exception, "docnum"),
                    text(exception, "messageType"),
                    text(exception, "kind"),
                    text(exception, "segment") + (field.isEmpty() ? "" : "-" + field),
                    text(exception, "reason"));
        }
        out().print(table);
    }

    @Command(name = "replay", description = "Tries again what an exception stopped.")
    int replay(@Parameters(paramLabel = "ID", description = "The exception's number.") long id) {
        return print(server.post("/api/exceptions/" + id + "/replay"), this::showReplay);
    }

    private void showReplay(JsonNode replay) {
        int commands = replay.path("commands").asInt(0);
        out().println("Exception " + text(replay, "exception") + " is tried again: "
                + (commands == 0 ? "its IDoc is read again." : commands + " commands are queued."));
    }
}
