package dev.plumbline.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.command.Money;
import dev.plumbline.core.command.ProfileKey;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.sandbox.klaviyo.Fault;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The command and the real server: a lost event is found, explained, sent again, and then both agree. */
class ReconcileOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    private static final int TRIES = 400;
    private static final String DAY = "2026-03-03";

    @TempDir
    static Path dataDirectory;

    private static TrackEvent placed(int order) {
        return new TrackEvent(
                "Placed Order",
                new ProfileKey("main", "4711"),
                "PRD-100-order-" + order,
                Instant.parse("2026-03-03T11:00:00Z").plusSeconds(order),
                Optional.of(new Money(new BigDecimal("119.90"), "EUR")),
                Map.of("OrderId", String.valueOf(order)),
                false,
                Optional.of("order/PRD-100/" + order));
    }

    private static long count(String from) {
        return POSTGRES.jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    /** Queues an event and waits until Klaviyo has answered. */
    private static void tell(ConfigurableApplicationContext server, int order) throws InterruptedException {
        server.getBean(Outbox.class)
                .append(
                        List.of(new NewCommand(0, "order/PRD-100/" + order, placed(order), false)),
                        "",
                        server.getBean(InstantSource.class).instant());
        awaitSent();
    }

    private static void awaitSent() throws InterruptedException {
        for (int n = 0; n < TRIES && count("outbox where status = 'queued'") > 0; n++) {
            Thread.sleep(50);
        }
        assertThat(count("outbox where status = 'queued'")).isZero();
    }

    private static Peer.Run compareUntil(String url, String wanted) {
        Peer.Run run = Peer.runAt(url, "reconcile", "--from", DAY, "--to", DAY, "--wait");
        for (int n = 0; n < 20 && !run.out().contains(wanted); n++) {
            run = Peer.runAt(url, "reconcile", "--from", DAY, "--to", DAY, "--wait");
        }
        return run;
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void aLostEventIsFoundSentAgainAndThenBothAgree() throws Exception {
        try (KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(InstantSource.system()));
                ConfigurableApplicationContext server = PlumblineServer.start(ServerSettings.of(
                        POSTGRES,
                        dataDirectory,
                        Map.of(
                                "PLUMBLINE_KLAVIYO_URL", klaviyo.uri().toString(),
                                "PLUMBLINE_KLAVIYO_API_KEY", "pk_test",
                                "PLUMBLINE_KLAVIYO_SHARE", "unlimited",
                                "PLUMBLINE_KLAVIYO_VERIFY_SHARE", "0",
                                "PLUMBLINE_KLAVIYO_VERIFY_PATIENCE", "PT1S")))) {
            String url = "http://localhost:"
                    + ((WebServerApplicationContext) server).getWebServer().getPort();
            assertThat(Peer.runAt(url, "reconcile", "list").out()).contains("Nothing was compared yet");
            tell(server, 1);
            klaviyo.faults().add(Fault.always(Fault.Kind.LOST).on("/api/events").atMost(1));
            tell(server, 2);

            Peer.Run red = compareUntil(url, "1 not stored");
            assertThat(red.out()).contains("2 events compared with", DAY + "  red", "1 not stored");
            assertThat(Peer.runAt(url, "reconcile", "show", DAY).out())
                    .contains("is red", "not stored", "order/PRD-100/2", "does not have it");
            assertThat(Peer.runAt(url, "reconcile", "repair", DAY).out())
                    .contains("1 events of " + DAY + " would be sent again", "Placed Order EUR  119.9", "--yes");
            assertThat(count("outbox where resent_at is not null")).isZero();
            assertThat(get(url + "/api/agreement/runs/1/differences.csv"))
                    .startsWith("day,metric,currency,class,")
                    .contains("\"2026-03-03\",\"Placed Order\",\"EUR\",", "\"order/PRD-100/2\",\"PRD-100-order-2\"");

            assertThat(Peer.runAt(url, "reconcile", "repair", DAY, "--yes").out())
                    .contains("1 events of " + DAY + " are sent again as history");
            awaitSent();
            assertThat(compareUntil(url, "green").out()).contains(DAY + "  green");
            assertThat(Peer.runAt(url, "reconcile", "list").out()).contains("done", "none", "1 not stored");
            assertThat(count("audit where action = 'agreement.repair' and object = 'agreement/" + DAY + "'"))
                    .isEqualTo(1);
            assertThat(Peer.runAt(url, "reconcile", "show", "2026-02-01").err())
                    .contains("No comparison that ended has looked at 2026-02-01");
        }
    }
}
