package dev.plumbline.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** People who sign in to a server. */
class SignInTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final String PASSWORD = "vier kleine Enten";

    @TempDir
    static Path dataDirectory;

    private static ConfigurableApplicationContext server;
    private static String hash;

    private Browser anna;

    @BeforeAll
    static void start() {
        server = PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory));
        hash = server.getBean(Passwords.class).hash(PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void signIn() {
        server.getBean(Users.class).add("anna.beck", Role.ADMIN, hash, "test");
        anna = new Browser(server);
        assertThat(Browser.location(anna.signIn("anna.beck", PASSWORD))).endsWith("/");
    }

    @AfterEach
    void leave() {
        anna.close();
    }

    @Test
    void whoSignsInIsKnownUntilSigningOut() {
        try (Browser again = new Browser(server)) {
            assertThat(Browser.location(again.signIn("anna.beck", "falsch geraten")))
                    .endsWith("/login?wrong");
            assertThat(again.get("/login?wrong").body()).contains("There is no such name and password");
            assertThat(Browser.location(again.signIn("ANNA.beck", PASSWORD))).endsWith("/");
            assertThat(again.get("/api/status").statusCode()).isEqualTo(200);
            String token = anna.tokenOf("/login");
            assertThat(again.send(again.form("/logout", Map.of(), token)).statusCode())
                    .isEqualTo(403);
            assertThat(Browser.location(again.submitTo("/logout", "/login", Map.of())))
                    .endsWith("/login?bye");
            assertThat(again.get("/api/status").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aWriteOfASessionTakesTheTokenOfItsPage() {
        assertThat(anna.post("/api/mapping/reload", "{}").statusCode()).isEqualTo(403);
        assertThat(anna.post("/api/mapping/reload", "{}", "X-CSRF-TOKEN", anna.tokenOf("/login"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whoIsDisabledOrHasAnotherPasswordIsSignedOutAtOnce() {
        Users users = server.getBean(Users.class);
        users.setPassword(users.named("anna.beck").orElseThrow(), "{bcrypt}x");
        assertThat(anna.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void aLoginPageThatWasOpenForTooLongIsShownAnew() {
        try (Browser late = new Browser(server)) {
            assertThat(Browser.location(
                            late.send(late.form("/login", Map.of("name", "anna.beck", "password", PASSWORD), "stale"))))
                    .endsWith("/login?again");
        }
    }

    @Test
    void aPageAndItsPartsLeadToTheLogin() {
        try (Browser stranger = new Browser(server)) {
            assertThat(Browser.location(stranger.get("/"))).endsWith("/login");
            HttpResponse<String> part =
                    stranger.send(stranger.to("/").header("HX-Request", "true").header("Accept", "text/html"));
            assertThat(part.headers().firstValue("HX-Redirect")).hasValue("/login");
        }
    }

    @Test
    void theCookieIsOutOfReachForScriptsAndOtherSites() {
        try (Browser stranger = new Browser(server)) {
            assertThat(stranger.get("/login").headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
        }
    }
}
