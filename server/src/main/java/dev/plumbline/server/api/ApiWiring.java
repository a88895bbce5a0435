package dev.plumbline.server.api;

import dev.plumbline.server.store.StoredJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class ApiWiring {
    @Bean
    Questions questions(JdbcClient jdbc, StoredJson json) {
        return new Questions(jdbc, json);
    }

    @Bean
    FunnelCounts funnelCounts(JdbcClient jdbc) {
        return new FunnelCounts(jdbc);
    }
}
