package dev.plumbline.server.settings;

import dev.plumbline.server.settings.Settings.Credentials;
import dev.plumbline.server.settings.Settings.Database;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes {@link Settings} of a file's text and an environment, or says everything that is wrong with them at once. */
public final class SettingsLoader {
    private static final String FOR_EVER = "forever";
    private static final Duration LEAST_RAW_KEPT = Duration.ofDays(7);
    /** A quarter: agreement looks back, and what goes wrong is asked after. */
    private static final Duration LEAST_LEDGER_KEPT = Duration.ofDays(90);

    private final Values values;

    private SettingsLoader(Values values) {
        this.values = values;
    }

    /** Settings, or why there are none. */
    public sealed interface Loaded {
        record Good(Settings settings, EffectiveSettings effective) implements Loaded {}

        /** @param messages each names a key, what was found (never a secret) and what is expected */
        record Faults(List<String> messages) implements Loaded {}
    }

    /**
     * @param yaml the text of {@code plumbline.yaml}, empty when there is none
     * @param environment wins over the file
     */
    public static Loaded load(String yaml, Map<String, String> environment) {
        List<String> faults = new ArrayList<>();
        Values values = new Values(SettingsFile.read(yaml, faults), environment, faults);
        Settings settings = new SettingsLoader(values).settings();
        return faults.isEmpty()
                ? new Loaded.Good(
                        settings,
                        new EffectiveSettings(
                                Arrays.stream(Key.values()).map(values::shown).toList()))
                : new Loaded.Faults(List.copyOf(faults));
    }

    private Settings settings() {
        Path data = values.path(Key.DATA_DIR).orElse(Path.of("data"));
        return new Settings(
                new Settings.Http(
                        values.number(Key.HTTP_PORT, 0, 65_535),
                        values.parsedIfGiven(
                                Key.HTTP_ADDRESS,
                                InetAddress::ofLiteral,
                                address -> true,
                                "an IP address of this machine, such as 0.0.0.0"),
                        values.parsedIfGiven(
                                Key.HTTP_PUBLIC_URL,
                                URI::create,
                                SettingsLoader::isPublic,
                                "http(s)://HOST[:PORT] and nothing behind it"),
                        credentials()),
                data,
                database(),
                values.path(Key.INTAKE_DIRECTORY),
                values.duration(Key.INTAKE_QUIET),
                extracts(),
                values.path(Key.EXTRACTS_FORMATS),
                values.path(Key.MAPPING_FILE),
                schemas().orElse(data.resolve("schemas")),
                new Settings.Klaviyo(
                        url(),
                        AccountKeys.read(values),
                        AccountKeys.readIds(values),
                        values.duration(Key.KLAVIYO_LIVE_WINDOW),
                        values.number(Key.KLAVIYO_PARALLEL, 1, 1_000),
                        share(),
                        verify()),
                reconcile(),
                new Settings.Retention(
                        kept(Key.RETENTION_RAW, LEAST_RAW_KEPT),
                        kept(Key.RETENTION_COMMANDS, LEAST_LEDGER_KEPT),
                        kept(Key.RETENTION_EXCEPTIONS, LEAST_LEDGER_KEPT),
                        kept(Key.RETENTION_AUDIT, LEAST_LEDGER_KEPT)),
                MarkSettings.read(values),
                access(),
                AlertKeys.read(values),
                values.choice(Key.LOG_FORMAT, "json", "text"));
    }

    /** Empty for ever. What is younger than a week is needed by people who look into what happened. */
    private Optional<Duration> kept(Key key, Duration least) {
        return values.value(key).equals(FOR_EVER)
                ? Optional.empty()
                : values.parsed(
                        key,
                        Duration::parse,
                        duration -> duration.compareTo(least) >= 0,
                        "P" + least.toDays() + "D or more, such as " + key.otherwise() + ", or " + FOR_EVER);
    }

    private Settings.Access access() {
        return new Settings.Access(
                values.choice(Key.ACCESS_INTAKE_USER, "operator", "sender"),
                values.duration(Key.ACCESS_SESSION_IDLE),
                values.duration(Key.ACCESS_SESSION_LONGEST),
                values.choice(Key.ACCESS_SETUP_LINK, "yes", "no"));
    }

