package dev.plumbline.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./plumbline bench}: what is claimed of Plumbline's speed, measured beside its peers and limits in the same run. */
public final class BenchMain {
    private BenchMain() {}

    @Command(
            name = "plumbline bench",
            description = "Benchmarks against peers and limits. Machines are noisy: read the ratios.",
            mixinStandardHelpOptions = true,
            subcommands = {
                IdocBenchCommand.class,
                MappingBenchCommand.class,
                CompareBenchCommand.class,
                SystemBenchCommand.class,
                MemoryBenchCommand.class,
                LimitsBenchCommand.class
            })
    private static final class Root {}

    public static void main(String[] args) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        String[] wanted = args.length == 0 ? new String[] {"system"} : args;
        System.exit(new CommandLine(new Root()).execute(wanted));
    }
}
