package dev.plumbline.bench;

import dev.plumbline.bench.system.CompareBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = "mapping compare over stored IDocs, beside their first pass through a server that sends nothing.")
final class CompareBenchCommand implements Callable<Integer> {
    @Option(
            names = "--idocs",
            defaultValue = "100000",
            description = "About how many IDocs (default: ${DEFAULT-VALUE}).")
    private int idocs = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("plumbline.home", "."));
        return new CompareBench(home, InstantSource.system(), spec.commandLine().getOut()).run(idocs) ? 0 : 1;
    }
}
