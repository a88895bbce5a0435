package dev.plumbline.server.observe;

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

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    String metrics() {
        gauges.refresh();
        return registry.scrape();
    }
}
