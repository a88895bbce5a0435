package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.Mirror;
import dev.plumbline.idoc.IdocReader;
import dev.plumbline.mapping.Mapping;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.store.StoredJson;
import dev.plumbline.server.translate.ExtractTranslator;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Pieces;
import dev.plumbline.server.translate.TranslationRules;
import dev.plumbline.server.translate.Translator;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class EngineWiring {
    /** The rules by which IDocs are read. */
    @Bean
    Translator translator(IdocReader reader, Mapping mapping, Settings settings) {
        Settings.Sap sap = settings.sap();
        return new Translator(
                reader, new TranslationRules(sap.timeZone(), mapping.sources(), sap.discontinuedStatuses()));
    }

    @Bean
    PieceReader pieceReader(Translator translator, ExtractFormats formats, Settings settings) {
        return new Pieces(
                translator, new ExtractTranslator(formats, settings.sap().timeZone()));
    }

    @Bean
    EngineStore engineStore(JdbcClient jdbc, TransactionOperations transaction, StoredJson json, Outbox outbox) {
        return new PostgresEngineStore(jdbc, transaction, json, outbox);
    }

    @Bean
    Engine engine(
            EngineStore store,
            PieceReader reader,
            Settings settings,
            Mapping mapping,
            InstantSource clock,
            @Qualifier("deliveryBell") Doorbell deliveryBell) {
        return new Engine(store, reader, new Mirror(settings.contract().with(mapping.targets())), clock, deliveryBell);
    }

    @Bean
    StationLoop engineLoop(Engine engine, @Qualifier("engineBell") Doorbell engineBell) {
        return new StationLoop("engine", engine, engineBell);
    }
}
