package dev.plumbline.sandbox.klaviyo;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Fixed windows of a second and of a minute per endpoint. A refused request counts for nothing. */
final class Windows {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60_000;

    private final Map<String, Counter> counters = new HashMap<>();

    private static final class Counter {
        private long second;
        private long minute;
        private int inSecond;
        private int inMinute;
    }

    /**
     * What a request got.
     *
     * @param retryAfter zero when it may pass
     * @param remaining in the one-second window
     */
    record Grant(Duration retryAfter, int remaining) {
        boolean isGranted() {
            return retryAfter.isZero();
        }
    }

    Grant take(String endpoint, Tier tier, Instant now) {
        long millis = now.toEpochMilli();
        Counter counter = counters.computeIfAbsent(endpoint, name -> new Counter());
        if (counter.second != millis / SECOND) {
            counter.second = millis / SECOND;
            counter.inSecond = 0;
        }
        if (counter.minute != millis / MINUTE) {
            counter.minute = millis / MINUTE;
            counter.inMinute = 0;
        }
        if (counter.inMinute >= tier.steady()) {
            return new Grant(Duration.ofMillis(MINUTE - millis % MINUTE), 0);
        }
        if (counter.inSecond >= tier.burst()) {
            return new Grant(Duration.ofMillis(SECOND - millis % SECOND), 0);
        }
        counter.inSecond++;
        counter.inMinute++;
        return new Grant(Duration.ZERO, tier.burst() - counter.inSecond);
    }
}
