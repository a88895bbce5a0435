package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** To a real HTTP server of this machine. */
class HttpChannelTest {
    private static final List<Notice> TWO = List.of(
            EmailChannelTest.notice(7, Change.RAISED, Severity.WARNING),
            EmailChannelTest.notice(8, Change.OVER, Severity.WARNING));

    private final List<JsonNode> bodies = new CopyOnWriteArrayList<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer server;
    private int answer = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            tokens.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            bodies.add(JsonMapper.shared()
                    .readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private HttpChannel channel(Form form, Optional<String> token) {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook/secret");
        return new HttpChannel(
                "webhook",
                new HttpChannel.Target(url, token),
                form,
                Optional.of(URI.create("https://plumbline.haendler.example")),
                client);
    }

    @Test
    void aWebhookGetsEveryFieldOfEveryNotice() throws Exception {
        channel(Form.WEBHOOK, Optional.of("t0ken")).send(TWO);
        assertThat(tokens).containsExactly("Bearer t0ken");
        assertThat(bodies).singleElement().isEqualTo(JsonMapper.shared().readTree("""
                {"subject": "[Plumbline] WARNING: 12 orders cannot be understood (and 1 more)", "notices": [
                  {"id": 7, "subject": "exceptions/ab", "change": "RAISED", "severity": "WARNING", "team": "SERVICE",
                   "at": "2026-03-04T08:00:00Z", "raisedAt": "2026-03-04T07:50:00Z", "title": "12 orders cannot be understood",
                   "cause": "Klaviyo does not know them.", "firstStep": "Compare the field & correct it in SAP.",
                   "link": "https://plumbline.haendler.example/exceptions/causes/ab",
                   "records": ["order/PRD-100/12345", "order/PRD-100/12346"]},
                  {"id": 8, "subject": "exceptions/ab", "change": "OVER", "severity": "WARNING", "team": "SERVICE",
                   "at": "2026-03-04T08:00:00Z", "raisedAt": "2026-03-04T07:50:00Z", "title": "12 orders cannot be understood",
                   "cause": "Klaviyo does not know them.", "firstStep": "Compare the field & correct it in SAP.",
                   "link": "https://plumbline.haendler.example/exceptions/causes/ab",
                   "records": ["order/PRD-100/12345", "order/PRD-100/12346"]}]}"""));
    }

    @Test
    void slackGetsATextInWhichNothingIsTakenForMarkup() throws Exception {
        channel(Form.SLACK, Optional.empty()).send(TWO);
        assertThat(bodies.getFirst().path("text").asString())
                .startsWith("*WARNING: 12 orders cannot be understood*\n")
                .contains("_First step:_ Compare the field &amp; correct it in SAP.")
                .contains("<https://plumbline.haendler.example/exceptions/causes/ab|Open it in Plumbline>")
                .contains("\n\n*Over: 12 orders cannot be understood*");
    }

    @Test
    void teamsGetsACardForEachNotice() throws Exception {
        channel(Form.TEAMS, Optional.empty()).send(TWO);
        JsonNode message = bodies.getFirst();
        assertThat(message.path("type").asString()).isEqualTo("message");
        assertThat(message.path("attachments").size()).isEqualTo(2);
        JsonNode card = message.path("attachments").path(0).path("content");
        assertThat(card.path("type").asString()).isEqualTo("AdaptiveCard");
        assertThat(card.path("body").path(0).path("text").asString())
                .isEqualTo("WARNING: 12 orders cannot be understood");
        assertThat(card.path("actions").path(0).path("url").asString())
                .isEqualTo("https://plumbline.haendler.example/exceptions/causes/ab");
    }

    @Test
    void whatIsAnsweredOtherwiseIsNotToldAndTheAddressIsNotShown() {
        answer = 404;
        assertThatThrownBy(() -> channel(Form.SLACK, Optional.empty()).send(TWO))
                .isInstanceOf(UntoldException.class)
                .hasMessage("The other side answered 404");
    }

    @Test
    void whereNobodyIsNothingIsToldAndTheAddressIsNotShown() {
        HttpChannel channel = channel(Form.SLACK, Optional.empty());
        server.stop(0);
        assertThatThrownBy(() -> channel.send(TWO))
                .isInstanceOf(UntoldException.class)
                .hasMessage("The other side was not reached (ConnectException)");
    }
}
