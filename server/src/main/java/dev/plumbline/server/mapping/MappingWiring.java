package dev.plumbline.server.mapping;

import dev.plumbline.server.schema.SchemaShelf;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class MappingWiring {
    @Bean
    MappingDesk mappingDesk(SchemaShelf shelf, Settings settings, JdbcClient jdbc, InstantSource clock) {
        return new MappingDesk(shelf::layouts, settings.mapping(), new ActivationLog(jdbc), clock);
    }
}
