package dev.plumbline.server.observe;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.delivery.Deliveries;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.Settlement;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** What a running server serves to programs that watch it, beside what docs/metrics.md and the dashboard say of it. */
class ObserveTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static final Path DOCS = Path.of(System.getProperty("plumbline.root"), "docs");
    private static final HttpClient PROMETHEUS = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext server;
    private static URI base;

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        base = URI.create("http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return PROMETHEUS.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    private static String scrape() {
        HttpResponse<String> answer = get("/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** As Prometheus lists them: {@code # TYPE name kind}. */
    private static Set<String> served() {
        return scrape().lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ", 4)[2])
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double valueOf(String series) {
        return scrape().lines()
                .filter(line -> line.startsWith(series + " "))
                .map(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no series " + series));
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }

    private static String docs(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }

    @Test
    void everyMetricIsInTheListAndTheListNamesNoOther() throws IOException {
        Set<String> listed = found(Pattern.compile("(?m)^\\| `([a-z0-9_]+)` \\|"), docs("metrics.md"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(served()).isEqualTo(listed);
    }

    @Test
    void theDashboardAsksForNothingThatIsNotServed() throws IOException {
        Set<String> samples = scrape().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[ {]", 2)[0])
                .collect(Collectors.toSet());
        Set<String> asked = found(Pattern.compile("\"expr\": \"(.*)\""), docs("grafana/plumbline.json"))
                .flatMap(query ->
                        found(Pattern.compile("\\b((?:plumbline|jvm|hikaricp|process|system)_[a-z0-9_]+)"), query))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(samples).containsAll(asked);
    }

    @Test
    @Timeout(60)
    void anIdocIsCountedWhenItIsTakenInAndWhenItWasWorked() throws InterruptedException {
        String taken = "plumbline_idocs_received_total{kind=\"new\"}";
        String repeated = "plumbline_idocs_received_total{kind=\"duplicate\"}";
        String worked = "plumbline_idocs_worked_total{status=\"applied\"}";
        double before = valueOf(worked);
        double earlier = valueOf(taken);
        byte[] body = xml(idoc(
                1, "DEBMAS", "DEBMAS06", segment("E1KNA1M", "MSGFN", "005", "KUNNR", "0000004711", "NAME1", "Muster")));
        for (int n = 0; n < 2; n++) {
            assertThat(send(HttpRequest.newBuilder(base.resolve("/idocs")).POST(BodyPublishers.ofByteArray(body)))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(valueOf(taken)).isEqualTo(earlier + 1);
        assertThat(valueOf(repeated)).isPositive();
        while (valueOf(worked) == before) {
            Thread.sleep(10);
        }
        assertThat(valueOf(worked)).isEqualTo(before + 1);
        assertThat(scrape()).doesNotContain("4711", "Muster");
    }

    @Test
    void whatWaitsIsSeenWithItsAge() {
        Backlog backlog = server.getBean(Backlog.class);
        POSTGRES.jdbc().sql("""
                        insert into exception (inbox_id, kind, reason, opened_at)
                        select null, 'DEFECT', 'invented', timestamptz '2026-03-02 08:00:00Z' + n * interval '1 hour'
                        from generate_series(0, 2) n""").update();
        Backlog.Seen seen = backlog.look();
        assertThat(seen.exceptions()).isEqualTo(3);
        assertThat(seen.oldestException()).hasValue(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(seen.oldestIdoc()).isEmpty();
        assertThat(seen.oldestCommand()).isEmpty();
        assertThat(seen.holds()).isEmpty();
    }

    @Test
    void aCommandWaitsByItsAgeUntilItIsSettledAndCounted() {
        String account = server.getBean(Deliveries.class).status().firstKey();
        Instant since = Instant.parse("2026-03-02T08:00:00Z");
        long id = POSTGRES.jdbc()
                .sql("""
                        insert into outbox (aggregate, account, lane, kind, urgency, command, mapping, created_at, next_at)
                        values ('customer/1', :account, 'lane', 'UpsertProfile', 'BATCH', '{}', 'none', :at, :at) returning id""")
                .param("account", account)
                .param("at", since.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        Backlog backlog = server.getBean(Backlog.class);
        assertThat(backlog.look().oldestCommand()).containsExactly(Map.entry(account, since));
        String accepted = "plumbline_commands_settled_total{outcome=\"accepted\"}";
        double before = valueOf(accepted);
        server.getBean(TransactionOperations.class)
                .executeWithoutResult(
                        status -> server.getBean(Outbox.class).settle(List.of(new Settlement.Accepted(id, "")), since));
        assertThat(valueOf(accepted)).isEqualTo(before + 1);
        assertThat(backlog.look().oldestCommand()).isEmpty();
    }

    @Test
    void aServerThatCanTakeIdocsInSaysThatItIsReady() {
        HttpResponse<String> answer = get("/ready");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ready\n");
    }

    @Test
    @Timeout(60)
    void withoutItsDatabaseAServerLivesAndIsNotReady() throws InterruptedException {
        POSTGRES.goAway();
        try {
            // An answer holds for a second.
            while (get("/ready").statusCode() == 200) {
                Thread.sleep(50);
            }
            HttpResponse<String> answer = get("/ready");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).startsWith("The database does not answer");
            assertThat(get("/health").body()).isEqualTo("up\n");
            // A look into the database serves the scrapes of five seconds.
            while (!Double.isNaN(valueOf("plumbline_exceptions_open"))) {
                Thread.sleep(100);
            }
        } finally {
            POSTGRES.comeBack();
        }
        while (get("/ready").statusCode() != 200) {
            Thread.sleep(50);
        }
    }
}
