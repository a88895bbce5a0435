package dev.plumbline.server.support;

import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.settings.SettingsLoader;
import dev.plumbline.server.settings.SettingsLoader.Loaded;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What a real server is told by a test: a free port, the tests' database, a directory for its data. All else is as when nothing is said. */
public final class ServerSettings {
    private ServerSettings() {}

    public static Settings of(Postgres postgres, Path data) {
        return of(postgres, data, Map.of());
    }

    /** @param more by the names of the environment */
    public static Settings of(Postgres postgres, Path data, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PLUMBLINE_HTTP_PORT", "0",
                "PLUMBLINE_DATA_DIR", data.toString(),
                "PLUMBLINE_DATABASE_URL", postgres.settings().jdbcUrl(),
                "PLUMBLINE_DATABASE_USER", postgres.settings().user().orElse("postgres")));
        environment.putAll(more);
        return switch (SettingsLoader.load("", environment)) {
            case Loaded.Good good -> good.settings();
            case Loaded.Faults faults -> throw new AssertionError(String.join("\n", faults.messages()));
        };
    }
}
