package dev.plumbline.server.cli;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a server's schemas as they are now into force; the mapping stays as it is.",
            "If the mapping does not go with them, nothing changes."
        })
final class SchemaReloadCommand extends AskingCommand {
    @Mixin
    private Actor actor = new Actor();

    @Override
    public Integer call() {
        return print(
                server.post("/api/schemas/reload", Map.of("by", actor.name())),
                changed -> out().println(SchemaChangeCommand.inWords(changed)));
    }
}
