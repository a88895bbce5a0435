package dev.plumbline.server.holds;

import dev.plumbline.server.loop.Doorbell;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HoldsWiring {
    @Bean
    HoldDesk holdDesk(JdbcClient jdbc, InstantSource clock, @Qualifier("engineBell") Doorbell engineBell) {
        return new HoldDesk(jdbc, clock, engineBell);
    }
}
