package dev.plumbline.server.findings;

import dev.plumbline.server.mapping.MappingDesk;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class FindingsWiring {
    @Bean
    FindingDesk findingDesk(JdbcClient jdbc, MappingDesk mappings, InstantSource clock) {
        return new FindingDesk(jdbc, () -> mappings.current().sources(), clock);
    }
}
