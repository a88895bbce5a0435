package dev.plumbline.server.watermark;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.idoc;
import static dev.plumbline.server.support.Sap.order;
import static dev.plumbline.server.support.Sap.segment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.idoc.Idoc;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole server in shadow mode, which refuses because of queued commands: a test can make these come and go. */
class WatermarksOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static final HttpClient SAP = HttpClient.newHttpClient();
    private static ConfigurableApplicationContext server;
    private static URI base;

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(
                POSTGRES,
                dataDirectory,
                Map.of("PLUMBLINE_WATERMARKS_QUEUED_WARN", "2", "PLUMBLINE_WATERMARKS_QUEUED_REFUSE", "3")));
        base = address(server);
    }

    private static URI address(ConfigurableApplicationContext context) {
        return URI.create("http://localhost:"
                + ((WebServerApplicationContext) context).getWebServer().getPort() + "/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return SAP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static HttpResponse<String> post(Idoc... idocs) {
        return post(base, idocs);
    }

    private static HttpResponse<String> post(URI at, Idoc... idocs) {
        return send(HttpRequest.newBuilder(at.resolve("/idocs")).POST(BodyPublishers.ofByteArray(xml(idocs))));
    }

    private static String get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET()).body();
    }

    /** The engine has a loop of its own; this waits for what it does. */
    private static void untilWorked() throws InterruptedException {
        while (count("inbox where status = 'received'") > 0) {
            Thread.sleep(10);
        }
    }

    private static void look(ConfigurableApplicationContext context) {
        context.getBean(Watermarks.class).watched().forEach(Watermark::step);
    }

    private static JsonNode status(String watermark) {
        return new JsonMapper().readTree(get("/api/status")).path("watermarks").path(watermark);
    }

    private static long count(String from) {
        return POSTGRES.jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    @Test
    void whileSomethingRefusesSapIsAskedToComeBackAndNothingIsLost() throws Exception {
        Idoc customer = idoc(
                1, "DEBMAS", "DEBMAS06", segment("E1KNA1M", "MSGFN", "005", "KUNNR", "0000004711", "NAME1", "Muster"));
        assertThat(post(customer, order(2, "0000012345", "0000004711")).statusCode())
                .isEqualTo(200);
        untilWorked();
        look(server);
        HttpResponse<String> refused = post(order(3, "0000012346", "0000004711"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(refused.body())
                .contains(
                        "3 or more commands wait for Klaviyo, and watermarks.queued.refuse is 3. Nothing of this request"
                                + " counts; send it again.");
        assertThat(count("inbox")).isEqualTo(2);
        JsonNode queued = status("queued");
        assertThat(queued.path("state").asString()).isEqualTo("REFUSE");
        assertThat(queued.path("value").asInt()).isEqualTo(3);
        assertThat(queued.path("warn").asInt()).isEqualTo(2);
        assertThat(queued.path("says").asString()).startsWith("nothing is taken in: 3 or more commands wait");
        assertThat(get("/health")).isEqualTo("up\n");
        POSTGRES.jdbc().sql("update outbox set status = 'accepted'").update();
        look(server);
        assertThat(post(order(3, "0000012346", "0000004711")).body())
                .contains("received=\"1\" duplicates=\"0\" broken=\"0\"");
    }

    @Test
    void aServerWithADatabaseOfItsOwnTakesNothingInWhileItsDiskHasTooLittleRoom(@TempDir Path data) {
        try (ConfigurableApplicationContext own = PlumblineServer.start(ServerSettings.of(
                POSTGRES,
                data,
                Map.of(
                        "PLUMBLINE_DATABASE_URL", "",
                        "PLUMBLINE_DATABASE_USER", "",
                        "PLUMBLINE_WATERMARKS_DISK_WARN", "off",
                        "PLUMBLINE_WATERMARKS_DISK_REFUSE", "900000 TB")))) {
            look(own);
            HttpResponse<String> refused = post(address(own), order(1, "0000012345", "0000004711"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body())
                    .contains("are free on the disk of the data directory, and watermarks.disk.refuse is");
        }
    }

    @Test
    void theDiskOfAnotherDatabaseServerIsNotSeenAndTheStatusSaysSo() {
        assertThat(status("disk").path("state").asString()).isEqualTo("UNWATCHED");
        assertThat(status("disk").path("value").isNull()).isTrue();
        assertThat(status("disk").path("says").asString()).contains("(database.url) is not seen from here");
    }
}
