package dev.plumbline.bench.idoc;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Layer;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;

/** Says what a mapping costs, beside the reading of the IDoc that it is applied to. */
public final class MappingBenchmarks {
    private static final int ATTRIBUTES = 200;
    private static final long LOADING_GOAL_MILLIS = 500;
    private static final int LOADS = 20;
    private static final int ROUNDS = 2;

    /** Much code takes part in a translation: after three seconds it still ran at half its speed. */
    private static final int WARM_UP_SECONDS = 12;

    /** As sites write them, each in so many variants as are needed; {@code #} becomes the number. */
    private static final List<String> EXPRESSIONS = List.of(
            "customer.address.city",
            "'\"#-\" + customer.number'",
            "'customer.salesAreas.map(a, a.key + \"#\").orNothing()'",
            "{value: 'customer.orders.orValue(0) + #', type: int, normal: 0}",
            "'customer.email.lowerAscii().when(size(customer.numbers) > #)'",
            "'customer.address.city == \"#\" ? \"near\" : \"far\"'");

    private final InstantSource clock;
    private final PrintWriter out;

    public MappingBenchmarks(InstantSource clock, PrintWriter out) {
        this.clock = clock;
        this.out = out;
    }

    /** Takes about four minutes. */
    public void run() {
        // First, while this process is as cold as a server that has just started.
        loading();
        Map<String, Double> micros = measure();
        out.printf("%nprocessor time for an order of seven items%n  %-42s%10s%10s%n", "", "µs", "x reading");
        for (String form : List.of("Xml", "Flat")) {
            double reading = of(micros, "read" + form);
            line("reading the IDoc (" + form + ")", reading, reading);
            double applying = of(micros, "apply" + form) - reading;
            line("applying the default mapping", applying, reading);
            line("wording a profile", of(micros, "wordProfile"), reading);
            line("wording Placed Order", of(micros, "wordPlaced"), reading);
            out.printf("  goal: applying costs less than reading: %s%n", applying < reading ? "reached" : "MISSED");
        }
    }

    private void line(String what, double micros, double reading) {
        out.printf(Locale.ROOT, "  %-42s%10.1f%10.2f%n", what, micros, micros / reading);
    }

    private void loading() {
        Instant begin = clock.instant();
        MappingLoader loader = new MappingLoader(Dictionary.standard());
        load(loader, List.of());
        long first = Duration.between(begin, clock.instant()).toMillis();
        List<Layer> site = List.of(site());
        long[] loads =
                IntStream.range(0, LOADS).mapToLong(n -> millis(loader, site)).toArray();
        long median = LongStream.of(loads).sorted().skip(LOADS / 2).findFirst().orElseThrow();
        out.printf(
                "loading, ms%n  the default mapping, first thing in the process%8d%n"
                        + "  over it %d attributes, next%26d%n  again, median of %d%31d%n  goal: at most %d: %s%n",
                first,
                ATTRIBUTES,
                loads[0],
                LOADS,
                median,
                LOADING_GOAL_MILLIS,
                loads[0] <= LOADING_GOAL_MILLIS ? "reached" : "MISSED");
        out.flush();
    }

    private long millis(MappingLoader loader, List<Layer> site) {
        Instant begin = clock.instant();
        load(loader, site);
        return Duration.between(begin, clock.instant()).toMillis();
    }

    private static void load(MappingLoader loader, List<Layer> layers) {
        if (loader.load(layers) instanceof MappingLoader.Result.Faulty faulty) {
            throw new IllegalStateException("the generated mapping does not stand: " + faulty.faults());
        }
    }

    private static Layer site() {
        String properties = IntStream.range(0, ATTRIBUTES)
                .mapToObj(n -> "      Site" + n + ": "
                        + EXPRESSIONS.get(n % EXPRESSIONS.size()).replace("#", Integer.toString(n)))
                .collect(Collectors.joining("\n"));
        return new Layer("site.yaml", "targets:\n  profile:\n    properties:\n" + properties + "\n");
    }

    /** Microseconds of processor time by benchmark, each the best of several iterations. */
    private static Map<String, Double> measure() {
        Map<String, Double> micros = new LinkedHashMap<>();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                for (RunResult run :
                        new Runner(IdocBenchmarks.options(MappingBenchmark.class, WARM_UP_SECONDS)).run()) {
                    double operations = Objects.requireNonNull(
                                    run.getSecondaryResults().get(CpuProfiler.RESULT))
                            .getScore();
                    micros.merge(run.getPrimaryResult().getLabel(), 1e6 / operations, Math::min);
                }
            }
        } catch (RunnerException e) {
            throw new IllegalStateException("the benchmarks of the mapping did not run: " + e.getMessage(), e);
        }
        return micros;
    }

    private static double of(Map<String, Double> micros, String name) {
        return Stream.ofNullable(micros.get(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no figure for " + name + ", only for " + micros.keySet()));
    }
}
