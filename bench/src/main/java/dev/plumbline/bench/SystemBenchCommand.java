package dev.plumbline.bench;

import dev.plumbline.bench.system.SystemBench;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "system",
        description =
                "The whole system: intake beside PostgreSQL's COPY, documents per second to an unlimited stand-in, latency at a light load.")
final class SystemBenchCommand implements Callable<Integer> {
    @Option(
            names = "--orders",
            defaultValue = "3000",
            description = "Orders of the throughput run (default: ${DEFAULT-VALUE}).")
    private int orders = 3_000;

    @Option(
            names = "--light",
            defaultValue = "400",
            description = "Orders of the latency run, 20 a second (default: ${DEFAULT-VALUE}).")
    private int light = 400;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("plumbline.home", "."));
        new SystemBench(home, InstantSource.system(), spec.commandLine().getOut()).run(orders, light);
        return 0;
    }
}
