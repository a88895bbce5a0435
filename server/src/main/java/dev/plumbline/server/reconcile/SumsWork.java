package dev.plumbline.server.reconcile;

import dev.plumbline.klaviyo.Cursor;
import dev.plumbline.klaviyo.Metric;
import dev.plumbline.klaviyo.MetricAggregateQuery;
import dev.plumbline.klaviyo.MetricAggregateQuery.Measurement;
import dev.plumbline.klaviyo.MetricAggregates;
import dev.plumbline.klaviyo.Page;
import dev.plumbline.server.reconcile.KlaviyoReads.Read;
import dev.plumbline.server.reconcile.RunStore.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Asks Klaviyo what the days come to: its metrics, then one question for each. */
final class SumsWork {
    private final ZoneId zone;
    private final LocalDateTime from;
    private final LocalDateTime before;
    private final Map<Cell, Totals> told;
    private final Set<String> names;
    private final MetricsByName metrics = new MetricsByName();
    private final Map<Cell, Totals> there = new HashMap<>();
    private final Deque<MetricAggregateQuery> queries = new ArrayDeque<>();
    private final Map<String, String> nameOf = new HashMap<>();
    private boolean prepared;

    /** @param told what the ledger comes to */
    SumsWork(ZoneId zone, Instant from, Instant before, Map<Cell, Totals> told, Set<String> names) {
        this.zone = zone;
        this.from = LocalDateTime.ofInstant(from, zone);
        this.before = LocalDateTime.ofInstant(before, zone);
        this.told = told;
        this.names = new TreeSet<>(names);
        told.keySet().forEach(cell -> this.names.add(cell.metric()));
    }

    /** Klaviyo's metrics by their names; one name may stand for several of different integrations. */
    static final class MetricsByName {
        private final List<Metric> all = new ArrayList<>();
        private Optional<Cursor> next = Optional.empty();
        private boolean complete;

        boolean isComplete() {
            return complete;
        }

        List<Metric> named(String name) {
            return all.stream().filter(metric -> metric.name().equals(name)).toList();
        }

        Read<Page<Metric>> read(KlaviyoReads reads) {
            Read<Page<Metric>> read = reads.metrics(next);
            switch (read) {
                case Read.Got<Page<Metric>> got -> {
                    all.addAll(got.value().items());
                    next = got.value().next();
                    complete = next.isEmpty();
                }
                case Read.Later<Page<Metric>> later -> {
                    if (later.walkAnew()) {
                        all.clear();
                        next = Optional.empty();
                    }
                }
                case Read.Refused<Page<Metric>> _ -> {}
            }
            return read;
        }
    }

    MetricsByName metrics() {
        return metrics;
    }

    boolean isDone() {
        return prepared && queries.isEmpty();
    }

    /** One request. */
    Read<?> step(KlaviyoReads reads) {
        if (!metrics.isComplete()) {
            return metrics.read(reads);
        }
        prepare();
        MetricAggregateQuery query = queries.peekFirst();
        if (query == null) {
            return new Read.Got<>("");
        }
        Read<MetricAggregates> read = reads.aggregates(query);
        if (read instanceof Read.Got<MetricAggregates> got) {
            queries.removeFirst();
            add(nameOf.getOrDefault(query.metricId(), ""), got.value());
            got.value().nextPage().ifPresent(page -> queries.addFirst(withPage(query, page)));
        }
        return read;
    }

    private void prepare() {
        if (!prepared) {
            prepared = true;
            names.forEach(name -> metrics.named(name).forEach(metric -> {
                nameOf.put(metric.id(), name);
                queries.add(MetricAggregateQuery.daily(metric.id(), from, before, zone));
            }));
        }
    }

    private static MetricAggregateQuery withPage(MetricAggregateQuery query, String page) {
        return new MetricAggregateQuery(
                query.metricId(),
                query.from(),
                query.before(),
                query.timezone(),
                query.interval(),
                query.measurements(),
                query.groupBy(),
                Optional.of(page));
    }

    private void add(String metric, MetricAggregates answer) {
        for (MetricAggregates.Row row : answer.rows()) {
            String currency = row.dimensions().isEmpty() ? "" : row.dimensions().getFirst();
            List<BigDecimal> counts = row.series().getOrDefault(Measurement.COUNT, List.of());
            List<BigDecimal> sums = row.series().getOrDefault(Measurement.SUM_VALUE, List.of());
            for (int n = 0; n < counts.size(); n++) {
                if (counts.get(n).signum() != 0) {
                    LocalDate day = DayComparison.dayOf(answer.dates().get(n), zone);
                    BigDecimal sum = sums.size() > n ? sums.get(n) : BigDecimal.ZERO;
                    there.merge(
                            new Cell(day, metric, currency),
                            new Totals(counts.get(n).longValue(), sum),
                            Totals::plus);
                }
            }
        }
    }

    /** Both sides of every day that has something on either. */
    List<Sums> result() {
        Set<Cell> cells = new HashSet<>(told.keySet());
        cells.addAll(there.keySet());
        return cells.stream()
                .map(cell ->
                        new Sums(cell, told.getOrDefault(cell, Totals.NONE), there.getOrDefault(cell, Totals.NONE)))
                .toList();
    }
}
