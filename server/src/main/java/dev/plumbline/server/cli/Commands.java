package dev.plumbline.server.cli;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that need no server of their own. */
public final class Commands {
    private Commands() {}

    @Command(
            name = "plumbline",
            description = "Mirrors SAP ECC into Klaviyo.",
            mixinStandardHelpOptions = true,
            version = "Plumbline 0.1.0-SNAPSHOT",
            footer = {"", "Others, of the launcher ./plumbline: demo, sandbox, generate, bench (each has --help)."})
    private static final class Root implements Runnable {
        @Override
        public void run() {
            new CommandLine(this).usage(System.out);
        }
    }

    /**
     * {@code plumbline} with its sub-commands; {@code serve} is added by the program that can.
     *
     * @param clock by which it is noted when somebody changed something
     */
    public static CommandLine all(InstantSource clock) {
        return new CommandLine(new Root())
                .addSubcommand(new StatusCommand())
                .addSubcommand(new TraceCommand())
                .addSubcommand(new ExceptionsCommand())
                .addSubcommand(new HoldsCommand())
                .addSubcommand(new FindingsCommand())
                .addSubcommand(new PreflightCommand())
                .addSubcommand(new AlertsCommand())
                .addSubcommand(new ReconcileCommand())
                .addSubcommand(new StorageCommand())
                .addSubcommand(new HandbookCommand())
                .addSubcommand(new InspectCommand())
                .addSubcommand(new MappingCommand())
                .addSubcommand(SchemaCommand.with(clock))
                .addSubcommand(new BackfillCommand())
                .addSubcommand(new UsersCommand())
                .addSubcommand(new TokensCommand())
                .addSubcommand(new AuditLogCommand())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
