package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a real server answers who asks what a mapping would do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path directory;

    private ConfigurableApplicationContext server;
    private String url;

    @BeforeAll
    void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, directory));
        url = "http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(url + path))
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void aPreviewIsAnsweredAndNothingOfItIsStored() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("/api/mapping/preview", Idocs.xml(Sap.delivery(1, "0080000077", "0000077777")));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode preview = JsonMapper.shared().readTree(answer.body());
        assertThat(preview.at("/idocs/0/read/0/field").asString()).startsWith("delivery.");
        assertThat(preview.at("/held/0/reason").asString()).isEqualTo("PREDECESSOR_MISSING");
        assertThat(Peer.runAt(url, "trace", "--order", "77777").exit()).isNotZero();
    }

    @Test
    void anEmptyBodyIsRefused() throws IOException, InterruptedException {
        assertThat(post("/api/mapping/preview", new byte[0]).statusCode()).isEqualTo(400);
    }

    @Test
    void twoMappingsAreComparedByWhatCame() throws IOException, InterruptedException {
        post("/idocs", Idocs.xml(Sap.order(1, "0000012345", "0000000042")));
        Path other = Files.writeString(directory.resolve("new.yaml"), """
                targets:
                  events:
                    ordered:
                      properties: {ProductName: item.material}
                """);
        Peer.Run run = Peer.runAt(url, "mapping", "compare", other.toString(), "--since", "1h");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("0 profiles, 1 events and 0 catalog entries would differ.")
                .contains("Ordered Product, properties.ProductName: 1\n")
                .contains("main PRD-100-order-12345-item-10: Bolt M8 -> 815");
    }

    @Test
    void aComparisonSaysHowMuchOfWhatCameIsNotThereAnyMore() throws IOException, InterruptedException {
        post("/idocs", Idocs.xml(Sap.order(1, "0000012345", "0000000042")));
        POSTGRES.jdbc().sql("delete from inbox_raw").update();
        Path other = Files.writeString(directory.resolve("other.yaml"), "");
        Peer.Run run = Peer.runAt(url, "mapping", "compare", other.toString(), "--since", "1h");
        assertThat(run.out())
                .contains(" over 0 IDocs and rows.")
                .contains("1 more came in that time and are not compared: their raw IDocs were removed on schedule");
    }

    @Test
    void aMappingThatDoesNotCheckIsNotCompared() throws IOException {
        Path faulty = Files.writeString(directory.resolve("faulty.yaml"), "rulez: {}\n");
        Peer.Run run = Peer.runAt(url, "mapping", "compare", faulty.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("The mapping does not stand:", "line 1, column 1");
    }
}
