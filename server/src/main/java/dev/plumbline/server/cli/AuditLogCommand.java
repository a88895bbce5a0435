package dev.plumbline.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(name = "audit-log", description = "Who did what, the newest first; takes an admin.")
final class AuditLogCommand extends AskingCommand {
    @Option(
            names = "--object",
            paramLabel = "OBJECT",
            description = "Only what was done to it, for example order/PRD-100/12345.")
    private String object = "";

    @Option(names = "--before", paramLabel = "ID", description = "What is older than this row: the next page.")
    private long before = Long.MAX_VALUE;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Override
    public Integer call() {
        return print(
                server.get(
                        "/api/audit?object=" + RunningServer.escaped(object) + "&before=" + before + "&limit=" + limit),
                this::show);
    }

    private void show(JsonNode rows) {
        if (rows.isEmpty()) {
            out().println("Nothing was done.");
            return;
        }
        Table table = new Table("ID", "AT", "WHO", "ROLE", "WHAT", "ON", "BEFORE", "AFTER", "REASON");
        for (JsonNode row : rows) {
            table.add(
                    row.path("id").asString(""),
                    time(row, "at"),
                    text(row, "who"),
                    text(row, "role"),
                    text(row, "action"),
                    text(row, "object"),
                    text(row, "before"),
                    shortened(text(row, "after")),
                    text(row, "reason"));
        }
        out().print(table);
    }

    /** The whole is in --json. */
    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
