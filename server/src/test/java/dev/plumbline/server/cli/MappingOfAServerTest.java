package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The mapping of a real server is changed by the command while it runs. */
class MappingOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path directory;

    private static Settings settings(Path mapping) {
        return ServerSettings.of(
                POSTGRES, directory.resolve("data"), Map.of("PLUMBLINE_MAPPING_FILE", mapping.toString()));
    }

    @Test
    void aMappingIsReloadedRefusedAndRolledBack() throws IOException {
        Path file = directory.resolve("mapping.yaml");
        Files.writeString(file, "rules: {orders: {value: gross}}");
        try (ConfigurableApplicationContext server = PlumblineServer.start(settings(file))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            String first = Peer.runAt(url, "mapping", "versions").out().replaceFirst("(?s)In force: (\\w+).*", "$1");
            Files.writeString(file, "rules: {orders: {value: net}}");
            assertThat(Peer.runAt(url, "mapping", "reload", "--by", "Eva").out())
                    .contains("is in force from the next batch on; " + first + " was.");
            Files.writeString(file, "rules: {order: {value: net}}");
            Peer.Run refused = Peer.runAt(url, "mapping", "reload");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err())
                    .contains(
                            "mapping.yaml, line 1, column 9: rules.order: there is no such key; the nearest is orders");
            assertThat(Peer.runAt(url, "mapping", "rollback", first, "--by", "Eva")
                            .out())
                    .startsWith("Mapping " + first + " is in force from the next batch on");
            assertThat(Peer.runAt(url, "mapping", "versions").out())
                    .startsWith("In force: " + first)
                    .contains("rollback", "file", "Eva", "start");
            assertThat(Peer.runAt(url, "mapping", "rollback", "000000000000").err())
                    .contains("No mapping 000000000000 was ever in force here");
        }
    }

    @Test
    void theDemandsOfTheMappingAreListedAndWhatItDropped() throws IOException {
        Path file = directory.resolve("gates.yaml");
        Files.writeString(
                file,
                "targets: {profile: {properties: {Class: {value: customer.customerClass, must: {be: [A]}, breach: pass}}}}");
        try (ConfigurableApplicationContext server = PlumblineServer.start(settings(file))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            assertThat(Peer.runAt(url, "mapping", "gates").out())
                    .contains("targets.profile.properties.Class  be    pass    0      0");
            assertThat(Peer.runAt(url, "mapping", "dropped").out())
                    .contains("names all profile properties that Klaviyo was told");
            assertThat(Peer.runAt(url, "mapping", "unset", "Branch", "--yes", "--reason", "nobody uses it")
                            .err())
                    .contains("Branch: no profile has such a property from us");
        }
    }
}
