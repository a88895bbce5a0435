package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The command and the real server understand each other. */
class HoldsOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final int TRIES = 500;

    @TempDir
    static Path dataDirectory;

    private static Settings settings() {
        return ServerSettings.of(POSTGRES, dataDirectory);
    }

    /** Asks until the answer is as wanted, at most so many times; the engine works meanwhile. */
    private static Peer.Run askUntil(Predicate<String> wanted, String url, String... arguments) {
        Peer.Run run = Peer.runAt(url, arguments);
        for (int n = 0; n < TRIES && !wanted.test(run.out()); n++) {
            run = Peer.runAt(url, arguments);
        }
        return run;
    }

    private static void post(String url, byte[] body) throws IOException, InterruptedException {
        try (HttpClient sap = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/idocs"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            assertThat(sap.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whatIsHeldIsShownAndDecidedAndTheDecisionIsCarriedOut() throws IOException, InterruptedException {
        try (ConfigurableApplicationContext server = PlumblineServer.start(settings())) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            post(url, Idocs.xml(Sap.delivery(1, "0080000001", "0000012345")));
            assertThat(askUntil(out -> out.contains("12345"), url, "holds").out())
                    .contains("order/PRD-100/12345", "PREDECESSOR_MISSING", "exception");

            assertThat(Peer.runAt(url, "holds", "drop", "order", "12345", "--reason", " ")
                            .err())
                    .contains("must not be empty");
            assertThat(Peer.runAt(url, "holds", "drop", "order", "4711", "--system", "PRD-100", "--reason", "a test")
                            .err())
                    .isEqualTo("Nothing is held of order/PRD-100/4711\n");
            assertThat(Peer.runAt(url, "holds", "drop", "order", "0000012345", "--reason", "a test")
                            .out())
                    .isEqualTo("order/PRD-100/12345's held news are dropped (decision 1); the engine works it next.\n");

            assertThat(askUntil(out -> out.equals("Nothing is held.\n"), url, "holds")
                            .out())
                    .isEqualTo("Nothing is held.\n");
        }
    }
}
