package dev.plumbline.server.cli;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.idoc.DictionaryImport;
import dev.plumbline.server.schema.LayoutChanges;
import dev.plumbline.server.schema.Schema;
import dev.plumbline.server.schema.SchemaShelf;
import dev.plumbline.server.schema.SchemaVersion;
import dev.plumbline.server.schema.Shelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "In what B differs from A. Each is NAME (its version in force), NAME@VERSION, a file,",
            "or standard (the segments that come with Plumbline)."
        })
final class SchemaDiffCommand implements Callable<Integer> {
    private static final String STANDARD = "standard";

    @Mixin
    private Installation installation = new Installation();

    @Parameters(index = "0", paramLabel = "A", description = "What it was, for example ORDERS05@1.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "What it is, for example ORDERS05@2.")
    private String now = "";

    @Option(names = "--all", description = "Show segments as well of which nothing differs.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A side of the comparison. */
    private record Side(Dictionary dictionary, boolean namesReleases) {}

    @Override
    public Integer call() {
        try {
            SchemaShelf shelf = new SchemaShelf(installation.settings().schemas());
            Side known = side(shelf, before);
            Side other = side(shelf, now);
            LayoutChanges changes = LayoutChanges.between(known.dictionary(), other.dictionary());
            if (!before.equals(STANDARD)) {
                changes = changes.andGone(known.dictionary(), other.dictionary());
            }
            LayoutChangesText text =
                    new LayoutChangesText(spec.commandLine().getOut(), known.namesReleases() && other.namesReleases());
            spec.commandLine().getOut().println(now + ": " + text.summary(changes, before));
            text.print(changes, all);
            spec.commandLine().getOut().flush();
            return spec.commandLine().getOut().checkError() ? 1 : 0;
        } catch (IOException failure) {
            spec.commandLine().getErr().println(Failures.inWords(failure));
            return 1;
        }
    }

    private static Side side(SchemaShelf shelf, String named) throws IOException {
        if (named.equals(STANDARD)) {
            return new Side(Dictionary.standard(), true);
        }
        Path file = Path.of(named);
        if (Files.isRegularFile(file)) {
            var described = DictionaryImport.describe(file);
            return new Side(described.dictionary(), described.kind().namesReleases());
        }
        int at = named.lastIndexOf('@');
        Shelf lies = shelf.shelf();
        Schema schema = SchemaNames.find(shelf, lies, at < 0 ? named : named.substring(0, at));
        Optional<SchemaVersion> version =
                at < 0 ? schema.current() : SchemaNames.version(schema, named.substring(at + 1));
        if (version.isEmpty()) {
            throw new IOException(SchemaNames.noVersion(schema, at < 0 ? "in force" : named.substring(at + 1)));
        }
        return new Side(
                shelf.dictionary(lies, schema, version.get()),
                version.get().kind().startsWith("WE60"));
    }
}
