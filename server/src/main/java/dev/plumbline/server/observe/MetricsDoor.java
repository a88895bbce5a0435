package dev.plumbline.server.observe;

import dev.plumbline.server.openapi.Call;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All metrics, as Prometheus reads them. */
@RestController
final class MetricsDoor {
    private final PrometheusMeterRegistry registry;
    private final Gauges gauges;

    MetricsDoor(PrometheusMeterRegistry registry, Gauges gauges) {
        this.registry = registry;
        this.gauges = gauges;
    }

    @Call(value = "All metrics, as Prometheus reads them.", more = "See docs/metrics.md.")
    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    String metrics() {
        gauges.refresh();
        return registry.scrape();
    }
}
