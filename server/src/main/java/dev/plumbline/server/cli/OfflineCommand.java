package dev.plumbline.server.cli;

import dev.plumbline.server.cli.OfflineMapping.Opened;
import dev.plumbline.server.cli.OfflineMapping.Trial;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that tries IDocs by a mapping and needs no server. */
abstract class OfflineCommand implements Callable<Integer> {
    @Mixin
    OfflineMapping mapping = new OfflineMapping();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            return switch (mapping.open()) {
                case Opened.Ready ready -> run(ready.trial());
                case Opened.Unusable unusable -> complain(unusable.message());
            };
        } catch (IOException unreadable) {
            return complain(String.valueOf(unreadable.getMessage()));
        }
    }

    /**
     * Does it.
     *
     * @return the exit code
     * @throws IOException with a message for people
     */
    abstract int run(Trial trial) throws IOException;

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    int complain(String message) {
        spec.commandLine().getErr().println(message);
        return 1;
    }
}
