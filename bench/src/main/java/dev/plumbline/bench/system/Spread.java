package dev.plumbline.bench.system;

import java.time.Duration;
import java.util.List;

/**
 * How long each of many took.
 *
 * @param sorted the shortest first
 */
record Spread(List<Duration> sorted) {
    Spread {
        sorted = sorted.stream().sorted().toList();
    }

    /** In milliseconds, to the microsecond; not a number when there are none. */
    double quantile(double part) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int index = (int) Math.min(sorted.size() - 1L, (long) Math.floor(part * sorted.size()));
        return sorted.get(index).toNanos() / 1_000_000.0;
    }
}
