package dev.plumbline.server.handbook;

import dev.plumbline.server.mapping.MappingDesk;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HandbookWiring {
    @Bean
    HandbookDesk handbookDesk(JdbcClient jdbc, MappingDesk mappings, InstantSource clock) {
        return new HandbookDesk(jdbc, mappings::current, clock);
    }
}
