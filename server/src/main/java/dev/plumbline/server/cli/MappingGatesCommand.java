package dev.plumbline.server.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "gates",
        description = {
            "What the mapping demands of values, and how often one was not so.",
            "OPEN is how many orders and customers have an open exception for it (./plumbline exceptions)."
        })
final class MappingGatesCommand extends AskingCommand {
    @Override
    public Integer call() {
        return print(server.get("/api/mapping/gates"), this::show);
    }

    private void show(JsonNode gates) {
        if (gates.isEmpty()) {
            out().println("The mapping demands nothing of values (docs/mapping.md, Gates).");
            return;
        }
        Table table = new Table("PROPERTY", "GATE", "BREACH", "TIMES", "OPEN", "FIRST", "LAST", "LAST OF");
        for (JsonNode gate : gates) {
            boolean inForce = gate.path("inForce").asBoolean(false);
            table.add(
                    text(gate, "property"),
                    text(gate, "gate"),
                    text(gate, "breach") + (inForce ? "" : " (no more)"),
                    text(gate, "times"),
                    text(gate, "open"),
                    time(gate, "first"),
                    time(gate, "last"),
                    text(gate, "lastOf"));
        }
        out().print(table);
    }
}
