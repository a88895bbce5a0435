package dev.plumbline.server.alerts;

import static dev.plumbline.server.support.Idocs.xml;
import static dev.plumbline.server.support.Sap.order;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.plumbline.server.PlumblineServer;
import dev.plumbline.server.cli.Commands;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.ServerSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole server with a mail server beside it, as somebody who runs it uses it. */
class AlertsOfAServerTest {
    @RegisterExtension
    static final Postgres POSTGRES = new Postgres();

    @TempDir
    static Path dataDirectory;

    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static ConfigurableApplicationContext server;
    private static String url = "";

    @BeforeAll
    static void start() {
        MAIL.start();
        server = PlumblineServer.start(ServerSettings.of(
                POSTGRES,
                dataDirectory,
                Map.of(
                        "PLUMBLINE_ALERTS_EMAIL_TO", "it@haendler.example",
                        "PLUMBLINE_ALERTS_SLACK_URL", "marketing=http://127.0.0.1:1/secret",
                        "PLUMBLINE_ALERTS_SMTP_HOST", "127.0.0.1",
                        "PLUMBLINE_ALERTS_SMTP_PORT",
                                String.valueOf(MAIL.getSmtp().getPort()),
                        "PLUMBLINE_ALERTS_SMTP_SECURITY", "none",
                        "PLUMBLINE_ALERTS_SMTP_FROM", "plumbline@haendler.example")));
        url = "http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
        MAIL.stop();
    }

    @BeforeEach
    void emptyTheMailboxes() throws Exception {
        MAIL.purgeEmailFromAllMailboxes();
    }

    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Commands.all(new ManualClock(Instant.EPOCH))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Arrays.stream(arguments), Stream.of("--url", url))
                        .toArray(String[]::new));
        return new Run(exit, out.toString(), err.toString());
    }

    private static void receive(byte[] body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status = client.send(
                            HttpRequest.newBuilder(URI.create(url + "/idocs"))
                                    .POST(BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            assertThat(status).isEqualTo(200);
        }
        for (int tries = 0; tries < 2_000 && exceptions() == 0; tries++) {
            Thread.sleep(10);
        }
        assertThat(exceptions()).isEqualTo(1);
    }

    private static long exceptions() {
        return POSTGRES.jdbc()
                .sql("select count(*) from exception")
                .query(Long.class)
                .single();
    }

    @Test
    void anOrderThatCannotBeReadIsMailedOnceAndShownWithWhomItWasTold() throws Exception {
        receive(xml(order(1, "0000012345", "0000004711").with(3, "E1EDK03", "DATUM", "20261399")));
        server.getBean(Watch.class).step();
        server.getBean(Watch.class).step();
        assertThat(MAIL.waitForIncomingEmail(20_000, 1)).isTrue();
        assertThat(MAIL.getReceivedMessages()[0].getSubject())
                .isEqualTo("[Plumbline] WARNING: 1 order cannot be understood (E1EDK03 DATUM)");
        Run shown = run("alerts");
        assertThat(shown.exit()).isZero();
        assertThat(shown.out())
                .contains("WARNING  1 order cannot be understood (E1EDK03 DATUM)")
                .contains("for integration, since ")
                .contains("First step: Compare the field")
                .contains("Records: IDoc 0000000000000001")
                .contains("  /exceptions/causes/")
                .contains("Told: email")
                .containsPattern("slack/marketing +marketing +0 +well");
        assertThat(run("alerts", "history").out()).contains("1 order cannot be understood");
    }

    @Test
    void aTestIsMailedAndWrittenIntoTheAuditLog() throws Exception {
        Run told = run("alerts", "test", "--channel", "email", "--by", "eva");
        assertThat(told.out()).isEqualTo("email took the test.\n");
        assertThat(MAIL.getReceivedMessages()[0].getSubject())
                .isEqualTo("[Plumbline] Test: this is how alerts come by email");
        assertThat(POSTGRES.jdbc()
                        .sql("select who || ' ' || action from audit")
                        .query(String.class)
                        .list())
                .containsExactly("eva (local) alert.test");
    }

    @Test
    void aTestThatDoesNotArriveSaysWhyAndChangesNothing() {
        Run failed = run("alerts", "test", "--channel", "slack/marketing", "--by", "eva");
        assertThat(failed.exit()).isEqualTo(1);
        assertThat(failed.err())
                .isEqualTo("slack/marketing did not tell it: The other side was not reached (ConnectException)\n");
        assertThat(run("alerts", "test", "--channel", "fax").err())
                .isEqualTo("There is no channel 'fax'; configured: email, slack/marketing\n");
    }
}
