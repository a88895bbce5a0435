package dev.plumbline.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.plumbline.server.settings.Alerting.Security;
import dev.plumbline.server.settings.Alerting.Smtp;
import dev.plumbline.server.settings.Settings.Credentials;
import dev.plumbline.server.support.ManualClock;
import dev.plumbline.server.words.Team;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To a real SMTP server of this machine. */
class EmailChannelTest {
    static final Instant NOW = Instant.parse("2026-03-04T08:00:00Z");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    static Notice notice(long id, Change change, Severity severity) {
        return new Notice(
                id,
                "exceptions/ab",
                change,
                severity,
                Team.SERVICE,
                NOW,
                NOW.minusSeconds(600),
                Facts.fact("exceptions/ab", severity, Team.SERVICE).wording());
    }

    private EmailChannel channel(Optional<Credentials> credentials) {
        return new EmailChannel(
                "email",
                new Smtp(
                        "127.0.0.1",
                        server.getSmtp().getPort(),
                        Security.NONE,
                        credentials,
                        "plumbline@haendler.example"),
                List.of("it@haendler.example", "ops@haendler.example"),
                Optional.of(URI.create("https://plumbline.haendler.example")),
                new ManualClock(NOW));
    }

    private static String text(MimeMessage message) throws Exception {
        return String.valueOf(message.getContent()).replace("\r\n", "\n");
    }

    @Test
    void aMessageNamesWhatIsWrongTheRecordsTheFirstStepAndThePageThatMendsIt() throws Exception {
        channel(Optional.empty()).send(List.of(notice(7, Change.RAISED, Severity.CRITICAL)));
        MimeMessage[] received = server.getReceivedMessages();
        assertThat(received).hasSize(2);
        assertThat(received[0].getSubject()).isEqualTo("[Plumbline] CRITICAL: 12 orders cannot be understood");
        assertThat(received[0].getFrom()).extracting(Object::toString).containsExactly("plumbline@haendler.example");
        assertThat(received[0].getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("it@haendler.example", "ops@haendler.example");
        assertThat(text(received[0])).isEqualToNormalizingNewlines("""
                CRITICAL: 12 orders cannot be understood
                For Customer experience. exceptions/ab is wrong, 4 Mar 2026 08:00 UTC; wrong since 4 Mar 2026 07:50 UTC.

                Klaviyo does not know them.
                First step: Compare the field & correct it in SAP.
                Records: order/PRD-100/12345, order/PRD-100/12346
                https://plumbline.haendler.example/exceptions/causes/ab""");
    }

    @Test
    void severalAreOneMessageWhoseSubjectIsTheGravest() throws Exception {
        channel(Optional.empty())
                .send(List.of(
                        notice(7, Change.OVER, Severity.CRITICAL),
                        notice(8, Change.RAISED, Severity.WARNING),
                        notice(9, Change.BETTER, Severity.WARNING)));
        assertThat(server.getReceivedMessages()[0].getSubject())
                .isEqualTo("[Plumbline] WARNING: 12 orders cannot be understood (and 2 more)");
        assertThat(text(server.getReceivedMessages()[0]))
                .contains("Over: 12 orders", "\n\n-- \n\nWARNING: 12 orders", "Only WARNING now: 12 orders");
    }

    @Test
    void whatIsSentAgainHasTheSameIdByWhichMailProgramsKnowIt() throws Exception {
        channel(Optional.empty()).send(List.of(notice(7, Change.RAISED, Severity.CRITICAL)));
        channel(Optional.empty()).send(List.of(notice(7, Change.RAISED, Severity.CRITICAL)));
        assertThat(server.getReceivedMessages())
                .extracting(MimeMessage::getMessageID)
                .containsOnly("<alert-email-7-7@plumbline>");
    }

    @Test
    void aServerThatWantsAPasswordGetsIt() throws Exception {
        server.setUser("plumbline@haendler.example", "plumbline", "schlüssel-4711");
        server.getUserManager().setAuthRequired(true);
        channel(Optional.of(new Credentials("plumbline", "schlüssel-4711")))
                .send(List.of(notice(7, Change.RAISED, Severity.CRITICAL)));
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aWrongPasswordIsNoSuccessAndIsNotShown() {
        server.setUser("plumbline@haendler.example", "plumbline", "schlüssel-4711");
        server.getUserManager().setAuthRequired(true);
        assertThatThrownBy(() -> channel(Optional.of(new Credentials("plumbline", "geheim")))
                        .send(List.of(notice(7, Change.RAISED, Severity.CRITICAL))))
                .isInstanceOf(UntoldException.class)
                .hasMessageContaining("AuthenticationFailedException")
                .hasMessageNotContaining("geheim");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        EmailChannel channel = channel(Optional.empty());
        server.stop();
        assertThatThrownBy(() -> channel.send(List.of(notice(7, Change.RAISED, Severity.CRITICAL))))
                .isInstanceOf(UntoldException.class)
                .hasMessageStartingWith("The mail server 127.0.0.1:");
    }
}
