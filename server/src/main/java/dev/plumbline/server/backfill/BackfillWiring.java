package dev.plumbline.server.backfill;

import dev.plumbline.server.backfill.Backfill.Backlog;
import dev.plumbline.server.backfill.Backfill.Workshop;
import dev.plumbline.server.backfill.BackfillDesk.Shift;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.inbox.Admission;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.mapping.MappingDesk;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.translate.PieceReader;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class BackfillWiring {
    /** Enough that the engine never waits for a step. */
    private static final long PIECES = 2_000;

    /** Enough for several bulk requests of every account; so much still leaves after a pause. */
    private static final long COMMANDS = 20_000;

    @Bean
    Doorbell backfillBell() {
        return new Doorbell();
    }

    @Bean
    Backfill backfill(Workshop workshop, Shift shift, @Qualifier("engineBell") Doorbell engineBell) {
        return new Backfill(workshop, shift.transaction(), shift.clock(), engineBell);
    }

    @Bean
    DirectorySupply backfillFromDirectories(JdbcClient jdbc, ExtractFormats formats, Inbox inbox) {
        return new DirectorySupply(new JobStore(jdbc), new FileKinds(formats), new Staging(jdbc), inbox);
    }

    @Bean
    InboxSupply backfillFromInbox(JdbcClient jdbc, InstantSource clock) {
        return new InboxSupply(jdbc, clock);
    }

    @Bean
    Backlog backfillBacklog(Settings settings, Admission admission) {
        boolean sends = !settings.klaviyo().apiKeys().isEmpty();
        return new Backlog(PIECES, sends ? Optional.of(COMMANDS) : Optional.empty(), admission);
    }

    @Bean
    Workshop backfillWorkshop(
            JdbcClient jdbc,
            DirectorySupply directories,
            InboxSupply inbox,
            PieceReader reader,
            MappingDesk mappings,
            Backlog backlog) {
        Staging staging = new Staging(jdbc);
        return new Workshop(
                jdbc,
                new JobStore(jdbc),
                staging,
                directories,
                inbox,
                new Selection(reader, staging),
                () -> mappings.current().contract().metrics(),
                backlog);
    }

    @Bean
    Shift backfillShift(TransactionOperations transaction, InstantSource clock) {
        return new Shift(transaction, clock);
    }

    @Bean
    BackfillDesk backfillDesk(
            JdbcClient jdbc,
            ExtractFormats formats,
            Shift shift,
            @Qualifier("backfillBell") Doorbell bell,
            Settings settings) {
        return new BackfillDesk(
                new JobStore(jdbc),
                new FileKinds(formats),
                new Progress(jdbc, shift.clock()),
                shift,
                bell,
                settings.klaviyo().share());
    }

    @Bean
    StationLoop backfillLoop(Backfill backfill, @Qualifier("backfillBell") Doorbell bell) {
        return new StationLoop("backfill", backfill, bell);
    }
}
