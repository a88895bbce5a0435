package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Counts and sums of one metric.
 *
 * @param dates the beginning of each bucket
 * @param rows one per combination of dimensions; one without dimensions when the query groups by nothing
 * @param nextPage cursor for {@link MetricAggregateQuery}, when the answer was cut
 */
public record MetricAggregates(List<Instant> dates, List<Row> rows, Optional<String> nextPage) {

    /**
     * One series per measurement, each as long as {@code dates}.
     *
     * @param dimensions values in the order of the query's {@code groupBy}
     */
    public record Row(List<String> dimensions, Map<MetricAggregateQuery.Measurement, List<BigDecimal>> series) {
        public Row {
            dimensions = List.copyOf(dimensions);
            Map<MetricAggregateQuery.Measurement, List<BigDecimal>> copy =
                    new EnumMap<>(MetricAggregateQuery.Measurement.class);
            series.forEach((measurement, values) -> copy.put(measurement, List.copyOf(values)));
            series = Collections.unmodifiableMap(copy);
        }
    }

    public MetricAggregates {
        dates = List.copyOf(dates);
        rows = List.copyOf(rows);
    }

    static MetricAggregates read(Resource resource) {
        List<Instant> dates = new ArrayList<>();
        for (String date : resource.texts("dates")) {
            dates.add(Resource.instantOf(date)
                    .orElseThrow(() -> new UnreadableAnswerException("a date of the aggregate cannot be read")));
        }
        List<Row> rows = new ArrayList<>();
        resource.list("data").values().forEach(row -> rows.add(row(row, dates.size())));
        return new MetricAggregates(dates, rows, resource.text("page_cursor"));
    }

    private static Row row(JsonNode row, int buckets) {
        List<String> dimensions = new ArrayList<>();
        row.path("dimensions").values().forEach(value -> dimensions.add(value.asString()));
        Map<MetricAggregateQuery.Measurement, List<BigDecimal>> series =
                new EnumMap<>(MetricAggregateQuery.Measurement.class);
        for (MetricAggregateQuery.Measurement measurement : MetricAggregateQuery.Measurement.values()) {
            JsonNode values = row.path("measurements").path(measurement.name().toLowerCase(Locale.ROOT));
            if (values.isArray()) {
                series.put(measurement, numbers(values, buckets));
            }
        }
        return new Row(dimensions, series);
    }

    private static List<BigDecimal> numbers(JsonNode values, int buckets) {
        List<BigDecimal> numbers = new ArrayList<>(buckets);
        values.values().forEach(value -> numbers.add(value.isNumber() ? value.decimalValue() : BigDecimal.ZERO));
        if (numbers.size() != buckets) {
            throw new UnreadableAnswerException("a series has " + numbers.size() + " values for " + buckets + " dates");
        }
        return numbers;
    }
}
