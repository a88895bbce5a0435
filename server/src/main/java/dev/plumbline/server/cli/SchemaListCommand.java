package dev.plumbline.server.cli;

import dev.plumbline.server.schema.Schema;
import dev.plumbline.server.schema.SchemaShelf;
import dev.plumbline.server.schema.SchemaVersion;
import dev.plumbline.server.schema.Shelf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "The schemas that were imported, all their versions, and which are in force.")
final class SchemaListCommand implements Callable<Integer> {
    @Mixin
    private Installation installation = new Installation();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            SchemaShelf shelf = new SchemaShelf(installation.settings().schemas());
            Table table =
                    new Table("SCHEMA", "VERSION", "IN FORCE", "KIND", "SEGMENTS", "IMPORTED", "BY", "FILE", "SHA-256");
            Shelf lies = shelf.shelf();
            lies.schemas()
                    .forEach(schema -> schema.versions().reversed().forEach(version -> add(table, schema, version)));
            List<Path> loose = shelf.loose();
            out.print(
                    table.isEmpty()
                            ? "No schema was imported into " + shelf.directory() + ".\n"
                            : shelf.directory() + ":\n" + table);
            if (!loose.isEmpty()) {
                out.println("Files that were put there by hand, in force without versions: "
                        + String.join(
                                ", ",
                                loose.stream()
                                        .map(file -> String.valueOf(file.getFileName()))
                                        .toList()));
            }
            // What was changed by hand, or is broken, should be known before a server starts.
            out.println("What is in force together: " + shelf.layouts(lies).version());
            out.flush();
            return out.checkError() ? 1 : 0;
        } catch (IOException unreadable) {
            out.flush();
            spec.commandLine().getErr().println(Failures.inWords(unreadable));
            return 1;
        }
    }

    private static void add(Table table, Schema schema, SchemaVersion version) {
        boolean isInForce = version.number() == schema.inForce();
        table.add(
                schema.name(),
                String.valueOf(version.number()),
                isInForce ? "since " + schema.since() : "-",
                version.kind(),
                String.valueOf(version.segments()),
                version.imported().toString(),
                version.by(),
                version.file(),
                version.shortDigest());
    }
}
