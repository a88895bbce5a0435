package dev.plumbline.server.settings;

import dev.plumbline.core.aggregate.Contract;
import dev.plumbline.server.settings.Settings.Credentials;
import dev.plumbline.server.settings.Settings.Database;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes {@link Settings} of a file's text and an environment, or says everything that is wrong with them at once. */
public final class SettingsLoader {
    private final Map<String, String> file = new LinkedHashMap<>();
    private final Map<String, String> environment;
    private final List<String> faults = new ArrayList<>();

    private SettingsLoader(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Settings, or why there are none. */
    public sealed interface Loaded {
        record Good(Settings settings) implements Loaded {}

        /** @param messages each names a key, what was found (never a secret) and what is expected */
        record Faults(List<String> messages) implements Loaded {}
    }

    /**
     * @param yaml the text of {@code plumbline.yaml}, empty when there is none
     * @param environment wins over the file
     */
    public static Loaded load(String yaml, Map<String, String> environment) {
        SettingsLoader loader = new SettingsLoader(environment);
        loader.readFile(yaml);
        Settings settings = loader.settings();
        return loader.faults.isEmpty() ? new Loaded.Good(settings) : new Loaded.Faults(List.copyOf(loader.faults));
    }

    private void readFile(String yaml) {
        try (JsonParser parser = new YAMLMapper().createParser(yaml)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                readLevel("", parser);
            } else if (first != null && first != JsonToken.VALUE_NULL) {
                faults.add("plumbline.yaml is expected to hold keys with values, as docs/configuration.md shows");
            }
        } catch (JacksonException malformed) {
            // Not its message: that quotes the line, and a password may stand there.
            faults.add("plumbline.yaml is no YAML, see line "
                    + malformed.getLocation().getLineNr());
            return;
        }
        Set<String> known = Arrays.stream(Key.values()).map(Key::yaml).collect(Collectors.toSet());
        for (String name : file.keySet()) {
            if (!known.contains(name)) {
                faults.add(printable(name) + " is no key of plumbline.yaml; the nearest is " + nearest(name)
                        + " (all: docs/configuration.md)");
            }
        }
    }

