package dev.plumbline.server.cli;

import dev.plumbline.server.cli.RunningServer.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "unset",
        description = {
            "Has properties unset in Klaviyo that the mapping does not name any more.",
            "Says of how many profiles, and does nothing without --yes."
        })
final class MappingUnsetCommand extends AskingCommand {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "As ./plumbline mapping dropped shows it.")
    private List<String> names = List.of();

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever follows a customer later.")
    private String reason = "";

    @Mixin
    private Actor actor = new Actor();

    @Override
    public Integer call() {
        Answer shown = server.get("/api/mapping/dropped?"
                + names.stream()
                        .map(name -> "names=" + RunningServer.escaped(name))
                        .collect(Collectors.joining("&")));
        if (!(shown instanceof Answer.Found found)) {
            return print(shown, nothing -> {});
        }
        List<String> known = found.body()
                .path("properties")
                .valueStream()
                .map(property -> text(property, "name"))
                .toList();
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            return print(
                    new Answer.Failed(String.join(", ", unknown)
                            + ": no profile has such a property from us, or the mapping in force names it. ./plumbline mapping"
                            + " dropped lists what can be unset"),
                    nothing -> {});
        }
        long profiles = found.body().path("profiles").asLong(0);
        if (!yes) {
            return print(shown, dropped -> {
                show(dropped);
                out().println("Nothing is done. With --yes and --reason they are unset in Klaviyo, of " + profiles
                        + " profiles.");
            });
        }
        return print(
                server.post(
                        "/api/mapping/unset",
                        Map.of("names", names, "expected", profiles, "by", actor.name(), "reason", reason)),
                noted -> out().println("Noted: " + String.join(", ", names) + " of " + text(noted, "profiles")
                        + " profiles. The engine works them next; ./plumbline mapping dropped shows what is left."));
    }

    private void show(JsonNode dropped) {
        out().print(MappingDroppedCommand.table(dropped));
    }
}
