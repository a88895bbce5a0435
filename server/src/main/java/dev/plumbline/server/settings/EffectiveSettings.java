package dev.plumbline.server.settings;

import java.util.List;

/**
 * What is configured, for people: every key with the value that counts. Secrets are not in it.
 *
 * @param lines in the order of docs/configuration.md
 */
public record EffectiveSettings(List<Line> lines) {
    /** Of a server that was not started by its command. */
    public static final EffectiveSettings UNKNOWN = new EffectiveSettings(List.of());

    public EffectiveSettings {
        lines = List.copyOf(lines);
    }

    /**
     * A key.
     *
     * @param value that counts; of a secret only whether there is one
     * @param origin where it comes from: the environment, the file or the default
     */
    public record Line(String key, String environment, String value, Origin origin, String meaning) {}

    /** Where a value comes from; the first wins. */
    public enum Origin {
        ENVIRONMENT,
        FILE,
        DEFAULT
    }
}
