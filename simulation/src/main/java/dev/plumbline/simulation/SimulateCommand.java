package dev.plumbline.simulation;

import dev.plumbline.simulation.Explorer.Failure;
import dev.plumbline.simulation.check.Check;
import dev.plumbline.simulation.check.Finding;
import dev.plumbline.simulation.world.Scenario;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "plumbline simulate",
        description = {
            "Runs the whole pipeline on a virtual clock: an invented merchant's IDocs in any order, faults of Klaviyo, crashes. After each run all"
                    + " invariants are checked and the account is compared with the merchant's books.",
            "Everything follows from a seed: the same seed runs the same way."
        },
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

    /** Enough to see what is wrong. */
    private static final int SHRUNK = 3;

    private final InstantSource clock;
    private final Runner runner = new Runner();

    @Option(names = "--seed", paramLabel = "N", description = "Run one seed and tell its story.")
    private @Nullable Long seed;

    @Option(names = "--seeds", paramLabel = "A..B", description = "Run these seeds (default: 1..2000).")
    private String seeds = "1..2000";

    @Option(names = "--minutes", paramLabel = "M", description = "Run new seeds for so long, on all processors.")
    private @Nullable Integer minutes;

    @Option(names = "--whole", description = "Tell a failing seed as it is instead of shrinking it first.")
    private boolean whole;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    SimulateCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        if (seed != null) {
            return one(seed) ? 0 : 1;
        }
        Explorer explorer = new Explorer(runner, clock, Runtime.getRuntime().availableProcessors());
        if (minutes != null) {
            long first = clock.millis();
            out().println("From seed " + first + " for " + minutes + (minutes == 1 ? " minute." : " minutes."));
            out().flush();
            return told(explorer.during(first, Duration.ofMinutes(minutes)));
        }
        Matcher range = RANGE.matcher(seeds);
        if (!range.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--seeds expects a first and a last seed, such as 1..2000, not " + seeds);
        }
        return told(explorer.between(Long.parseLong(range.group(1)), Long.parseLong(range.group(2))));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private int told(Explorer.Result result) throws InterruptedException, ExecutionException {
        out().printf(
                        Locale.ROOT,
                        "%d seeds in %d s, %.0f a minute; %d failed.%n",
                        result.seeds(),
                        result.time().toSeconds(),
                        result.perMinute(),
                        result.failures().size());
        Map<Check, Long> byCheck = new TreeMap<>();
        result.failures()
                .forEach(failure -> failure.findings().stream()
                        .map(Finding::check)
                        .distinct()
                        .forEach(check -> byCheck.merge(check, 1L, Long::sum)));
        byCheck.forEach((check, count) -> out().println("  " + count + " times " + check));
        for (Failure failure :
                result.failures().subList(0, Math.min(SHRUNK, result.failures().size()))) {
            out().println("\n----");
            one(failure.seed());
        }
        return result.failures().isEmpty() ? 0 : 1;
    }

    /** On a pool of its own: see {@link Runner#oneThread}. */
    private boolean one(long number) throws InterruptedException, ExecutionException {
        try (ForkJoinPool pool = Runner.oneThread()) {
            return pool.submit(() -> tell(number)).get();
        }
    }

    private boolean tell(long number) {
        Scenario scenario = runner.scenario(number);
        Optional<Check> failed =
                runner.findings(scenario).stream().map(Finding::check).findFirst();
        boolean shrinks = failed.isPresent() && !whole;
        Scenario told = shrinks ? new Shrinker(runner, failed.get()).shrunk(scenario) : scenario;
        if (shrinks) {
            out().println("Seed " + number + " fails: " + failed.get() + ". The shortest story that still does:\n");
        }
        List<Finding> findings = new Narrator(runner, out()).tell(told);
        if (!findings.isEmpty()) {
            out().println("\nAgain: ./plumbline simulate --seed " + number + (shrinks ? "" : " --whole")
                    + (shrinks ? " (as a whole: --whole)" : ""));
        }
        out().flush();
        return findings.isEmpty();
    }
}
