package dev.plumbline.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.settings.SettingsLoader.Loaded;
import java.util.List;
import java.util.Map;

/** Loads settings for tests that expect them to be good, or not to be. */
final class Loading {
    private Loading() {}

    static Settings good(String yaml, Map<String, String> environment) {
        return switch (SettingsLoader.load(yaml, environment)) {
            case Loaded.Good good -> good.settings();
            case Loaded.Faults faults -> throw new AssertionError(faults.messages());
        };
    }

    static Settings good(String yaml) {
        return good(yaml, Map.of());
    }

    static Settings good(Key key, String value) {
        return good("", Map.of(key.environment(), value));
    }

    static List<String> faults(String yaml, Map<String, String> environment) {
        return switch (SettingsLoader.load(yaml, environment)) {
            case Loaded.Good good -> throw new AssertionError("Loaded: " + good);
            case Loaded.Faults faults -> faults.messages();
        };
    }

    static List<String> faults(String yaml) {
        return faults(yaml, Map.of());
    }

    /** The only fault. */
    static String fault(Key key, String value) {
        List<String> faults = faults("", Map.of(key.environment(), value));
        assertThat(faults).hasSize(1);
        return faults.getFirst();
    }
}
