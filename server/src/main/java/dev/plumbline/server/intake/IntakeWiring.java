package dev.plumbline.server.intake;

import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.loop.StationLoop;
import dev.plumbline.server.settings.Settings;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class IntakeWiring {
    /** A door that is not configured is never looked at. */
    private static final Station NO_DIRECTORY = () -> Duration.ofDays(1);

    @Bean
    Reception reception(Inbox inbox) {
        return new Reception(inbox);
    }

    @Bean
    StationLoop directoryLoop(Settings settings, Reception reception) {
        Station door = settings.intakeDirectory()
                .<Station>map(directory -> new DirectoryDoor(directory, reception, settings.intakeQuiet()))
                .orElse(NO_DIRECTORY);
        return new StationLoop("directory", door, new Doorbell());
    }

    @Bean
    StationLoop extractsLoop(Settings settings, ExtractFormats formats, JdbcClient jdbc, Inbox inbox) {
        ExtractReception reception = new ExtractReception(formats, new ExtractMemory(jdbc), inbox);
        Station door = settings.intakeExtracts()
                .<Station>map(directory -> new ExtractDoor(directory, reception, settings.intakeQuiet()))
                .orElse(NO_DIRECTORY);
        return new StationLoop("extracts", door, new Doorbell());
    }
}
