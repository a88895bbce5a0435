package dev.plumbline.bench;

import dev.plumbline.bench.system.CamelBench;
import dev.plumbline.bench.system.GrowthBench;
import dev.plumbline.bench.system.LightBench;
import dev.plumbline.bench.system.Scene;
import dev.plumbline.bench.system.StartBench;
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
        description = {
            "The whole system, a server in a process of its own, beside what bounds it and beside a peer.",
            "Without a subcommand: intake, rows and light, one after the other."
        },
        mixinStandardHelpOptions = true)
final class SystemBenchCommand implements Callable<Integer> {
    private static final String ORDERS = "3000";
    private static final String LIGHT = "400";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        head();
        SystemBench system = new SystemBench(scene());
        system.intake(Integer.parseInt(ORDERS));
        boolean agrees = system.throughput(Integer.parseInt(ORDERS));
        return exit(new LightBench(scene()).run(Integer.parseInt(LIGHT)) && agrees);
    }

    @Command(
            name = "intake",
            description = "POST until IDocs are on disk, beside the same bytes by PostgreSQL's COPY.",
            mixinStandardHelpOptions = true)
    int intake(
            @Option(
                            names = "--orders",
                            defaultValue = ORDERS,
                            description = "Orders of the traffic (default: ${DEFAULT-VALUE}).")
                    int orders)
            throws IOException, InterruptedException {
        head();
        new SystemBench(scene()).intake(orders);
        return 0;
    }

    @Command(
            name = "rows",
            description = "Documents per second to an unlimited stand-in, beside COPY of all rows that they left.",
            mixinStandardHelpOptions = true)
    int rows(
            @Option(
                            names = "--orders",
                            defaultValue = ORDERS,
                            description = "Orders of the traffic (default: ${DEFAULT-VALUE}).")
                    int orders)
            throws IOException, InterruptedException {
        head();
        return exit(new SystemBench(scene()).throughput(orders));
    }

    @Command(
            name = "light",
            description =
                    "From POST /idocs to the event's arrival, 20 a second, beside committing one row and one HTTP POST.",
            mixinStandardHelpOptions = true)
    int light(
            @Option(
                            names = "--orders",
                            defaultValue = LIGHT,
                            description =
                                    "Orders of the traffic; those that are told at once are measured (default: ${DEFAULT-VALUE}).")
                    int orders)
            throws IOException, InterruptedException {
        head();
        return exit(new LightBench(scene()).run(orders));
    }

    @Command(
            name = "start",
            description =
                    "From the start of the process to /health and the first write, with a million commands queued.",
            mixinStandardHelpOptions = true)
    int start(
            @Option(
                            names = "--commands",
                            defaultValue = "1000000",
                            description = "Events that are queued (default: ${DEFAULT-VALUE}).")
                    long commands)
            throws IOException, InterruptedException {
        head();
        return exit(new StartBench(scene()).run(commands));
    }

    @Command(
            name = "growth",
            description = {
                "What a document costs in a mirror of many orders, beside one of few.",
                "The large one takes room in the directory for temporary files, as much as it says, until it ends."
            },
            mixinStandardHelpOptions = true)
    int growth(
            @Option(
                            names = "--orders",
                            defaultValue = "10000000",
                            description = "Orders in the large mirror (default: ${DEFAULT-VALUE}).")
                    long orders,
            @Option(
                            names = "--few",
                            defaultValue = "10000",
                            description = "Orders in the small mirror (default: ${DEFAULT-VALUE}).")
                    long few,
            @Option(
                            names = "--kept",
                            defaultValue = "1",
                            description =
                                    "IDocs, without their bytes, and events that are kept of each order (default: ${DEFAULT-VALUE}).")
                    int kept,
            @Option(
                            names = "--traffic",
                            defaultValue = "3000",
                            description = "Orders of the traffic that is measured (default: ${DEFAULT-VALUE}).")
                    int traffic)
            throws IOException, InterruptedException {
        head();
        return exit(new GrowthBench(scene()).run(new GrowthBench.Sizes(few, orders, kept, traffic)));
    }

    @Command(
            name = "camel",
            description = "Orders per second, beside a route of Apache Camel: HTTP, JAXB, idempotent consumer, HTTP.",
            mixinStandardHelpOptions = true)
    int camel(
            @Option(
                            names = "--orders",
                            defaultValue = "12000",
                            description = "Orders of the traffic; half of them warm up (default: ${DEFAULT-VALUE}).")
                    int orders)
            throws IOException, InterruptedException {
        head();
        return exit(new CamelBench(scene()).run(orders));
    }

    private Scene scene() {
        Path home = Path.of(System.getProperty("plumbline.home", "."));
        return new Scene(home, InstantSource.system(), spec.commandLine().getOut());
    }

    private void head() {
        spec.commandLine()
                .getOut()
                .printf("%d processors, JDK %s%n", Runtime.getRuntime().availableProcessors(), Runtime.version());
    }

    private static int exit(boolean reached) {
        return reached ? 0 : 1;
    }
}
