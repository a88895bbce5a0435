package dev.plumbline.bench.idoc;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Counts operations per second of processor time, garbage collection included. On a machine that is busy with something else the
 * clock on the wall says little: what is compared would differ by who else worked in which second. JMH makes it, in each process.
 */
public final class CpuProfiler implements InternalProfiler {
    static final String RESULT = "operations per second of processor time";

    private long before;

    @Override
    public String getDescription() {
        return RESULT;
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = processorNanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (processorNanos() - before) / 1e9;
        double speed = result.getMetadata().getAllOps() / seconds;
        // The fastest iteration is the one that was disturbed least: nothing makes code faster than it is.
        return List.of(new ScalarResult(RESULT, speed, "ops/s", AggregationPolicy.MAX));
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
