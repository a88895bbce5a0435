package dev.plumbline.server.cli;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.server.schema.LayoutChanges;
import dev.plumbline.server.schema.Schema;
import dev.plumbline.server.schema.SchemaVersion;
import dev.plumbline.server.schema.Shelf;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Brings another version of a schema into force. No version is lost.")
final class SchemaRollbackCommand extends SchemaChangeCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "As ./plumbline schema list shows it.")
    private String name = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Its number (default: the one before that in force; of a removed schema the newest).")
    private Optional<String> wanted = Optional.empty();

    SchemaRollbackCommand(InstantSource clock) {
        super(clock);
    }

    @Override
    int change(Site site) throws IOException {
        Shelf before = site.shelf().shelf();
        Schema schema = SchemaNames.find(site.shelf(), before, name);
        Optional<SchemaVersion> found =
                wanted.isPresent() ? SchemaNames.version(schema, wanted.get()) : theOneBefore(schema);
        if (found.isEmpty()) {
            return complain(
                    wanted.isPresent()
                            ? SchemaNames.noVersion(schema, wanted.get())
                            : schema.name() + " has no version before " + schema.inForce()
                                    + "; to take it out of force:" + " ./plumbline schema remove " + schema.name());
        }
        SchemaVersion version = found.get();
        if (version.number() == schema.inForce()) {
            out().println(schema.name() + " version " + version.number() + " is in force already.");
            return 0;
        }
        show(site, before, schema, version);
        Shelf after = before.inForce(schema, version, now());
        if (!keep(site, before, after)) {
            return 1;
        }
        out().println(schema.name() + " version " + version.number() + (isDryRun() ? " would be" : " is") + " in force"
                + schema.current()
                        .map(current -> "; " + current.number() + " was.")
                        .orElse("; none was."));
        return tell(site);
    }

    private static Optional<SchemaVersion> theOneBefore(Schema schema) {
        return schema.versions().stream()
                .filter(version -> schema.current().isEmpty() || version.number() < schema.inForce())
                .max(Comparator.comparingInt(SchemaVersion::number));
    }

    private void show(Site site, Shelf before, Schema schema, SchemaVersion version) throws IOException {
        if (schema.current().isEmpty()) {
            return;
        }
        Dictionary now = site.shelf().dictionary(before, schema, version);
        Dictionary known;
        try {
            known = site.shelf().dictionary(before, schema, schema.current().get());
        } catch (IOException unreadable) {
            complain(Failures.inWords(unreadable));
            return;
        }
        LayoutChanges changes = LayoutChanges.between(known, now).andGone(known, now);
        LayoutChangesText text = new LayoutChangesText(out(), version.kind().startsWith("WE60"));
        out().println(schema.name() + " version " + version.number() + ": "
                + text.summary(changes, "version " + schema.inForce()));
        text.print(changes, false);
    }
}
