package dev.plumbline.server.exceptions;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
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

    @Bean
    CauseDesk causeDesk(JdbcClient jdbc, InstantSource clock) {
        return new CauseDesk(jdbc, clock);
    }

    @Bean
    CorrectionDesk correctionDesk(JdbcClient jdbc, InstantSource clock) {
        return new CorrectionDesk(jdbc, clock);
    }

    @Bean
    Doorbell retryBell() {
        return new Doorbell();
    }

    @Bean
    RetryDesk retryDesk(
            JdbcClient jdbc,
            TransactionOperations transaction,
            InstantSource clock,
            ExceptionDesk exceptions,
            @Qualifier("retryBell") Doorbell bell) {
        return new RetryDesk(jdbc, transaction, clock, exceptions, bell);
    }

    @Bean
    StationLoop retryLoop(RetryDesk desk, @Qualifier("retryBell") Doorbell bell) {
        return new StationLoop("retry", desk, bell);
    }
}
