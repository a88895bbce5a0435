package dev.plumbline.server.cli;

import dev.plumbline.server.cli.OfflineMapping.Trial;
import dev.plumbline.server.preview.Expectation;
import dev.plumbline.server.preview.Preview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the tests beside a mapping: IDocs with what Klaviyo is expected to be told. Needs no server.",
            "A test is NAME.idoc or NAME.xml with NAME.expected.yaml, or a directory of IDocs with an expected.yaml.",
            "What is written in an expectation must be there; all else may be anything. Ends with 1 when a test fails."
        })
final class MappingTestCommand extends OfflineCommand {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The tests (default: tests/ beside the mapping).")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--accept", description = "Write down what comes out as what is expected from now on.")
    private boolean accept;

    @Override
    int run(Trial trial) throws IOException {
        Path tests = directory.orElseGet(() -> mapping.file()
                .map(Path::toAbsolutePath)
                .map(file -> file.resolveSibling("tests"))
                .orElse(Path.of("tests")));
        List<MappingTest> all = MappingTest.in(tests);
        if (all.isEmpty()) {
            return complain("There is no test in " + tests + "; a test is NAME.idoc or NAME.xml with NAME"
                    + MappingTest.EXPECTED + ", or a directory of IDocs");
        }
        long failed = 0;
        for (MappingTest test : all) {
            failed += passes(test, trial) ? 0 : 1;
        }
        out().println(all.size() + (all.size() == 1 ? " test, " : " tests, ") + failed + " failed");
        return failed == 0 && !out().checkError() ? 0 : 1;
    }

    private boolean passes(MappingTest test, Trial trial) throws IOException {
        Preview preview = trial.of(test.idocs());
        if (accept) {
            Files.writeString(test.expected(), Expectation.of(preview));
            out().println("accepted  " + test.name());
            return true;
        }
        List<String> differences = Files.exists(test.expected())
                ? Expectation.read(test.expected().toString(), Files.readString(test.expected()))
                        .differences(preview)
                : List.of("there is no " + test.expected() + "; write it, or let --accept do so");
        out().println((differences.isEmpty() ? "passed    " : "FAILED    ") + test.name());
        differences.forEach(difference -> out().println("            " + difference));
        return differences.isEmpty();
    }
}
