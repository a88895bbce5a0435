package dev.plumbline.server.extract;

import dev.plumbline.server.extract.ExtractFormats.Loaded;
import dev.plumbline.server.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ExtractWiring {
    /** The command that starts the server has told the faults already; this is for whoever starts it otherwise. */
    @Bean
    ExtractFormats extractFormats(Settings settings) {
        return switch (ExtractFormats.load(settings.extractFormats())) {
            case Loaded.Good good -> good.formats();
            case Loaded.Faults faults ->
                throw new IllegalStateException(
                        "The extracts' formats do not stand:\n  " + String.join("\n  ", faults.messages()));
        };
    }
}
