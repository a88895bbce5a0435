package dev.plumbline.server.outbox;

import dev.plumbline.server.store.StoredJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class OutboxWiring {
    @Bean
    Outbox outbox(JdbcClient jdbc, StoredJson json) {
        return new PostgresOutbox(jdbc, json);
    }
}
