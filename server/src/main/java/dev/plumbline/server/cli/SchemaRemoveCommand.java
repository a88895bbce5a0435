package dev.plumbline.server.cli;

import dev.plumbline.server.schema.Schema;
import dev.plumbline.server.schema.Shelf;
import java.io.IOException;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a schema out of force. Its versions are kept, and ./plumbline schema rollback brings one back.",
            "Its segments are read by what else is known of them then."
        })
final class SchemaRemoveCommand extends SchemaChangeCommand {
    @Parameters(paramLabel = "NAME", description = "As ./plumbline schema list shows it.")
    private String name = "";

    SchemaRemoveCommand(InstantSource clock) {
        super(clock);
    }

    @Override
    int change(Site site) throws IOException {
        Shelf before = site.shelf().shelf();
        Schema schema = SchemaNames.find(site.shelf(), before, name);
        if (schema.current().isEmpty()) {
            out().println("No version of " + schema.name() + " is in force.");
            return 0;
        }
        if (!keep(site, before, before.without(schema, now()))) {
            return 1;
        }
        out().println(schema.name() + (isDryRun() ? " would be" : " is") + " out of force; version " + schema.inForce()
                + " was.");
        return tell(site);
    }
}
