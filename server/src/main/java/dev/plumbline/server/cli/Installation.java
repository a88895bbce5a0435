package dev.plumbline.server.cli;

import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.settings.SettingsLoader;
import dev.plumbline.server.settings.SettingsLoader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The installation that a command belongs to, by the configuration that a server started here would have. */
final class Installation {
    private static final Path USUAL = Path.of("plumbline.yaml");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Configuration that says where schemas are kept (default: plumbline.yaml, if there is one).")
    private Optional<Path> config = Optional.empty();

    /** @throws IOException with a message for people, when the configuration does not stand */
    Settings settings() throws IOException {
        Path file = config.orElse(USUAL);
        if (config.isPresent() && !Files.exists(file)) {
            throw new IOException("There is no file " + file);
        }
        return switch (SettingsLoader.load(Files.exists(file) ? Files.readString(file) : "", System.getenv())) {
            case Loaded.Good good -> good.settings();
            case Loaded.Faults faults ->
                throw new IOException("The configuration does not stand:\n  " + String.join("\n  ", faults.messages()));
        };
    }
}
