package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.settings.Settings;
import dev.plumbline.server.support.Idocs;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Sap;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The command, the real server and the stand-in for Klaviyo understand each other. */
class BackfillOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    @TempDir
    Path history;

    private static Settings settings(KlaviyoStandIn klaviyo) {
        return ServerSettings.of(
                POSTGRES,
                dataDirectory,
                Map.of("PLUMBLINE_KLAVIYO_URL", klaviyo.uri().toString(), "PLUMBLINE_KLAVIYO_API_KEY", "pk_test"));
    }

    @Test
    void aDirectoryIsPlannedStartedFollowedAndToldWithoutAFlow() throws IOException {
        Files.write(
                history.resolve("a.xml"),
                Idocs.xml(
                        Sap.idoc(
                                1,
                                "DEBMAS",
                                "DEBMAS06",
                                Sap.segment("E1KNA1M", "MSGFN", "005", "KUNNR", "0000004711", "NAME1", "Muster")),
                        Sap.order(2, "0000012345", "0000004711"),
                        Sap.delivery(3, "0080000001", "0000012345")));
        try (KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(InstantSource.system()));
                ConfigurableApplicationContext server = PlumblineServer.start(settings(klaviyo))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            assertThat(Peer.runAt(url, "backfill", history.toString(), "--plan").out())
                    .contains("Backfill 1 of " + history, "Placed Order", "3 pieces go into the inbox")
                    .endsWith("Nothing was loaded. Start it with ./plumbline backfill start 1\n");

            assertThat(Peer.runAt(url, "backfill", "start", "1").out()).startsWith("Backfill 1 of ");
            assertThat(Peer.runAt(url, "backfill", "follow", "1").out())
                    .contains("is done", "100 % 3/3 loaded, 3 worked")
                    .containsPattern("([1-9]\\d*)/\\1 sent");
            assertThat(Peer.runAt(url, "backfill", "told", "1").out()).contains("Fulfilled Order", "profile 4711");
            assertThat(klaviyo.snapshot().flowStarts()).isEmpty();

            assertThat(Peer.runAt(url, "backfill", history.toString(), "--proof", "4711")
                            .out())
                    .contains("customer 4711", "is done", "Nothing is told because of it.");
            assertThat(Peer.runAt(url, "backfill", "inbox", "--from", "yesterday")
                            .err())
                    .contains("expected as a day (2026-03-01)");
            assertThat(Peer.runAt(url, "backfill", "pause", "1").err())
                    .isEqualTo("Backfill 1 is done, expected running\n");
            assertThat(Peer.runAt(url, "backfill", "list").out()).contains("done", "ASKED FOR");
        }
    }
}
