package dev.plumbline.server.schema;

import dev.plumbline.server.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SchemaWiring {
    @Bean
    SchemaShelf schemaShelf(Settings settings) {
        return new SchemaShelf(settings.schemas());
    }
}
