package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** From a server that trusts this machine to one that knows its people. */
class SetupTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String PASSWORD = "vier kleine Enten";

    @TempDir
    Path dataDirectory;

    private ConfigurableApplicationContext server;
    private Browser anna;
    private String link = "";

    @BeforeEach
    void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        anna = new Browser(server);
        link = "/setup?token=" + server.getBean(SetupLink.class).renew();
    }

    @AfterEach
    void stop() {
        anna.close();
        server.close();
    }

    private static String tokenOf(String link) {
        return link.replaceFirst(".*=", "");
    }

    private HttpResponse<String> setUp(String page) {
        return anna.submit(
                page, Map.of("token", tokenOf(link), "name", "Anna.Beck", "password", PASSWORD, "again", PASSWORD));
    }

    @Test
    void theLinkMakesTheFirstAdminAndSignsInAndEndsTheTrustInThisMachine() {
        assertThat(anna.get("/api/status").statusCode()).isEqualTo(200);
        anna.get(link);
        String before = cookie();

        assertThat(Browser.location(setUp(link))).endsWith("/");

        assertThat(cookie()).isNotEmpty().isNotEqualTo(before);
        assertThat(anna.get("/api/me").body()).contains("anna.beck", "admin");
        try (Browser stranger = new Browser(server)) {
            assertThat(stranger.get("/api/status").statusCode()).isEqualTo(401);
            assertThat(stranger.get(link).statusCode()).isEqualTo(410);
            assertThat(stranger.get("/login").body()).contains("type=\"password\"");
        }
    }

    private String cookie() {
        return anna.cookies().getCookieStore().getCookies().stream()
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    @Test
    void whatIsWrongWithTheFormIsSaidAndTheLinkHoldsOn() {
        String token = tokenOf(link);
        assertThat(anna.submit(link, Map.of("token", token, "name", "anna", "password", "kurz", "again", "kurz")))
                .satisfies(refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.body()).contains("at least 12 characters");
                });
        assertThat(anna.submit(link, Map.of("token", token, "name", "anna", "password", PASSWORD, "again", "x"))
                        .body())
                .contains("The two passwords differ");
        assertThat(anna.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void aGuessedLinkShowsNoForm() {
        assertThat(anna.get("/setup?token=guess")).satisfies(gone -> {
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(gone.body()).doesNotContain("<form");
        });
    }

    @Test
    void afterFiveFailuresGuessingHasToWait() {
        setUp(link);
        try (Browser guesser = new Browser(server)) {
            for (int n = 0; n < 5; n++) {
                assertThat(Browser.location(guesser.signIn("anna.beck", "geraten " + n)))
                        .endsWith("wrong");
            }
            assertThat(Browser.location(guesser.signIn("anna.beck", PASSWORD))).contains("/login?wait=");
            assertThat(guesser.get("/login?wait=17").body()).contains("Wait 17 seconds");
        }
    }
}
