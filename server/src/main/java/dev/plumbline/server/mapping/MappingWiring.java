package dev.plumbline.server.mapping;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.server.loop.Doorbell;
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
    MappingLoader mappingLoader(Dictionary dictionary) {
        return new MappingLoader(dictionary);
    }

    @Bean
    MappingDesk mappingDesk(MappingLoader loader, Settings settings, JdbcClient jdbc, InstantSource clock) {
        return new MappingDesk(new MappingFile(loader, settings.mapping()), new ActivationLog(jdbc), clock);
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