    private Settings.Verify verify() {
        return new Settings.Verify(
                values.parsed(
                                Key.KLAVIYO_VERIFY_SHARE,
                                Double::valueOf,
                                part -> part >= 0 && part <= 1,
                                "a number from 0 to 1")
                        .orElse(1.0),
                values.number(Key.KLAVIYO_VERIFY_PER_HOUR, 1, 10_000_000),
                values.duration(Key.KLAVIYO_VERIFY_PATIENCE),
                values.parsed(
                                Key.KLAVIYO_VERIFY_READS,
                                Double::valueOf,
                                part -> part > 0 && part <= 1,
                                "a number above 0 and up to 1")
                        .orElse(1.0));
    }

    private Settings.Reconcile reconcile() {
        return new Settings.Reconcile(
                values.value(Key.RECONCILE_AT).equals("off")
                        ? Optional.empty()
                        : values.parsed(
                                Key.RECONCILE_AT,
                                LocalTime::parse,
                                time -> true,
                                "a time of day such as 05:00, or off"),
                values.number(Key.RECONCILE_DAYS, 1, 366),
                values.parsed(
                                Key.RECONCILE_READS,
                                Double::valueOf,
                                part -> part > 0 && part <= 1,
                                "a number above 0 and up to 1")
                        .orElse(1.0),
                values.parsed(
                                Key.RECONCILE_TOLERANCE,
                                Double::valueOf,
                                part -> part >= 0 && part < 1,
                                "a number from 0 up to below 1")
                        .orElse(0.0));
    }

    private Optional<Credentials> credentials() {
        Optional<String> user = values.given(Key.INTAKE_USER);
        Optional<String> password = values.given(Key.INTAKE_PASSWORD);
        if (user.isPresent() != password.isPresent()) {
            values.fault(Key.INTAKE_USER + " and " + Key.INTAKE_PASSWORD + " go together: set both or neither");
        }
        return user.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
    }

    private Optional<Database> database() {
        Optional<String> url = values.given(Key.DATABASE_URL);
        if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
            values.fault(Key.DATABASE_URL + " is expected to begin with jdbc:postgresql:");
        }
        if (url.isEmpty()
                && (values.given(Key.DATABASE_USER).isPresent()
                        || values.given(Key.DATABASE_PASSWORD).isPresent())) {
            values.fault(
                    Key.DATABASE_USER + " and " + Key.DATABASE_PASSWORD + " are of no use without " + Key.DATABASE_URL);
        }
        return url.map(
                jdbc -> new Database(jdbc, values.given(Key.DATABASE_USER), values.given(Key.DATABASE_PASSWORD)));
    }

    private URI url() {
        return values.parsed(Key.KLAVIYO_URL, URI::create, SettingsLoader::isHttp, "http(s)://HOST[:PORT]")
                .orElse(URI.create(Key.KLAVIYO_URL.otherwise()));
    }

    private static boolean isHttp(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null;
    }

    private static boolean isPublic(URI url) {
        return isHttp(url) && (url.getPath().isEmpty() || url.getPath().equals("/")) && url.getQuery() == null;
    }

    private Optional<Double> share() {
        return values.value(Key.KLAVIYO_SHARE).equals("unlimited")
                ? Optional.empty()
                : values.parsed(
                        Key.KLAVIYO_SHARE,
                        Double::valueOf,
                        part -> part > 0 && part <= 1,
                        "a number above 0 and up to 1, or unlimited");
    }

    private Optional<Path> extracts() {
        Optional<Path> directory = values.path(Key.INTAKE_EXTRACTS);
        if (directory.isPresent() && values.given(Key.EXTRACTS_FORMATS).isEmpty()) {
            values.fault(
                    Key.INTAKE_EXTRACTS + " needs " + Key.EXTRACTS_FORMATS + ": a list says nothing of its format");
        }
        if (directory.isPresent() && values.given(Key.INTAKE_EXTRACTS).equals(values.given(Key.INTAKE_DIRECTORY))) {
            values.fault(Key.INTAKE_EXTRACTS + " and " + Key.INTAKE_DIRECTORY
                    + " are the same directory, expected one for lists and one for IDocs");
        }
        return directory;
    }

    private Optional<Path> schemas() {
        Optional<Path> directory = values.path(Key.IDOC_SCHEMAS);
        directory
                .filter(path -> !Files.isDirectory(path))
                .ifPresent(path -> values.fault(Key.IDOC_SCHEMAS + " is '" + path
                        + "', which is no directory; make it, or leave the setting out to use schemas in the data"
                        + " directory"));
        return directory;
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
