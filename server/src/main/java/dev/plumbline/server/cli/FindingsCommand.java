package dev.plumbline.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "findings",
        description = "Codes and segments that the mapping does not know, each once, with what becomes of them.")
final class FindingsCommand extends AskingCommand {
    @Override
    public Integer call() {
        return print(server.get("/api/findings"), this::show);
    }

    private void show(JsonNode findings) {
        if (findings.isEmpty()) {
            out().println("The mapping knows every code and segment that came.");
            return;
        }
        Table table = new Table("ID", "WHAT", "WHERE", "IS", "TIMES", "FIRST SEEN", "LAST SEEN", "IN IDOC");
        for (JsonNode finding : findings) {
            boolean code = text(finding, "kind").equals("CODE");
            table.add(
                    text(finding, "id"),
                    (code ? "code " : "segment ") + text(finding, "name"),
                    text(finding, "place"),
                    text(finding, "treated"),
                    text(finding, "times"),
                    time(finding, "firstSeen"),
                    time(finding, "lastSeen"),
                    text(finding, "docnum"));
        }
        out().print(table);
        out().println();
        out().println("Name the code or bind the segment in mapping.yaml, or: ./plumbline findings known ID --why …");
    }

    @Command(name = "known", description = "Notes that somebody knows of it: it is shown no more.")
    int known(
            @Parameters(paramLabel = "ID", description = "As ./plumbline findings shows it.") long id,
            @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why it may stay so.")
                    String why,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who says so (default: the user of this machine).")
                    String by) {
        return print(
                server.post("/api/findings/" + id + "/known", Map.of("by", by, "why", why)),
                noted -> out().println("Finding " + text(noted, "id") + " is known and shown no more."));
    }
}
