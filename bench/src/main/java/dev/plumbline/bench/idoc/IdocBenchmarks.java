package dev.plumbline.bench.idoc;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of the IDoc reader and says how it stands to its peers and to the limit. */
public final class IdocBenchmarks {
    /** At least so many times as fast as the faster peer. */
    private static final double PEER_GOAL = 3;

    /** At least this part of the limit. */
    private static final double LIMIT_GOAL = 0.5;

    private static final int ROUNDS = 2;

    /** Readers are a few loops. */
    private static final int WARM_UP_SECONDS = 3;

    private static final Map<String, String> READERS = readers();

    private IdocBenchmarks() {}

    private record Subject(String title, Class<?> benchmark, int bytes, List<String> peers) {}

    private static List<Subject> subjects() {
        return List.of(
                new Subject("IDoc-XML", XmlBenchmark.class, SampleIdoc.xml().length, List.of("jackson", "jaxb")),
                new Subject("flat IDoc", FlatBenchmark.class, SampleIdoc.flat().length, List.of("beanio")));
    }

    private static Map<String, String> readers() {
        Map<String, String> readers = new LinkedHashMap<>();
        readers.put("plumbline", "plumbline");
        readers.put("plumblineEveryField", "plumbline, every field asked for");
        readers.put("jackson", "Jackson-XML, tree");
        readers.put("jaxb", "JAXB, classes");
        readers.put("beanio", "BeanIO, maps");
        // These two are peers that somebody tuned with the parser that we chose: shown, but no goal hangs on them, for
        // three times
        // their speed would be more than the limit.
        readers.put("jacksonOverAalto", "Jackson-XML over Aalto, tree");
        readers.put("jaxbOverAalto", "JAXB over Aalto, classes");
        readers.put("limit", "limit: bare scan");
        return readers;
    }

    /**
     * Takes about three minutes. The figures are of this one run and per second of processor time, each the best of several
     * iterations; what counts are their ratios.
     */
    public static void run(PrintWriter out) {
        for (Subject subject : subjects()) {
            out.printf(
                    Locale.ROOT,
                    "%s, %d bytes, from the bytes to the segments, MB per second of processor time%n",
                    subject.title,
                    subject.bytes);
            out.flush();
            report(subject, measure(subject), out);
            out.println();
            out.flush();
        }
    }

    /** Megabytes (10^6) per second of processor time, by reader. */
    private static Map<String, Double> measure(Subject subject) {
        Map<String, Double> speeds = new LinkedHashMap<>();
        try {
            // In rounds rather than each reader once for longer, so that a bad moment of the machine does not hit one
            // reader alone.
            for (int round = 0; round < ROUNDS; round++) {
                for (RunResult run : new Runner(options(subject.benchmark, WARM_UP_SECONDS)).run()) {
                    double operations = Objects.requireNonNull(
                                    run.getSecondaryResults().get(CpuProfiler.RESULT))
                            .getScore();
                    speeds.merge(run.getPrimaryResult().getLabel(), operations * subject.bytes / 1e6, Math::max);
                }
            }
        } catch (RunnerException e) {
            throw new IllegalStateException(
                    "the benchmarks of " + subject.title + " did not run: " + e.getMessage(), e);
        }
        return speeds;
    }

    /** @param warmUpSeconds until the compiler has seen enough: what it works is processor time too */
    static Options options(Class<?> benchmark, int warmUpSeconds) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .warmupIterations(warmUpSeconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(6)
                .measurementTime(TimeValue.milliseconds(500))
                // A process for each benchmark, so that none profits or suffers from what another made the compiler
                // think. The
                // manifest's class path serves for it too, since JMH hands on the jar itself as class path.
                .forks(1)
                // JMH uses sun.misc.Unsafe, about which each process would complain.
                .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
                .addProfiler(CpuProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static void report(Subject subject, Map<String, Double> speeds, PrintWriter out) {
        List<String> heads = new ArrayList<>(List.of("MB/s"));
        subject.peers.forEach(peer -> heads.add("x " + peer));
        heads.add("x limit");
        out.printf("  %-34s", "reader");
        heads.forEach(head -> out.printf("%10s", head));
        out.println();
        READERS.forEach((name, title) -> {
            if (speeds.containsKey(name)) {
                double speed = speed(speeds, name);
                out.printf(Locale.ROOT, "  %-34s%10.1f", title, speed);
                for (String peer : subject.peers) {
                    out.printf(Locale.ROOT, "%10.2f", speed / speed(speeds, peer));
                }
                out.printf(Locale.ROOT, "%10.2f%n", speed / speed(speeds, "limit"));
            }
        });
        double ours = speed(speeds, "plumbline");
        double fasterPeer = subject.peers.stream()
                .mapToDouble(peer -> speed(speeds, peer))
                .max()
                .orElseThrow();
        goal(out, "of the faster peer as it comes", ours / fasterPeer, PEER_GOAL);
        goal(out, "of the limit", ours / speed(speeds, "limit"), LIMIT_GOAL);
    }

    private static double speed(Map<String, Double> speeds, String name) {
        Double speed = speeds.get(name);
        if (speed == null) {
            throw new IllegalStateException("no figure for " + name + ", only for " + speeds.keySet());
        }
        return speed;
    }

    private static void goal(PrintWriter out, String of, double ratio, double goal) {
        out.printf(
                Locale.ROOT,
                "  goal: at least %.1f times the speed %s: %.2f, %s%n",
                goal,
                of,
                ratio,
                ratio >= goal ? "reached" : "MISSED");
    }
}
