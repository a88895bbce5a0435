package dev.plumbline.server.cli;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.DictionaryImport;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import dev.plumbline.mapping.MappingLoader.Result;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "mapping",
        description = {
            "Which mapping is in force: where IDocs keep what, the rules, what Klaviyo is told (docs/mapping.md).",
            "Without a sub-command it shows the versions."
        })
final class MappingCommand extends AskingCommand {
    @Override
    public Integer call() {
        return versions(20);
    }

    @Command(name = "versions", description = "What was in force, the newest first.")
    int versions(
            @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many at most.")
                    int limit) {
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

    @Command(
            name = "reload",
            description =
                    "Brings the server's mapping file as it is now into force; one that does not check changes nothing.")
    int reload(
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who does it.")
                    String by) {
        return change("/api/mapping/reload", by);
    }

    @Command(
            name = "rollback",
            description = "Brings an earlier version back into force, until the file changes. The file stays as it is.")
    int rollback(
            @Parameters(paramLabel = "VERSION", description = "As ./plumbline mapping versions shows it.")
                    String version,
            @Option(
                            names = "--by",
                            paramLabel = "NAME",
                            defaultValue = "${sys:user.name}",
                            description = "Who does it.")
                    String by) {
        return change("/api/mapping/rollback/" + RunningServer.escaped(version), by);
    }

    private int change(String path, String by) {
        return print(server.post(path, Map.of("by", by)), changed -> {
            String version = text(changed, "version");
            String before = text(changed, "before");
            out().println(
                            version.equals(before)
                                    ? "Mapping " + version + " is in force already."
                                    : "Mapping " + version + " is in force from the next batch on; " + before
                                            + " was.");
        });
    }

    @Command(name = "default", description = "Prints the default mapping, which a site's file lies over.")
    int standard() {
        out().print(MappingLoader.standard().text());
        out().flush();
        return 0;
    }

    @Command(
            name = "check",
            description = "Says everything that is wrong with a mapping file, each with its place. Needs no server.")
    int check(
            @Parameters(paramLabel = "FILE", description = "The mapping.") Path file,
            @Option(
                            names = "--schema",
                            paramLabel = "FILE",
                            description = "Layouts of segments of your own: a WE60 parser export, an IDoc XSD or WSDL.")
                    List<Path> schemas) {
        Dictionary dictionary;
        String text;
        try {
            dictionary = DictionaryImport.overStandard(schemas == null ? List.of() : schemas);
            text = Files.readString(file);
        } catch (NoSuchFileException missing) {
            return failed("There is no file " + missing.getFile());
        } catch (CharacterCodingException other) {
            return failed(file + " is not in UTF-8");
        } catch (IOException unusable) {
            return failed("The file cannot be used: " + unusable.getMessage());
        }
        String name = String.valueOf(file.getFileName());
        return switch (new MappingLoader(dictionary).load(List.of(new Layer(name, text)))) {
            case Result.Good good -> {
                out().println(name + " stands: version " + good.mapping().version());
                out().flush();
                yield 0;
            }
            case Result.Faulty faulty -> {
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
