package dev.plumbline.bench;

import dev.plumbline.bench.system.MemoryBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "memory",
        description = "A file of IDocs larger than the heap: through inspect, and through a server's directory.")
final class MemoryBenchCommand implements Callable<Integer> {
    @Option(
            names = "--mib",
            defaultValue = "1024",
            description = "Size of the file in MiB (default: ${DEFAULT-VALUE}).")
    private int mib = 1_024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("plumbline.home", "."));
        return new MemoryBench(home, InstantSource.system(), spec.commandLine().getOut()).run(mib) ? 0 : 1;
    }
}
