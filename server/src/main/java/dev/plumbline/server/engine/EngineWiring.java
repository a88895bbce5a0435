package dev.plumbline.server.engine;

import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.metrics.Meters;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.Correction;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Translator;
import java.nio.charset.Charset;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class EngineWiring {
    @Bean
    Rulebooks rulebooks(MappingDesk desk, ExtractFormats formats) {
        return new Rulebooks(desk, formats);
    }

    /** Reads by the mapping that is in force at the moment, for whoever looks at a piece again. */
    @Bean
    PieceReader pieceReader(Rulebooks rulebooks) {
        return new PieceReader() {
            @Override
            public Translator.Reading read(String form, Charset charset, byte[] raw) {
                return rulebooks.get().reader().read(form, charset, raw);
            }

            @Override
            public Translator.Reading read(String form, Charset charset, byte[] raw, List<Correction> corrections) {
                return rulebooks.get().reader().read(form, charset, raw, corrections);
            }
        };
    }

    @Bean
    EngineStore engineStore(
            JdbcClient jdbc, TransactionOperations transaction, StoredJson json, Outbox outbox, Meters meters) {
        return new CountedEngineStore(new PostgresEngineStore(jdbc, transaction, json, outbox), meters);
    }

    @Bean
    Engine engine(
            EngineStore store,
            Rulebooks rulebooks,
            InstantSource clock,
            @Qualifier("deliveryBell") Doorbell deliveryBell) {
        return new Engine(store, rulebooks, clock, deliveryBell);
    }

    @Bean
    StationLoop engineLoop(Engine engine, @Qualifier("engineBell") Doorbell engineBell) {
        return new StationLoop("engine", engine, engineBell);
    }
}
