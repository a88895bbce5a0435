package dev.plumbline.server.inbox;

import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.metrics.Tally;
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
            Admission admission,
            Meters meters) {
        Tally<Receipt.Kind> received =
                meters.tally("plumbline.idocs.received", "IDocs and bodies that were taken in", Receipt.Kind.class);
        return new Inbox(
                new InboxStore(jdbc),
                transaction,
                clock,
                engineBell,
                admission,
                receipts -> receipts.forEach(receipt -> received.count(receipt.kind())));
    }
}
