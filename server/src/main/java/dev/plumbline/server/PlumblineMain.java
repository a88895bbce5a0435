package dev.plumbline.server;

import dev.plumbline.server.cli.Commands;
import picocli.CommandLine;

/** The launcher's commands. */
public final class PlumblineMain {
    private PlumblineMain() {}

    public static void main(String[] args) {
        CommandLine commands = Commands.all(PlumblineServer.CLOCK).addSubcommand(new ServeCommand());
        int exit = commands.execute(args);
        if (exit != ServeCommand.GOES_ON) {
            System.exit(exit);
        }
    }
}
