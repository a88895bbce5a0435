package dev.plumbline.server.verify;

import dev.plumbline.klaviyo.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Klaviyo's ids of metrics by their names. Klaviyo has no filter for names, so all are read: when a name is not known, once a minute
 * at most.
 */
final class MetricIds {
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** What is sent by the API stands under this integration, whatever other one has a metric of the same name. */
    private static final String API = "api";

    private Map<String, String> ids = Map.of();
    private Instant asOf = Instant.MIN;

    /** Metrics that are being read: the pages so far. */
    private final List<Metric> pages = new ArrayList<>();

    Optional<String> of(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    /** Whether a name that is not known may have come up since the metrics were read. */
    boolean isStale(Instant now) {
        return asOf.isBefore(now.minus(FRESH));
    }

    /** When all metrics were as they are known. */
    Instant asOf() {
        return asOf;
    }

    void add(List<Metric> page) {
        pages.addAll(page);
    }

    /** All pages are here. */
    void complete(Instant now) {
        Map<String, String> found = new HashMap<>();
        for (Metric metric : pages) {
            if (metric.integrationKey().filter(key -> !key.equals(API)).isEmpty()) {
                found.putIfAbsent(metric.name(), metric.id());
            }
        }
        ids = Map.copyOf(found);
        asOf = now;
        pages.clear();
    }

    /** The walk through the pages begins anew. */
    void restart() {
        pages.clear();
    }
}
