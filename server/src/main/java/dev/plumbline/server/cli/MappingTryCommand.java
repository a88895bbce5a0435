package dev.plumbline.server.cli;

import dev.plumbline.server.cli.OfflineMapping.Trial;
import dev.plumbline.server.preview.Preview;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a mapping makes of IDocs: what is read and where, the documents, and what Klaviyo would be told.",
            "Needs no server; nothing is sent or stored."
        })
final class MappingTryCommand extends OfflineCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "IDocs, flat or XML, worked in this order.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    int run(Trial trial) throws IOException {
        Preview preview = trial.of(files);
        if (json) {
            out().println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(preview));
        } else {
            new PreviewText(out()).print(preview);
        }
        // A full disk must not pass for success.
        return out().checkError() ? 1 : 0;
    }
}
