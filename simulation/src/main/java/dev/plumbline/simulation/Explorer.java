package dev.plumbline.simulation;

import dev.plumbline.simulation.check.Finding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Runs many seeds, one at a time on each processor. */
final class Explorer {
    private final Runner runner;
    private final InstantSource clock;
    private final int workers;

    Explorer(Runner runner, InstantSource clock, int workers) {
        this.runner = runner;
        this.clock = clock;
        this.workers = workers;
    }

    /** A seed after which something does not hold. */
    record Failure(long seed, List<Finding> findings) {}

    /**
     * What came of it.
     *
     * @param seeds how many ran
     * @param failures by seed
     */
    record Result(long seeds, Duration time, List<Failure> failures) {
        Result {
            failures = List.copyOf(failures);
        }

        double perMinute() {
            return seeds * 60_000.0 / Math.max(1, time.toMillis());
        }
    }

    Result between(long first, long last) throws InterruptedException {
        return explore(first, last, () -> true);
    }

    Result during(long first, Duration time) throws InterruptedException {
        Instant end = clock.instant().plus(time);
        return explore(first, Long.MAX_VALUE, () -> clock.instant().isBefore(end));
    }

    private Result explore(long first, long last, BooleanSupplier goesOn) throws InterruptedException {
        Instant began = clock.instant();
        AtomicLong next = new AtomicLong(first);
        AtomicLong done = new AtomicLong();
        List<ForkJoinPool> pools = new ArrayList<>();
        List<Future<List<Failure>>> parts = new ArrayList<>();
        try {
            for (int n = 0; n < workers; n++) {
                ForkJoinPool pool = Runner.oneThread();
                pools.add(pool);
                parts.add(pool.submit(() -> part(next, last, done, goesOn)));
            }
            List<Failure> failures = new ArrayList<>();
            for (Future<List<Failure>> part : parts) {
                failures.addAll(part.get());
            }
            failures.sort(Comparator.comparingLong(Failure::seed));
            return new Result(done.get(), Duration.between(began, clock.instant()), failures);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A simulation failed as such", failed);
        } finally {
            pools.forEach(ForkJoinPool::shutdownNow);
        }
    }

    private List<Failure> part(AtomicLong next, long last, AtomicLong done, BooleanSupplier goesOn) {
        List<Failure> failures = new ArrayList<>();
        for (long seed = next.getAndIncrement(); seed <= last && goesOn.getAsBoolean(); seed = next.getAndIncrement()) {
            List<Finding> findings = runner.findings(runner.scenario(seed));
            done.incrementAndGet();
            if (!findings.isEmpty()) {
                failures.add(new Failure(seed, findings));
            }
        }
        return failures;
    }
}
