package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** docs/transcripts.md: each command there, run in this order, says what the page says. */
class TranscriptsTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final Path ROOT =
            Path.of(System.getProperty("plumbline.root")).toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/transcripts.md");
    private static final Path SAMPLES = ROOT.resolve("docs/examples/mapping/samples");
    private static final String COMMAND = "$ ./plumbline ";
    private static final String FENCE = "```";

    @TempDir
    Path directory;

    @Test
    void thePageSaysWhatTheCommandsSay() throws Exception {
        String page = Files.readString(PAGE);
        Path config = Files.writeString(
                directory.resolve("plumbline.yaml"), "data: {directory: '" + directory.resolve("data") + "'}\n");
        String expected;
        try (ConfigurableApplicationContext server =
                PlumblineServer.start(ServerSettings.of(POSTGRES, directory.resolve("data")))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            receiveSamples(url);
            expected = rewritten(page, config, url);
        }
        if (Boolean.getBoolean("plumbline.regenerate")) {
            Files.writeString(PAGE, expected);
            return;
        }
        assertThat(page)
                .as(
                        "%s is out of date; rewrite it with ./mvnw -pl server -am test -Dtest=TranscriptsTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dplumbline.regenerate=true",
                        PAGE)
                .isEqualTo(expected);
    }

    private static void receiveSamples(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String name : List.of("customers.xml", "orders.xml")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/idocs"))
                        .POST(HttpRequest.BodyPublishers.ofFile(SAMPLES.resolve(name)))
                        .build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    /** The page with what the commands say now. */
    private String rewritten(String page, Path config, String url) {
        StringBuilder made = new StringBuilder();
        boolean isOutput = false;
        for (String line : page.split("(?<=\n)", -1)) {
            if (line.startsWith(COMMAND)) {
                made.append(line).append(said(line.substring(COMMAND.length()).strip(), config, url));
                isOutput = true;
            } else if (!isOutput || line.startsWith(FENCE)) {
                made.append(line);
                isOutput = false;
            }
        }
        return made.toString();
    }

    private String said(String command, Path config, String url) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.split(" ", -1)) {
            arguments.add(word.startsWith("docs/") ? ROOT.resolve(word).toString() : word);
        }
        if (command.matches("mapping (compare|reload|versions).*")) {
            arguments.addAll(List.of("--url", url));
        } else if (command.matches("schema (import|rollback|remove).*")) {
            arguments.addAll(List.of("--config", config.toString(), "--url", url, "--by", "eva"));
        } else {
            arguments.addAll(List.of("--config", config.toString()));
        }
        Peer.Run run = Peer.runAlone(arguments.toArray(String[]::new));
        return Arrays.stream((run.out() + run.err()).split("(?<=\n)", -1))
                .map(line -> line.replace(ROOT + "/", "")
                        .replace(directory.resolve("data").toString(), "data"))
                .reduce("", String::concat);
    }
}
