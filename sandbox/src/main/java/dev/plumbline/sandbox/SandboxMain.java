package dev.plumbline.sandbox;

import dev.plumbline.sandbox.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The launcher's commands that need no real SAP and no real Klaviyo. */
public final class SandboxMain {
    private SandboxMain() {}

    @Command(
            name = "plumbline",
            description = "Stand-ins for both ends, and a demo between them.",
            mixinStandardHelpOptions = true,
            subcommands = {DemoCommand.class, SandboxCommand.class, GenerateCommand.class})
    private static final class Root {}

    public static void main(String[] args) {
        // The JDK's server writes head and body in two packets, and without this each answer waits 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.exit(new CommandLine(new Root())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SandboxMain::explain)
                .execute(args));
    }

    /** What was asked for cannot be: no reason for a stack trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult asked) throws Exception {
        if (failure instanceof IllegalArgumentException impossible) {
            command.getErr().println(impossible.getMessage());
            return 2;
        }
        throw failure;
    }
}
