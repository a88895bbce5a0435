package dev.plumbline.server.retention;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class RetentionWiring {
    @Bean
    Retention retention(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock, Settings settings) {
        return new Retention(jdbc, transaction, clock, settings.retention());
    }

    @Bean
    StorageDesk storageDesk(JdbcClient jdbc, InstantSource clock, Settings settings) {
        return new StorageDesk(jdbc, clock, settings.retention());
    }

    /** Nobody rings: time alone gives it work. */
    @Bean
    StationLoop retentionLoop(Retention retention) {
        return new StationLoop("retention", retention, new Doorbell());
    }
}
