package dev.plumbline.server.exceptions;

import dev.plumbline.server.loop.Doorbell;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class ExceptionsWiring {
    @Bean
    ExceptionDesk exceptionDesk(
            JdbcClient jdbc,
            TransactionOperations transaction,
            InstantSource clock,
            @Qualifier("engineBell") Doorbell engineBell,
            @Qualifier("deliveryBell") Doorbell deliveryBell) {
        return new ExceptionDesk(jdbc, transaction, clock, engineBell, deliveryBell);
    }
}
