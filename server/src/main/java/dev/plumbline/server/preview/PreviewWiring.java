package dev.plumbline.server.preview;

import dev.plumbline.idoc.IdocReader;
import dev.plumbline.server.delivery.UnsentRequests;
import dev.plumbline.server.engine.EngineStore;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.settings.Settings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PreviewWiring {
    @Bean
    Previewer previewer(IdocReader reader, Settings settings) {
        return new Previewer(reader, new UnsentRequests(settings.klaviyo().liveWindow()));
    }

    /** Only the loading of the engine's store is given away. */
    @Bean
    ServerPreview serverPreview(
            MappingDesk desk, Previewer previewer, IdocReader reader, EngineStore store, InstantSource clock) {
        return new ServerPreview(desk, previewer, reader, store::load, clock);
    }
}
