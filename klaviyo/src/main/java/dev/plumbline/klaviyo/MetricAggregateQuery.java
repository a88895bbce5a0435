package dev.plumbline.klaviyo;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts and sums of one metric over time.
 *
 * @param from first moment, in {@code timezone}
 * @param before end, not included, in {@code timezone}
 * @param groupBy dimensions that Klaviyo knows; without {@code $value_currency}, sums mix currencies
 * @param cursor the next page's, from {@link MetricAggregates#nextPage}
 */
public record MetricAggregateQuery(
        String metricId,
        LocalDateTime from,
        LocalDateTime before,
        ZoneId timezone,
        Interval interval,
        Set<Measurement> measurements,
        List<String> groupBy,
        Optional<String> cursor) {

    /** The length of one bucket. */
    public enum Interval {
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    /** What is measured per bucket: events, the sum of their values, or the profiles that had one. */
    public enum Measurement {
        COUNT,
        SUM_VALUE,
        UNIQUE
    }

    public MetricAggregateQuery {
        Check.text("metric_id", metricId);
        if (!from.isBefore(before)) {
            throw new IllegalArgumentException("filter: from " + from + " is not before " + before);
        }
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("measurements: is empty, at least one is required");
        }
        measurements = Set.copyOf(measurements);
        groupBy = List.copyOf(groupBy);
    }

    /** Number and value of events per day and currency. */
    public static MetricAggregateQuery daily(String metricId, LocalDateTime from, LocalDateTime before, ZoneId zone) {
        return new MetricAggregateQuery(
                metricId,
                from,
                before,
                zone,
                Interval.DAY,
                Set.of(Measurement.COUNT, Measurement.SUM_VALUE),
                List.of("$value_currency"),
                Optional.empty());
    }
}
