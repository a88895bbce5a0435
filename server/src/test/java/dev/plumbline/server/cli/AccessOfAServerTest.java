package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The commands and the real server understand each other. */
class AccessOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    Path dataDirectory;

    @Test
    void tokensAndUsersAreMadeUntilTheMachineIsTrustedNoMore() {
        try (ConfigurableApplicationContext server =
                PlumblineServer.start(ServerSettings.of(POSTGRES, dataDirectory))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            assertThat(Peer.runAt(url, "users").out()).contains("Nobody has an account");
            assertThat(Peer.runAt(url, "tokens", "create", "ci", "--role", "viewer", "--days", "30")
                            .out())
                    .startsWith("plb_")
                    .hasSize(48);
            assertThat(Peer.runAt(url, "tokens").out()).contains("ci", "viewer", "holds");
            assertThat(Peer.runAt(url, "tokens", "revoke", "ci").out()).contains("lets nobody in any more");
            assertThat(Peer.runAt(url, "tokens", "create", "ci", "--role", "chef")
                            .err())
                    .contains("role is expected as one of sender, viewer");
            assertThat(Peer.runAt(url, "audit-log").out()).contains("token.create", "token/ci", "local");

            assertThat(Peer.runAt(url, "users", "add", "bert", "--role", "viewer")
                            .err())
                    .contains("has to be an admin");
            assertThat(Peer.runAt(url, "users", "add", "anna", "--role", "admin")
                            .out())
                    .matches("anna has access as admin. Password, shown this once: [\\w-]{23}\n");
            assertThat(Peer.runAt(url, "users").err()).contains("PLUMBLINE_TOKEN", "tokens create");
        }
    }

    @Test
    void aTokenGoesBeforeTheUserOfTheIntake() {
        assertThat(RunningServer.authorization(Map.of("PLUMBLINE_TOKEN", "plb_x ", "PLUMBLINE_INTAKE_USER", "sap")))
                .contains("Bearer plb_x");
        assertThat(RunningServer.authorization(
                        Map.of("PLUMBLINE_INTAKE_USER", "sap", "PLUMBLINE_INTAKE_PASSWORD", "schlüssel")))
                .contains("Basic c2FwOnNjaGzDvHNzZWw=");
        assertThat(RunningServer.authorization(Map.of())).isEmpty();
    }
}
