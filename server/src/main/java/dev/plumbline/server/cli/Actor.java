package dev.plumbline.server.cli;

import picocli.CommandLine.Option;

/** Who does what a command does, for the record. */
final class Actor {
    @Option(
            names = "--by",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who does it (default: the user of this machine).")
    private String by = "";

    String name() {
        return by;
    }
}
