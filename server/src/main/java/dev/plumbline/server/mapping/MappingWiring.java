package dev.plumbline.server.mapping;

import dev.plumbline.idoc.Dictionary;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.mapping.MappingLoader;
import dev.plumbline.mapping.MappingLoader.Result;
import dev.plumbline.server.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MappingWiring {
    @Bean
    MappingFile mappingFile(Dictionary dictionary, Settings settings) {
        return new MappingFile(new MappingLoader(dictionary), settings.mapping());
    }

    @Bean
    Mapping mapping(MappingFile file) {
        return switch (file.load()) {
            case Result.Good good -> good.mapping();
            case Result.Faulty faulty ->
                throw new IllegalStateException("The mapping does not stand: " + faulty.faults());
        };
    }
}
