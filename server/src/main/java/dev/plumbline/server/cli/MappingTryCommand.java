package dev.plumbline.server.cli;

import dev.plumbline.server.cli.OfflineMapping.Opened;
import dev.plumbline.server.cli.OfflineMapping.Trial;
import dev.plumbline.server.preview.Preview;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a mapping makes of IDocs: what is read and where, the documents, and what Klaviyo would be told.",
            "Needs no server; nothing is sent or stored."
        })
final class MappingTryCommand implements Callable<Integer> {
    @Mixin
    private OfflineMapping mapping = new OfflineMapping();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "IDocs, flat or XML, worked in this order.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return switch (mapping.open()) {
            case Opened.Ready ready -> show(ready.trial());
            case Opened.Unusable unusable -> complain(unusable.message());
        };
    }

    private int show(Trial trial) {
        Preview preview;
        try {
            preview = trial.of(files);
        } catch (IOException unreadable) {
            return complain(String.valueOf(unreadable.getMessage()));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(preview));
        } else {
            new PreviewText(out).print(preview);
        }
        // A full disk must not pass for success.
        return out.checkError() ? 1 : 0;
    }

    private int complain(String message) {
        spec.commandLine().getErr().println(message);
        return 1;
    }
}
