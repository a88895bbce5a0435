package dev.plumbline.server.cli;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.mapping.MappingFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description =
                "The mapping of a site: where IDocs keep what, the rules, what Klaviyo is told (docs/mapping.md).",
        subcommands = {
            MappingTryCommand.class,
            MappingTestCommand.class,
            MappingDraftCommand.class,
            MappingCompareCommand.class,
            MappingCommand.Versions.class,
            MappingCommand.Filters.class,
            MappingGatesCommand.class,
            MappingDroppedCommand.class,
            MappingUnsetCommand.class,
            MappingCommand.Reload.class,
            MappingCommand.Rollback.class
        })
final class MappingCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(name = "versions", description = "Which mapping a server has in force and had, the newest first.")
    static final class Versions extends AskingCommand {
        @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: ${DEFAULT-VALUE}).")
        private int limit = 20;

        @Override
        public Integer call() {
            return print(server.get("/api/mapping?limit=" + limit), this::show);
        }

        private void show(JsonNode mapping) {
            out().println("In force: " + text(mapping, "version"));
            Table table = new Table("VERSION", "SINCE", "FROM", "BY");
            for (JsonNode activation : mapping.path("activations")) {
                table.add(
                        text(activation, "version"),
                        time(activation, "at"),
                        text(activation, "origin"),
                        text(activation, "by"));
            }
            out().print(table);
        }
    }

    @Command(
            name = "filters",
            description =
                    "What the mapping in force leaves out: each filter with its reason, and how much it leaves out now.")
    static final class Filters extends AskingCommand {
        @Override
        public Integer call() {
            return print(server.get("/api/mapping/filters"), this::show);
        }

        private void show(JsonNode answer) {
            if (answer.path("filters").isEmpty()) {
                out().println("Mapping " + text(answer, "mapping")
                        + " leaves nothing out: it has no rules.filters (docs/mapping.md).");
                return;
            }
            Table table = new Table("FILTER", "ORDERS", "CUSTOMERS", "MATERIALS", "BECAUSE", "CONDITION");
            for (JsonNode filter : answer.path("filters")) {
                String of = text(filter, "of");
                table.add(
                        text(filter, "name"),
                        text(filter, "orders"),
                        text(filter, "customers"),
                        text(filter, "materials"),
                        text(filter, "reason"),
                        of.isEmpty() ? "(not in the mapping any more)" : of + ": " + text(filter, "condition"));
            }
            out().print(table);
        }
    }

    /** Brings another mapping into force. */
    abstract static class Change extends AskingCommand {
        @Mixin
        private Actor actor = new Actor();

        int change(String path) {
            return print(server.post(path, Map.of("by", actor.name())), changed -> {
                String version = text(changed, "version");
                String before = text(changed, "before");
                String layouts = text(changed, "layouts");
                if (!layouts.isEmpty()) {
                    out().println("Mapping " + version + " is in force already; the schemas " + layouts
                            + " are from the next batch on, " + text(changed, "layoutsBefore") + " were.");
                } else if (version.equals(before)) {
                    out().println("Mapping " + version + " is in force already.");
                } else {
                    out().println("Mapping " + version + " is in force from the next batch on; " + before + " was.");
                }
            });
        }
    }

    @Command(
            name = "reload",
            description = {
                "Brings a server's mapping file and its schemas as they are now into force.",
                "A file that does not check changes nothing."
            })
    static final class Reload extends Change {
        @Override
        public Integer call() {
            return change("/api/mapping/reload");
        }
    }

    @Command(
            name = "rollback",
            description = "Brings an earlier version back into force, until the file changes. The file stays as it is.")
    static final class Rollback extends Change {
        @Parameters(paramLabel = "VERSION", description = "As ./plumbline mapping versions shows it.")
        private String version = "";

        @Override
        public Integer call() {
            return change("/api/mapping/rollback/" + RunningServer.escaped(version));
        }
    }

    @Command(name = "default", description = "Prints the default mapping, which a site's file lies over.")
    int standard() {
        spec.commandLine().getOut().print(MappingLoader.standard().text());
        spec.commandLine().getOut().flush();
        return 0;
    }

    @Command(
            name = "check",
            description = "Says everything that is wrong with a mapping file, each with its place. Needs no server.")
    int check(@Parameters(paramLabel = "FILE", description = "The mapping.") Path file, @Mixin OfflineLayouts layouts) {
        Dictionary dictionary;
        try {
            dictionary = layouts.dictionary();
        } catch (IOException unusable) {
            return failed(String.valueOf(unusable.getMessage()));
        }
        return switch (new MappingFile(new MappingLoader(dictionary), Optional.of(file)).load()) {
            case MappingFile.Read.Good good -> {
                PrintWriter out = spec.commandLine().getOut();
                out.println(file.getFileName() + " stands: version "
                        + good.mapping().version());
                out.flush();
                yield 0;
            }
            case MappingFile.Read.Faulty faulty -> {
                faulty.faults().forEach(fault -> spec.commandLine().getErr().println(fault));
                yield failed(faulty.faults().size() + (faulty.faults().size() == 1 ? " fault" : " faults"));
            }
        };
    }

    private int failed(String message) {
        spec.commandLine().getErr().println(message);
        spec.commandLine().getErr().flush();
        return 1;
    }
}
