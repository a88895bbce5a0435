package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A server to which nobody has an account: this machine is trusted, web pages that somebody on it looks at are not. */
class OriginTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String RELOAD = "/api/mapping/reload";

    @TempDir
    static Path dataDirectory;

    private static ConfigurableApplicationContext server;
    private static Browser browser;

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        browser = new Browser(server);
    }

    @AfterAll
    static void stop() {
        browser.close();
        server.close();
    }

    /** As it goes over the wire, for headers that a client does not let one set. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), browser.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aProgramOnThisMachineMayWrite() {
        assertThat(browser.post(RELOAD, "{}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void aPageOfAnotherSiteMakesTheBrowserWriteNothing(String site) {
        assertThat(browser.post(RELOAD, "{}", "Sec-Fetch-Site", site)).satisfies(refused -> {
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("Another site's page");
        });
        assertThat(browser.post("/idocs", "<x/>", "Sec-Fetch-Site", site).statusCode())
                .isEqualTo(403);
        assertThat(POSTGRES.jdbc()
                        .sql("select count(*) from exception")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://angebote.example", "null", "http://localhost:3000"})
    void anOlderBrowserIsKnownByTheOriginThatItNames(String origin) {
        assertThat(browser.post(RELOAD, "{}", "Origin", origin).statusCode()).isEqualTo(403);
    }

    @Test
    void ourOwnPagesMayWrite() {
        assertThat(browser.post(RELOAD, "{}", "Sec-Fetch-Site", "same-origin", "Origin", browser.origin())
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.post(RELOAD, "{}", "Origin", browser.origin()).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "127.0.0.1, 200", "[::1], 200", "angebote.example, 401", "localhost.example, 401"})
    void whoReachesThisMachineByAnotherNameIsNotTrusted(String host, int status) throws IOException {
        assertThat(raw("GET /api/status HTTP/1.1\nHost: " + host + ":" + browser.port() + "\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 192.0.2.7", "Forwarded: for=192.0.2.7", "Via: 1.1 proxy"})
    void whatAProxyPassesOnIsNotOfThisMachine(String header) throws IOException {
        assertThat(raw("GET /api/status HTTP/1.1\nHost: localhost\n" + header + "\nConnection: close\n\n"))
                .startsWith("HTTP/1.1 401");
    }

    @Test
    void everyAnswerTellsTheBrowserToTakeNothingFromElsewhere() {
        assertThat(browser.get("/login").headers().map())
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy)
                                .singleElement()
                                .asString()
                                .contains("default-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe"))
                .hasEntrySatisfying(
                        "x-content-type-options", nosniff -> assertThat(nosniff).containsExactly("nosniff"))
                .hasEntrySatisfying(
                        "referrer-policy", policy -> assertThat(policy).containsExactly("same-origin"))
                .hasEntrySatisfying("x-frame-options", deny -> assertThat(deny).containsExactly("DENY"));
    }

    @Test
    void aPathThatIsNotInTheTableDoesNotExist() {
        assertThat(browser.get("/api/secrets").statusCode()).isEqualTo(404);
    }

    @Test
    void aTokenThatDoesNotHoldLetsNobodyInEvenHere() {
        assertThat(browser.post(RELOAD, "{}", "Authorization", "Bearer plb_x").statusCode())
                .isEqualTo(401);
    }
}
