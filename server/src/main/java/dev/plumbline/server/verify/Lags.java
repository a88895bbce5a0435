package dev.plumbline.server.verify;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long Klaviyo took until events could be read: a histogram whose buckets grow by the fourth root of two, so that a percentile is
 * at most a fifth too long and never too short.
 *
 * @param counts by the number of the bucket: number n holds what took up to 2^(n/4) seconds, and number 0 all that took less than one
 * @param longest zero when there is none
 */
public record Lags(SortedMap<Integer, Long> counts, Duration longest) {
    /** Nothing was observed. */
    public static final Lags NONE = new Lags(new TreeMap<>(), Duration.ZERO);

    private static final double STEPS_OF_AN_OCTAVE = 4;

    /** Some twelve days: what takes longer is not told apart. */
    static final int LAST_BUCKET = 80;

    public Lags {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** The number of the bucket that a lag falls into. */
    public static int bucketOf(Duration lag) {
        double seconds = lag.toNanos() / 1e9;
        int bucket = seconds <= 1 ? 0 : (int) Math.ceil(Math.log(seconds) / Math.log(2) * STEPS_OF_AN_OCTAVE - 1e-9);
        return Math.min(bucket, LAST_BUCKET);
    }

    /** The longest lag that a bucket holds. */
    public static Duration upTo(int bucket) {
        return Duration.ofMillis(Math.round(1000 * Math.pow(2, bucket / STEPS_OF_AN_OCTAVE)));
    }

    public Lags plus(Duration lag) {
        SortedMap<Integer, Long> more = new TreeMap<>(counts);
        more.merge(bucketOf(lag), 1L, Long::sum);
        return new Lags(more, longer(longest, lag));
    }

    static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** How many were observed. */
    public long size() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The time within which this part of all events could be read; zero when there were none.
     *
     * @param part above 0 and up to 1
     */
    public Duration percentile(double part) {
        long rank = (long) Math.ceil(part * size());
        long passed = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            passed += bucket.getValue();
            if (passed >= rank) {
                Duration bound = upTo(bucket.getKey());
                return bound.compareTo(longest) < 0 && bucket.getKey() < LAST_BUCKET ? bound : longest;
            }
        }
        return Duration.ZERO;
    }
}
