package dev.plumbline.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The configured values, in the types that are wanted. What is none of these goes to the faults, and the default takes its place. */
final class Values {
    /** A JDBC URL may carry one, and so may an address. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=|://[^/@:]*:)[^&@;]+");

    private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");

    private final Map<String, String> file;
    private final Map<String, String> environment;
    private final List<String> faults;

    Values(Map<String, String> file, Map<String, String> environment, List<String> faults) {
        this.file = file;
        this.environment = environment;
        this.faults = faults;
    }

    void fault(String message) {
        faults.add(message);
    }

    /** What was configured, else the default, else nothing. */
    Optional<String> given(Key key) {
        String configured = environment.getOrDefault(key.environment(), file.getOrDefault(key.yaml(), ""));
        return Optional.of(configured.isBlank() ? key.otherwise() : configured.strip())
                .filter(text -> !text.isEmpty());
    }

    /** The value that counts as people may see it, and where it comes from. */
    EffectiveSettings.Line shown(Key key) {
        EffectiveSettings.Origin origin =
                !environment.getOrDefault(key.environment(), "").isBlank()
                        ? EffectiveSettings.Origin.ENVIRONMENT
                        : file.getOrDefault(key.yaml(), "").isBlank()
                                ? EffectiveSettings.Origin.DEFAULT
                                : EffectiveSettings.Origin.FILE;
        String value = value(key);
        String shown = key.isSecret()
                ? (value.isEmpty() ? "" : "(set)")
                : PASSWORD.matcher(value).replaceAll("$1***");
        return new EffectiveSettings.Line(key.yaml(), key.environment(), shown, origin, key.meaning());
    }

    String value(Key key) {
        return given(key).orElse("");
    }

    /** Empty, with a fault, when the value is none of those that are expected. Not for secrets. */
    <T> Optional<T> parsed(Key key, Function<String, T> parser, Predicate<T> fits, String expected) {
        String text = value(key);
        Optional<T> value;
        try {
            value = Optional.of(parser.apply(text)).filter(fits);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            fault(key + " is '" + text + "', expected " + expected);
        }
        return value;
    }

    /** As {@link #parsed}, where nothing needs to be configured. */
    <T> Optional<T> parsedIfGiven(Key key, Function<String, T> parser, Predicate<T> fits, String expected) {
        return given(key).isEmpty() ? Optional.empty() : parsed(key, parser, fits, expected);
    }

    int number(Key key, int least, int most) {
        return parsed(
                        key,
                        Integer::valueOf,
                        number -> number >= least && number <= most,
                        "a number from " + least + " to " + most)
                .orElse(least);
    }

    /** Whether it is the one of the two words and not the other. */
    boolean choice(Key key, String one, String other) {
        return parsed(
                        key,
                        text -> text.toLowerCase(Locale.ROOT),
                        text -> text.equals(one) || text.equals(other),
                        one + " or " + other)
                .filter(one::equals)
                .isPresent();
    }

    Duration duration(Key key) {
        return parsed(key, Duration::parse, Duration::isPositive, "a duration such as " + key.otherwise())
                .orElse(Duration.parse(key.otherwise()));
    }

    Optional<Path> path(Key key) {
        try {
            return given(key).map(Path::of);
        } catch (InvalidPathException impossible) {
            fault(key + " is no path: " + impossible.getReason());
            return Optional.empty();
        }
    }

    /** Entries with semicolons between them. */
    List<String> entries(Key key) {
        return Arrays.stream(SEMICOLON.split(value(key)))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }
}
