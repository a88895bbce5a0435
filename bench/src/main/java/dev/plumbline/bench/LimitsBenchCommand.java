package dev.plumbline.bench;

import dev.plumbline.bench.limits.LimitsBench;
import dev.plumbline.bench.limits.LimitsBench.Part;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "limits",
        description =
                "Delivery at Klaviyo's limits, on a virtual clock: the use of each endpoint's windows, a backlog beside its floor, priority changes under a backfill.")
final class LimitsBenchCommand implements Callable<Integer> {
    @Option(
            names = "--parts",
            split = ",",
            defaultValue = "USE,DRAIN,PASSING",
            description = "What to measure: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private List<Part> parts = List.of();

    @Option(
            names = "--only",
            defaultValue = "",
            description = "Of USE only work whose name begins so, for example \"events\" (default: all).")
    private String only = "";

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description = "Minutes of backlog for each endpoint, and of PASSING (default: ${DEFAULT-VALUE}).")
    private int minutes = 10;

    @Option(
            names = "--events",
            defaultValue = "1000000",
            description = "Events of the backlog of DRAIN (default: ${DEFAULT-VALUE}).")
    private int events = 1_000_000;

    @Option(
            names = "--processing",
            defaultValue = "PT0S",
            description = "How long Klaviyo takes to work off a job (default: ${DEFAULT-VALUE}).")
    private Duration processing = Duration.ZERO;

    @Option(
            names = "--ahead",
            defaultValue = "PT23.9S",
            description =
                    "How far the stand-in's clock is ahead, which says where its windows begin (default: ${DEFAULT-VALUE}: while requests are on their way).")
    private Duration ahead = Duration.ofMillis(23_900);

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed prints the same figures (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        LimitsBench.Plan plan = new LimitsBench.Plan(seed, ahead, processing, minutes, events);
        return new LimitsBench(plan, spec.commandLine().getOut()).run(parts, only) ? 0 : 1;
    }
}