    /** Takes every value as it is written: as a number 0815 would lose its zero, and a password may look like one. */
    private void readLevel(String path, JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
            switch (parser.nextToken()) {
                case START_OBJECT -> readLevel(name, parser);
                case START_ARRAY -> {
                    parser.skipChildren();
                    faults.add(printable(name) + " is a list, expected a single value");
                }
                case VALUE_NULL -> {
                    if (!isSection(name)) {
                        remember(name, "");
                    }
                }
                default -> remember(name, parser.getString());
            }
        }
    }

    /** Whether keys stand below it; all of them may be commented out. */
    private static boolean isSection(String name) {
        return Arrays.stream(Key.values()).anyMatch(key -> key.yaml().startsWith(name + "."));
    }

    private void remember(String name, String value) {
        if (file.put(name, value) != null) {
            faults.add(printable(name) + " is there twice, expected once");
        }
    }

    /** A name up to what no key has in it: where a blank or a colon is forgotten, the value is part of the name. */
    private static String printable(String name) {
        return name.replaceFirst("(?s)[^A-Za-z0-9._-].*", "…");
    }

    private static String nearest(String name) {
        return Arrays.stream(Key.values())
                .map(Key::yaml)
                .min(Comparator.comparingInt(key -> distance(key, name)))
                .orElseThrow();
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, n -> n);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private Settings settings() {
        return new Settings(
                new Settings.Http(number(Key.HTTP_PORT, 0, 65_535), credentials()),
                path(Key.DATA_DIR).orElse(Path.of("data")),
                database(),
                path(Key.INTAKE_DIRECTORY),
                duration(Key.INTAKE_QUIET),
                extracts(),
                path(Key.EXTRACTS_FORMATS),
                schemas(),
                new Settings.Sap(zone()),
                new Settings.Klaviyo(
                        url(),
                        given(Key.KLAVIYO_API_KEY),
                        duration(Key.KLAVIYO_LIVE_WINDOW),
                        number(Key.KLAVIYO_PARALLEL, 1, 1_000),
                        share()),
                new Contract(metrics(), catalogUrl()));
    }

    private Optional<Credentials> credentials() {
        Optional<String> user = given(Key.INTAKE_USER);
        Optional<String> password = given(Key.INTAKE_PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            faults.add(Key.INTAKE_USER + " and " + Key.INTAKE_PASSWORD + " go together: set both or neither");
        }
        return user.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
    }

    private Optional<Database> database() {
        Optional<String> url = given(Key.DATABASE_URL);
        if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
            faults.add(Key.DATABASE_URL + " is expected to begin with jdbc:postgresql:");
        }
        if (url.isEmpty()
                && (given(Key.DATABASE_USER).isPresent()
                        || given(Key.DATABASE_PASSWORD).isPresent())) {
            faults.add(
                    Key.DATABASE_USER + " and " + Key.DATABASE_PASSWORD + " are of no use without " + Key.DATABASE_URL);
        }
        return url.map(jdbc -> new Database(jdbc, given(Key.DATABASE_USER), given(Key.DATABASE_PASSWORD)));
    }

    private ZoneId zone() {
        return parsed(Key.SAP_TIME_ZONE, ZoneId::of, zone -> true, "a zone such as Europe/Berlin or UTC")
                .orElse(ZoneId.of("UTC"));
    }

    private URI url() {
        return parsed(Key.KLAVIYO_URL, URI::create, SettingsLoader::isHttp, "http(s)://HOST[:PORT]")
                .orElse(URI.create(Key.KLAVIYO_URL.otherwise()));
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }

    private Duration duration(Key key) {
        return parsed(key, Duration::parse, Duration::isPositive, "a duration such as " + key.otherwise())
                .orElse(Duration.parse(key.otherwise()));
    }

    private Optional<Double> share() {
        return value(Key.KLAVIYO_SHARE).equals("unlimited")
                ? Optional.empty()
                : parsed(
                        Key.KLAVIYO_SHARE,
                        Double::valueOf,
                        part -> part > 0 && part <= 1,
                        "a number above 0 and up to 1, or unlimited");
    }

    private int number(Key key, int least, int most) {
        return parsed(
                        key,
                        Integer::valueOf,
                        number -> number >= least && number <= most,
                        "a number from " + least + " to " + most)
                .orElse(least);
    }

    /** Empty, with a fault, when the value is none of those that are expected. */
    private <T> Optional<T> parsed(Key key, Function<String, T> parser, Predicate<T> fits, String expected) {
        String text = value(key);
        Optional<T> value;
        try {
            value = Optional.of(parser.apply(text)).filter(fits);
        } catch (DateTimeException | IllegalArgumentException malformed) {
            value = Optional.empty();
        }
        if (value.isEmpty()) {
            faults.add(key + " is '" + text + "', expected " + expected);
        }
        return value;
    }

    private Optional<Path> extracts() {
        Optional<Path> directory = path(Key.INTAKE_EXTRACTS);
        if (directory.isPresent() && given(Key.EXTRACTS_FORMATS).isEmpty()) {
            faults.add(Key.INTAKE_EXTRACTS + " needs " + Key.EXTRACTS_FORMATS + ": a list says nothing of its format");
        }
        if (directory.isPresent() && given(Key.INTAKE_EXTRACTS).equals(given(Key.INTAKE_DIRECTORY))) {
            faults.add(Key.INTAKE_EXTRACTS + " and " + Key.INTAKE_DIRECTORY
                    + " are the same directory, expected one for lists and one for IDocs");
        }
        return directory;
    }

    private Optional<Path> schemas() {
        Optional<Path> directory = path(Key.IDOC_SCHEMAS);
        directory
                .filter(path -> !Files.isDirectory(path))
                .ifPresent(path -> faults.add(Key.IDOC_SCHEMAS + " is '" + path + "', which is no directory"));
        return directory;
    }

    private Contract.Metrics metrics() {
        return new Contract.Metrics(
                metric(Key.METRIC_PLACED),
                metric(Key.METRIC_ORDERED),
                metric(Key.METRIC_FULFILLED),
                metric(Key.METRIC_CANCELLED),
                metric(Key.METRIC_REFUNDED));
    }

    private String metric(Key key) {
        String name = value(key);
        if (name.length() > 127) {
            faults.add(key + " has " + name.length() + " characters, Klaviyo allows fewer than 128");
        }
        return name;
    }

    private Optional<String> catalogUrl() {
        Optional<String> template = given(Key.CATALOG_URL);
        if (template.isPresent() && !template.get().contains("{sku}")) {
            faults.add(Key.CATALOG_URL + " is '" + template.get()
                    + "', expected a URL with {sku} where the article number goes");
        }
        return template;
    }

    private Optional<Path> path(Key key) {
        try {
            return given(key).map(Path::of);
        } catch (InvalidPathException impossible) {
            faults.add(key + " is no path: " + impossible.getReason());
            return Optional.empty();
        }
    }

    private String value(Key key) {
        return given(key).orElse("");
    }

    /** What was configured, else the default, else nothing. */
    private Optional<String> given(Key key) {
        String configured = environment.getOrDefault(key.environment(), file.getOrDefault(key.yaml(), ""));
        return Optional.of(configured.isBlank() ? key.otherwise() : configured.strip())
                .filter(text -> !text.isEmpty());
    }

    /** The table of docs/configuration.md. */
    static String documentation() {
        StringBuilder table =
                new StringBuilder("| key in `plumbline.yaml` | environment | default | meaning |\n|---|---|---|---|\n");
        for (Key key : Key.values()) {
            table.append("| `%s` | `%s` | %s | %s |\n"
                    .formatted(
                            key.yaml(),
                            key.environment(),
                            key.otherwise().isEmpty() ? "–" : "`" + key.otherwise() + "`",
                            key.meaning()));
        }
        return table.toString();
    }
}
