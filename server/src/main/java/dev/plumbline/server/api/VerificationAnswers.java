package dev.plumbline.server.api;

import dev.plumbline.server.verify.LagHistory;
import dev.plumbline.server.verify.Lags;
import dev.plumbline.server.verify.VerifierStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the API answers about the reading back. Times are UTC, durations seconds. */
public final class VerificationAnswers {
    private VerificationAnswers() {}

    /**
     * How the reading back of an account is.
     *
     * @param mode {@code READING}, {@code SHADOW} (no key) or {@code PAUSED} (the key may not read)
     * @param reason why it does not read, empty when it does
     * @param patience how long an accepted event may be unreadable until it counts as missing
     * @param share the part of new events that is read back at present
     * @param lastTrouble what went wrong last, empty when nothing did
     */
    public record Verification(
            String mode,
            String reason,
            double patience,
            double share,
            LagOf lastHour,
            LagOf lastDay,
            String lastTrouble) {
        static Verification of(VerifierStatus status, Lags hour, Lags day) {
            return new Verification(
                    status.mode().name(),
                    status.reason(),
                    seconds(status.patience()),
                    status.share(),
                    LagOf.of(hour),
                    LagOf.of(day),
                    status.lastTrouble());
        }
    }

    /**
     * How long events took until they could be read. A percentile is at most a fifth too long; an event is looked for each time that it
     * has become twice as old, so a lag may be up to twice too long, never too short.
     *
     * @param events how many were found
     */
    public record LagOf(long events, double p50, double p90, double p99, double longest) {
        static LagOf of(Lags lags) {
            return new LagOf(
                    lags.size(),
                    seconds(lags.percentile(0.5)),
                    seconds(lags.percentile(0.9)),
                    seconds(lags.percentile(0.99)),
                    seconds(lags.longest()));
        }
    }

    /**
     * A part of the time.
     *
     * @param accepted how many events were accepted, some seconds before at least
     * @param notSampled how many of these are never looked for
     * @param histogram how many events took up to so many seconds, and more than the entry before says
     */
    public record LagPart(Instant from, long accepted, long notSampled, LagOf lag, SortedMap<Double, Long> histogram) {
        static LagPart of(LagHistory.Part part) {
            SortedMap<Double, Long> histogram = new TreeMap<>();
            part.lags().counts().forEach((bucket, count) -> histogram.put(seconds(Lags.upTo(bucket)), count));
            return new LagPart(part.from(), part.accepted(), part.unsampled(), LagOf.of(part.lags()), histogram);
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
