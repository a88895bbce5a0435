package dev.plumbline.server.preview;

import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.engine.EngineStore;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PreviewWiring {
    /** Of the engine's store it sees the shelf alone. */
    @Bean
    ServerPreview serverPreview(MappingDesk desk, Settings settings, EngineStore store, InstantSource clock) {
        return new ServerPreview(desk, new UnsentRequests(settings.klaviyo().liveWindow()), store, clock);
    }

    @Bean
    ServerComparison serverComparison(MappingDesk desk, ExtractFormats formats, JdbcClient jdbc, InstantSource clock) {
        return new ServerComparison(desk, formats, new InboxRows(jdbc), clock);
    }
}
