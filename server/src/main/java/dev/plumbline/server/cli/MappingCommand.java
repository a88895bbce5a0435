package dev.plumbline.server.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description = "Tries the mapping of a site.",
        subcommands = {MappingTryCommand.class, MappingTestCommand.class, MappingCompareCommand.class})
final class MappingCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
