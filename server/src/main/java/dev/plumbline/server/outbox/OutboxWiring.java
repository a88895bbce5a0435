package dev.plumbline.server.outbox;

import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.store.StoredJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class OutboxWiring {
    @Bean
    Outbox outbox(JdbcClient jdbc, StoredJson json, Settings settings, Meters meters) {
        return new CountedOutbox(
                new PostgresOutbox(jdbc, json, settings.klaviyo().liveWindow()), meters);
    }
}
