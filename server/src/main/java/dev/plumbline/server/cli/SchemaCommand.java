package dev.plumbline.server.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description = {
            "The layouts of segments that your SAP system exports: imported, shown, kept in versions.",
            "They are used to cut flat IDocs into fields, and to check the places that a mapping names."
        })
final class SchemaCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** With its sub-commands. */
    static CommandLine with(InstantSource clock) {
        return new CommandLine(new SchemaCommand())
                .addSubcommand(new SchemaImportCommand(clock))
                .addSubcommand(new SchemaListCommand())
                .addSubcommand(new SchemaDiffCommand())
                .addSubcommand(new SchemaRollbackCommand(clock))
                .addSubcommand(new SchemaRemoveCommand(clock))
                .addSubcommand(new SchemaReloadCommand());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
