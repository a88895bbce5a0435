package dev.plumbline.server.preview;

import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.MappingLoader;
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
    @Bean
    Previewer previewer(IdocReader reader, Settings settings) {
        return new Previewer(reader, new UnsentRequests(settings.klaviyo().liveWindow()));
    }

    /** Of the engine's store it sees the shelf alone. */
    @Bean
    ServerPreview serverPreview(
            MappingDesk desk, Previewer previewer, IdocReader reader, EngineStore store, InstantSource clock) {
        return new ServerPreview(desk, previewer, reader, store, clock);
    }

    @Bean
    ServerComparison serverComparison(
            MappingDesk desk, MappingLoader loader, JdbcClient jdbc, ServerComparison.Reading by, InstantSource clock) {
        return new ServerComparison(desk, loader, new InboxRows(jdbc), by, clock);
    }

    @Bean
    ServerComparison.Reading comparedReading(IdocReader reader, ExtractFormats formats) {
        return new ServerComparison.Reading(reader, formats);
    }
}
