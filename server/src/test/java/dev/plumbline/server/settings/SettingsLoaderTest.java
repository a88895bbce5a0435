package dev.plumbline.server.settings;

import static dev.plumbline.server.settings.Loading.fault;
import static dev.plumbline.server.settings.Loading.faults;
import static dev.plumbline.server.settings.Loading.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.aggregate.Contract;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsLoaderTest {
    private static final String SECRET = "geheim-4711";
    private static final Alerting ALERTING = new Alerting(
            new Alerting.Counts(Optional.of(1L), Optional.of(100L), Optional.of(Duration.ofHours(24))),
            new Alerting.Counts(Optional.of(1L), Optional.of(100L), Optional.of(Duration.ofHours(24))),
            new Alerting.Ages(Optional.of(Duration.ofMinutes(30)), Optional.of(Duration.ofHours(4))),
            new Alerting.Ages(Optional.of(Duration.ofHours(2)), Optional.of(Duration.ofHours(12))),
            new Alerting.Silence(Optional.of(5L), Optional.of(100L), Set.of(), Set.of()),
            Duration.ofMinutes(5),
            new Alerting.Quiet(Optional.empty(), ZoneId.of("UTC")),
            new Alerting.Channels(Optional.empty(), nobody(), nobody(), Optional.empty(), nobody(), nobody()));
    private static final Contract.Accounts ACCOUNTS =
            new Contract.Accounts("main", new TreeMap<>(Map.of("1000", "eu", "2000", "us")), new TreeMap<>());

    private static <T> Alerting.ByTeam<T> nobody() {
        return new Alerting.ByTeam<>(List.of(), Map.of());
    }

    @Test
    void withoutAnyConfigurationTheServerListensLocallyKeepsItsOwnDatabaseAndSendsNothing() {
        assertThat(good(""))
                .isEqualTo(new Settings(
                        new Settings.Http(8080, Optional.empty(), Optional.empty(), Optional.empty()),
                        Path.of("data"),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Path.of("data", "schemas"),
                        new Settings.Klaviyo(
                                URI.create("https://a.klaviyo.com"),
                                new Settings.ApiKeys(Optional.empty(), Map.of()),
                                new Settings.AccountIds(Optional.empty(), Map.of()),
                                Duration.ofHours(48),
                                64,
                                Optional.of(1.0),
                                new Settings.Verify(1, 20_000, Duration.ofMinutes(15), 0.25)),
                        new Settings.Reconcile(Optional.of(LocalTime.of(5, 0)), 35, 0.25, 0),
                        new Settings.Retention(
                                Optional.of(Duration.ofDays(180)),
                                Optional.of(Duration.ofDays(400)),
                                Optional.of(Duration.ofDays(400)),
                                Optional.of(Duration.ofDays(3650))),
                        new Settings.Watermarks(
                                new Settings.Marks(Optional.of(5_000_000_000L), Optional.of(2_000_000_000L)),
                                new Settings.Marks(Optional.of(100_000L), Optional.of(1_000_000L)),
                                new Settings.Marks(Optional.of(1_000_000L), Optional.empty())),
                        new Settings.Access(false, Duration.ofHours(8), Duration.ofHours(24), false),
                        ALERTING,
                        false));
    }

    @Test
    void theLogIsForPeopleOrForCollectors() {
        assertThat(good("log: {format: json}").logsJson()).isTrue();
        assertThat(faults("log: {format: xml}", Map.of()))
                .singleElement()
                .asString()
                .contains("log.format", "'xml'", "json or text");
    }

    @Test
    void theDailyComparisonHasATimeOfDayOrNone() {
        assertThat(good("reconcile: {at: '04:30', days: 7}").reconcile())
                .isEqualTo(new Settings.Reconcile(Optional.of(LocalTime.of(4, 30)), 7, 0.25, 0));
        assertThat(good("reconcile: {at: off}").reconcile().at()).isEmpty();
        assertThat(faults("reconcile: {at: noon}", Map.of()))
                .singleElement()
                .asString()
                .contains("reconcile.at", "'noon'", "05:00, or off");
    }

    @Test
    void rawIdocsAreKeptForAWeekAtLeastOrForEver() {
        assertThat(good("retention: {raw: P30D}").retention().raw()).contains(Duration.ofDays(30));
        assertThat(good("retention: {raw: forever}").retention().raw()).isEmpty();
        assertThat(faults("retention: {raw: P6D}", Map.of()))
                .singleElement()
                .asString()
                .contains("retention.raw", "'P6D'", "P7D or more", "forever");
    }

    @Test
    void theServerListensWhereItIsToldByNumbersAndIsReachedByAnAddressWithoutAPath() {
        Settings.Http http = good("http: {address: 0.0.0.0, public-url: 'https://plumbline.kunde.de'}")
                .http();
        assertThat(http.address().map(InetAddress::getHostAddress)).contains("0.0.0.0");
        assertThat(http.publicUrl()).contains(URI.create("https://plumbline.kunde.de"));
        assertThat(faults("http: {address: somewhere, public-url: 'https://kunde.de/plumbline'}", Map.of()))
                .satisfiesExactly(
                        fault -> assertThat(fault).contains("http.address", "somewhere", "0.0.0.0"),
                        fault -> assertThat(fault).contains("http.public-url", "nothing behind it"));
    }

    @Test
    void theUserOfTheIntakeSendsOrOperates() {
        assertThat(good("access: {intake-user: Operator}").access().intakeUserOperates())
                .isTrue();
        assertThat(faults("access: {intake-user: admin}", Map.of()))
                .singleElement()
                .asString()
                .contains("access.intake-user", "'admin'", "operator or sender");
    }

    @Test
    void aShareOfTheRateLimitsIsAPartOfThemOrNone() {
        assertThat(good("klaviyo: {share: 0.5}").klaviyo().share()).contains(0.5);
        assertThat(good("klaviyo: {share: unlimited}").klaviyo().share()).isEmpty();
        assertThat(faults("klaviyo: {share: 2}", Map.of()))
                .singleElement()
                .asString()
                .contains("klaviyo.share", "'2'", "unlimited");
    }

    @Test
    void aWatermarkOfTheDiskIsASizeWithItsUnit() {
        assertThat(good("watermarks: {disk: {warn: 1.5 TB, refuse: 800mb}}")
                        .watermarks()
                        .disk())
                .isEqualTo(new Settings.Marks(Optional.of(1_500_000_000_000L), Optional.of(800_000_000L)));
        assertThat(fault(Key.WATERMARKS_DISK_WARN, "5"))
                .contains("watermarks.disk.warn", "'5'", "500 MB or 5 GB", "off");
    }

    @Test
    void aWatermarkMayBeOff() {
        assertThat(good("watermarks: {waiting: {warn: off, refuse: off}}")
                        .watermarks()
                        .waiting())
                .isEqualTo(new Settings.Marks(Optional.empty(), Optional.empty()));
        assertThat(fault(Key.WATERMARKS_WAITING_WARN, "0")).contains("'0'", "a number from 1, or off");
    }

    @Test
    void aWarningComesBeforeTheRefusal() {
        assertThat(fault(Key.WATERMARKS_DISK_REFUSE, "5 GB"))
                .contains("watermarks.disk.warn", "'5 GB'", "expected more than watermarks.disk.refuse");
        assertThat(fault(Key.WATERMARKS_QUEUED_REFUSE, "500"))
                .contains(
                        "watermarks.queued.warn", "'1000000'", "expected less than watermarks.queued.refuse", "'500'");
    }

    @Test
    void schemasStandInADirectoryThatExists() {
        assertThat(faults("idoc: {schemas: nowhere}", Map.of()))
                .singleElement()
                .asString()
                .contains("idoc.schemas", "nowhere", "no directory");
    }

    @Test
    void extractsNeedTheirFormatsAndADirectoryOfTheirOwn() {
        assertThat(good("intake: {extracts: lists}\nextracts: {formats: lists.yaml}")
                        .intakeExtracts())
                .contains(Path.of("lists"));
        assertThat(faults("intake: {extracts: lists}", Map.of()))
                .singleElement()
                .asString()
                .contains("intake.extracts", "needs", "extracts.formats");
        assertThat(faults("intake: {extracts: in, directory: in}\nextracts: {formats: lists.yaml}", Map.of()))
                .singleElement()
                .asString()
                .contains("are the same directory");
    }

    @Test
    void theFileSetsWhatItNames() {
        Settings settings = good("""
                http:
                  port: 9090
                klaviyo:
                  parallel: 8
                mapping:
                  file: ours.yaml
                """);
        assertThat(settings.http().port()).isEqualTo(9090);
        assertThat(settings.klaviyo().parallel()).isEqualTo(8);
        assertThat(settings.mapping()).contains(Path.of("ours.yaml"));
    }

    @Test
    void theEnvironmentWinsOverTheFile() {
        Settings settings = good("http:\n  port: 9090", Map.of("PLUMBLINE_HTTP_PORT", "7070"));
        assertThat(settings.http().port()).isEqualTo(7070);
    }

    @Test
    void anEmptyVariableMeansTheDefaultWhateverTheFileSays() {
        Settings settings = good("klaviyo:\n  api-key: " + SECRET, Map.of("PLUMBLINE_KLAVIYO_API_KEY", ""));
        assertThat(settings.klaviyo().apiKeys().isEmpty()).isTrue();
    }

    @Test
    void everyKeyCanStandInTheFileAndInTheEnvironment() {
        assertThat(List.of(Key.values())).extracting(Key::yaml).doesNotHaveDuplicates();
        assertThat(List.of(Key.values()))
                .extracting(Key::environment)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("PLUMBLINE_[A-Z_]+"));
    }

    @Test
    void aKeyMayBeWrittenWithDots() {
        assertThat(good("http.port: 9090").http().port()).isEqualTo(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# nothing is set\n", "---\n", "  \n", "klaviyo:\n  # api-key: later\nhttp:\n"})
    void aFileInWhichEverythingIsCommentedOutSetsNothing(String yaml) {
        assertThat(good(yaml)).isEqualTo(good(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0815", "1e3", "true", "1_000", "0x1F"})
    void aPasswordThatLooksLikeANumberIsTakenAsItIsWritten(String password) {
        Settings settings = good("intake:\n  user: sap\n  password: " + password);
        assertThat(settings.http().credentials()).contains(new Settings.Credentials("sap", password));
    }

    @Test
    void aDatabaseOfItsOwnNeedsItsUrlAlone() {
        Settings settings = good("", Map.of("PLUMBLINE_DATABASE_URL", "jdbc:postgresql://db/plumbline"));
        assertThat(settings.database().orElseThrow().jdbcUrl()).isEqualTo("jdbc:postgresql://db/plumbline");
    }

    @Test
    void everyFaultIsToldAtOnce() {
        List<String> faults = faults(
                """
                http:
                  port: all
                intake:
                  user: sap
                klavio:
                  parallel: 3
                """, Map.of("PLUMBLINE_KLAVIYO_URL", "a.klaviyo.com", "PLUMBLINE_KLAVIYO_LIVE_WINDOW", "two days"));
        assertThat(faults)
                .hasSize(5)
                .anyMatch(fault -> fault.startsWith("http.port "))
                .anyMatch(fault -> fault.startsWith("intake.user "))
                .anyMatch(fault -> fault.startsWith("klavio.parallel "))
                .anyMatch(fault -> fault.startsWith("klaviyo.url "))
                .anyMatch(fault -> fault.startsWith("klaviyo.live-window "));
    }

    @ParameterizedTest
    @CsvSource({
        "klavio.api-key, klaviyo.api-key",
        "http.prot, http.port",
        "mapping.fiel, mapping.file",
        "http, http.port"
    })
    void anUnknownKeyNamesTheNearest(String unknown, String nearest) {
        assertThat(faults(unknown + ": 1"))
                .singleElement()
                .asString()
                .startsWith(unknown + " is no key of plumbline.yaml; the nearest is " + nearest + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "80.5", "99999999999"})
    void aPortThatIsNoneIsAFault(String port) {
        assertThat(fault(Key.HTTP_PORT, port))
                .isEqualTo("http.port (PLUMBLINE_HTTP_PORT) is '" + port + "', expected a number from 0 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001"})
    void atLeastOneAndAtMostAThousandRequestsAreUnderWay(String parallel) {
        assertThat(fault(Key.KLAVIYO_PARALLEL, parallel)).endsWith("expected a number from 1 to 1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"48", "2 days", "PT0S", "-PT1H", "P99999999999999999999D"})
    void aDurationThatIsNoneIsAFault(String window) {
        assertThat(fault(Key.KLAVIYO_LIVE_WINDOW, window)).endsWith("expected a duration such as PT48H");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.klaviyo.com", "ftp://a.klaviyo.com", "https://", "http://a b", "https:/a"})
    void aUrlThatIsNoneIsAFault(String url) {
        assertThat(fault(Key.KLAVIYO_URL, url)).endsWith("expected http(s)://HOST[:PORT]");
    }

    @Test
    void aDatabaseUrlOfAnotherDatabaseIsAFault() {
        assertThat(fault(Key.DATABASE_URL, "jdbc:mysql://db/x")).contains("expected to begin with jdbc:postgresql:");
    }

    @Test
    void aDirectoryThatCannotBeAPathIsAFault() {
        assertThat(faults("intake:\n  directory: \"a\\0b\""))
                .singleElement()
                .asString()
                .startsWith("intake.directory (PLUMBLINE_INTAKE_DIRECTORY) is no path");
    }

    @Test
    void aUserWithoutAPasswordIsAFault() {
        assertThat(fault(Key.INTAKE_USER, "sap")).contains("PLUMBLINE_INTAKE_PASSWORD", "set both or neither");
    }

    @Test
    void aPasswordWithoutAUserIsAFaultThatDoesNotShowIt() {
        assertThat(fault(Key.INTAKE_PASSWORD, SECRET))
                .contains("set both or neither")
                .doesNotContain(SECRET);
    }

    @Test
    void aDatabasesUserWithoutADatabaseIsAFault() {
        assertThat(fault(Key.DATABASE_USER, "plumbline")).contains("of no use without database.url");
    }

    @Test
    void aKeyThatIsThereTwiceIsAFault() {
        assertThat(faults("http.port: 1\nhttp:\n  port: 2")).containsExactly("http.port is there twice, expected once");
    }

    @Test
    void aListWhereAValueBelongsIsAFault() {
        assertThat(faults("http:\n  port: [8080, 8081]"))
                .containsExactly("http.port is a list, expected a single value");
    }

    @Test
    void brokenYamlIsAFaultThatNamesItsLine() {
        assertThat(faults("http:\n  port: 8080\n bad")).contains("plumbline.yaml is no YAML, see line 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "- http\n- port", "8080"})
    void yamlWithoutKeysIsAFault(String yaml) {
        assertThat(faults(yaml))
                .containsExactly("plumbline.yaml is expected to hold keys with values, as docs/configuration.md shows");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "intake:\n  password: \"" + SECRET,
                "intake:\n  user: sap\n  password:" + SECRET + "\n  directory: in",
                "intake: {user: sap, password:" + SECRET + "}",
                "intake: {user: sap, \"password " + SECRET + "\": x}",
                "password: " + SECRET,
                "intake:\n  password:\n    - " + SECRET,
                "klaviyo:\n  api-key: " + SECRET + "\n  url: nowhere",
                "klaviyo.api-key: \t@" + SECRET,
                "klaviyo.api-key: a b " + SECRET,
                "klaviyo.api-keys: " + SECRET,
                "klaviyo.api-keys: e u=" + SECRET,
                "klaviyo.api-keys: eu=" + SECRET + "; eu=" + SECRET,
                "klaviyo.api-keys: eu=a " + SECRET,
                "database.url: " + SECRET,
            })
    void noMessageEverShowsASecret(String yaml) {
        assertThat(faults(yaml)).isNotEmpty().noneMatch(fault -> fault.contains(SECRET));
    }

    @Test
    void eachAccountHasItsOwnKey() {
        Settings.ApiKeys keys = good("klaviyo: {api-key: pk_main, api-keys: eu=pk_eu ; us=pk_us}")
                .klaviyo()
                .apiKeys();
        assertThat(keys.of("main", ACCOUNTS)).contains("pk_main");
        assertThat(keys.of("eu", ACCOUNTS)).contains("pk_eu");
        assertThat(keys.of("us", ACCOUNTS)).contains("pk_us");
        assertThat(keys.of("jp", ACCOUNTS)).isEmpty();
        assertThat(keys.wrongWith(ACCOUNTS)).isEmpty();
    }

    @Test
    void eachAccountHasItsOwnId() {
        Settings.AccountIds ids = good("klaviyo: {account-id: AbC123, account-ids: eu=XyZ789}")
                .klaviyo()
                .accountIds();
        assertThat(ids.of("main", ACCOUNTS)).contains("AbC123");
        assertThat(ids.of("eu", ACCOUNTS)).contains("XyZ789");
        assertThat(ids.of("us", ACCOUNTS)).isEmpty();
        assertThat(ids.wrongWith(ACCOUNTS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "cn"})
    void anIdOfAnAccountThatIsNoFurtherOneIsWrong(String account) {
        Settings.AccountIds ids =
                good("klaviyo: {account-ids: " + account + "=AbC123}").klaviyo().accountIds();
        assertThat(ids.wrongWith(ACCOUNTS)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{account-id: pk_secret}", "{account-ids: eu}", "{account-ids: eu=A1; eu=A2}"})
    void anIdThatIsNoneIsAFault(String klaviyo) {
        assertThat(faults("klaviyo: " + klaviyo)).singleElement().asString().contains("account-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "cn"})
    void aKeyOfAnAccountThatTheMappingDoesNotNameIsWrongAndNotShown(String account) {
        Settings.ApiKeys keys = good("klaviyo: {api-keys: " + account + "=" + SECRET + "}")
                .klaviyo()
                .apiKeys();
        assertThat(keys.wrongWith(ACCOUNTS).orElseThrow())
                .doesNotContain(SECRET)
                .contains("main");
    }

    @Test
    void theSettingsAsTextShowNoSecret() {
        Settings settings = good(
                "",
                Map.of(
                        "PLUMBLINE_INTAKE_USER",
                        "sap",
                        "PLUMBLINE_INTAKE_PASSWORD",
                        SECRET,
                        "PLUMBLINE_DATABASE_URL",
                        "jdbc:postgresql://db/plumbline?password=" + SECRET,
                        "PLUMBLINE_DATABASE_USER",
                        "plumbline",
                        "PLUMBLINE_DATABASE_PASSWORD",
                        SECRET,
                        "PLUMBLINE_KLAVIYO_API_KEY",
                        SECRET,
                        "PLUMBLINE_KLAVIYO_API_KEYS",
                        "eu=" + SECRET));
        assertThat(settings.toString())
                .contains("sap", "ApiKeys[standard, [eu]]")
                .doesNotContain(SECRET);
    }

    @Test
    void whatIsConfiguredIsShownWithItsOriginAndWithoutSecrets() {
        EffectiveSettings shown = switch (SettingsLoader.load(
                "http: {port: 9000}\nintake: {user: sap, password: s3cret-of-sap}",
                Map.of("PLUMBLINE_DATABASE_URL", "jdbc:postgresql://db/p?user=u&password=s3cret-of-db"))) {
            case SettingsLoader.Loaded.Good good -> good.effective();
            case SettingsLoader.Loaded.Faults faults -> throw new AssertionError(faults.messages());
        };
        assertThat(shown.lines())
                .filteredOn(line -> line.key().equals("http.port"))
                .extracting(EffectiveSettings.Line::value, EffectiveSettings.Line::origin)
                .containsExactly(tuple("9000", EffectiveSettings.Origin.FILE));
        assertThat(shown.toString()).doesNotContain("s3cret").contains("password=***", "(set)");
    }
}
