package dev.plumbline.server.inbox;

import dev.plumbline.server.loop.Doorbell;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class InboxWiring {
    @Bean
    Inbox inbox(
            JdbcClient jdbc,
            TransactionOperations transaction,
            InstantSource clock,
            @Qualifier("engineBell") Doorbell engineBell,
            Admission admission) {
        return new Inbox(new InboxStore(jdbc), transaction, clock, engineBell, admission);
    }
}
