package dev.plumbline.server.cli;

import dev.plumbline.server.schema.LayoutChanges;
import dev.plumbline.server.schema.Layouts;
import dev.plumbline.server.schema.Schema;
import dev.plumbline.server.schema.SchemaVersion;
import dev.plumbline.server.schema.Shelf;
import dev.plumbline.server.schema.Shelf.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports what SAP says of its IDoc types, shows what differs from what is known, and keeps it as a new version.",
            "Files: WE60's parser export (Documentation > Parser), WE60's XML schema of an IDoc type, a WSDL with one.",
            "A file that is none of these, or broken, is refused, and nothing of it is kept; the others are imported."
        })
final class SchemaImportCommand extends SchemaChangeCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Exports; of a directory all files in it, in the order of their names.")
    private List<Path> files = List.of();

    @Option(names = "--all", description = "Show segments as well of which nothing differs.")
    private boolean all;

    SchemaImportCommand(InstantSource clock) {
        super(clock);
    }

    @Override
    int change(Site site) throws IOException {
        Shelf shelf = site.shelf().shelf();
        Shelf first = shelf;
        int refused = 0;
        List<Path> all = expanded();
        for (Path file : all) {
            Optional<Shelf> after = imported(site, shelf, file);
            refused += after.isPresent() ? 0 : 1;
            shelf = after.orElse(shelf);
        }
        if (all.size() > 1) {
            out().println(all.size() + " files, " + refused + " refused");
        }
        int told = shelf.equals(first) && !isDryRun() ? 0 : tell(site);
        return refused > 0 ? 1 : told;
    }

    private List<Path> expanded() throws IOException {
        List<Path> expanded = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> below = Files.list(file)) {
                    below.filter(Files::isRegularFile)
                            .filter(one -> !one.getFileName().toString().startsWith("."))
                            .sorted()
                            .forEach(expanded::add);
                }
            } else {
                expanded.add(file);
            }
        }
        if (expanded.isEmpty()) {
            throw new IOException("There is no file in " + files.getFirst());
        }
        return expanded;
    }

    /** The shelf with this file; empty if it was refused. */
    private Optional<Shelf> imported(Site site, Shelf before, Path file) throws IOException {
        Incoming incoming;
        try {
            incoming = site.shelf().open(file);
        } catch (IOException broken) {
            String reason = Failures.inWords(broken);
            complain((reason.startsWith(file.toString()) ? "" : file + ": ") + reason + ". Nothing of it was kept.");
            return Optional.empty();
        }
        Optional<Schema> known = before.find(incoming.name());
        Shelf after = before.with(incoming, now(), by());
        Schema now = after.find(incoming.name()).orElseThrow();
        SchemaVersion version = now.current().orElseThrow();
        if (after.equals(before)) {
            if (!isDryRun()) {
                site.shelf().keep(before, after);
            }
            out().println(file + ": " + now.name() + " version " + version.number()
                    + " is this very file, and in force already.");
            return Optional.of(before);
        }
        show(site, before, file, incoming, known);
        if (!keep(site, before, after)) {
            return Optional.empty();
        }
        boolean again =
                known.flatMap(schema -> schema.version(version.number())).isPresent();
        out().println((isDryRun() ? "Would be kept as " : again ? "In force again: " : "Kept as ") + now.name()
                + " version " + version.number() + " in " + site.shelf().directory() + ".");
        out().println();
        return Optional.of(isDryRun() ? after : site.shelf().shelf());
    }

    private void show(Site site, Shelf before, Path file, Incoming incoming, Optional<Schema> known) {
        Layouts layouts = known(site, before);
        Layouts others =
                known.map(schema -> known(site, before.without(schema, now()))).orElse(layouts);
        LayoutChanges changes = LayoutChanges.between(
                layouts.dictionary(), others.dictionary(), incoming.schema().dictionary());
        Optional<SchemaVersion> previous = known.flatMap(Schema::current);
        if (previous.isPresent()) {
            try {
                changes = changes.andGone(
                        site.shelf().dictionary(before, known.get(), previous.get()),
                        incoming.schema().dictionary());
            } catch (IOException unreadable) {
                // That it is was told by the layouts in force; the new version is shown without what is gone.
            }
        }
        LayoutChangesText text =
                new LayoutChangesText(out(), incoming.schema().kind().namesReleases());
        out().println(file + ": " + incoming.name() + ", "
                + incoming.schema().kind().inWords() + ", " + text.summary(changes, "what is known"));
        text.print(changes, all);
    }
}
