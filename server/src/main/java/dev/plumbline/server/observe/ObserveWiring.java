package dev.plumbline.server.observe;

import com.zaxxer.hikari.HikariDataSource;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.verify.Verifiers;
import dev.plumbline.server.watermark.Watermarks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class ObserveWiring {
    @Bean
    Backlog backlogOfMetrics(JdbcClient jdbc, TransactionOperations transaction, Deliveries deliveries) {
        return new Backlog(jdbc, transaction, deliveries.status().keySet());
    }

    @Bean
    Gauges gauges(
            Backlog backlog,
            InstantSource clock,
            PrometheusMeterRegistry registry,
            Deliveries deliveries,
            Verifiers verifiers,
            Watermarks watermarks) {
        Gauges gauges = new Gauges(backlog, clock);
        gauges.watchBacklog(registry);
        gauges.watchDelivery(registry, deliveries);
        gauges.watchReading(registry, verifiers);
        Gauges.watchMarks(registry, watermarks);
        return gauges;
    }

    @Bean
    Machine machine(PrometheusMeterRegistry registry, HikariDataSource pool) {
        return new Machine(registry, pool);
    }

    @Bean
    Readiness readiness(JdbcClient jdbc, Watermarks watermarks, InstantSource clock) {
        return new Readiness(new DatabaseCheck(jdbc, clock), watermarks);
    }
}
