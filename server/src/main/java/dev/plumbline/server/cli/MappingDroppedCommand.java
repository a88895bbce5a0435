package dev.plumbline.server.cli;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
        name = "dropped",
        description = {
            "Profile properties that Klaviyo was told and the mapping in force does not name any more.",
            "./plumbline mapping unset has them unset."
        })
final class MappingDroppedCommand extends AskingCommand {
    @Override
    public Integer call() {
        return print(server.get("/api/mapping/dropped"), dropped -> {
            if (dropped.path("properties").isEmpty()) {
                out().println("The mapping in force names all profile properties that Klaviyo was told.");
            } else {
                out().print(table(dropped));
            }
        });
    }

    static Table table(JsonNode dropped) {
        Table table = new Table("PROPERTY", "PROFILES");
        dropped.path("properties").forEach(property -> table.add(text(property, "name"), text(property, "profiles")));
        return table;
    }
}
