package dev.plumbline.server.mapping;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.schema.SchemaShelf;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class MappingWiring {
    @Bean
    MappingDesk mappingDesk(SchemaShelf shelf, Settings settings, JdbcClient jdbc, InstantSource clock) {
        return new MappingDesk(shelf::layouts, settings.mapping(), new ActivationLog(jdbc), clock);
    }

    @Bean
    GateLog gateLog(JdbcClient jdbc, MappingDesk desk) {
        return new GateLog(jdbc, desk);
    }

    @Bean
    DroppedProperties droppedProperties(
            JdbcClient jdbc,
            TransactionOperations transaction,
            MappingDesk desk,
            InstantSource clock,
            @Qualifier("engineBell") Doorbell engineBell) {
        return new DroppedProperties(jdbc, transaction, desk, clock, engineBell);
    }
}
