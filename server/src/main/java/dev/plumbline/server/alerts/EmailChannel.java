package dev.plumbline.server.alerts;

import dev.plumbline.server.settings.Alerting.Smtp;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** By e-mail, as plain text. A message that is sent again has the same Message-ID, by which mail programs know it. */
final class EmailChannel implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Smtp smtp;
    private final List<String> to;
    private final Optional<URI> console;
    private final InstantSource clock;
    private final Session session;

    EmailChannel(String name, Smtp smtp, List<String> to, Optional<URI> console, InstantSource clock) {
        this.name = name;
        this.smtp = smtp;
        this.to = List.copyOf(to);
        this.console = console;
        this.clock = clock;
        this.session = smtp.credentials()
                .map(credentials -> Session.getInstance(properties(smtp), new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(credentials.user(), credentials.password());
                    }
                }))
                .orElseGet(() -> Session.getInstance(properties(smtp)));
    }

    private static Properties properties(Smtp smtp) {
        String patience = String.valueOf(PATIENCE.toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", smtp.host());
        properties.setProperty("mail.smtp.port", String.valueOf(smtp.port()));
        properties.setProperty(
                "mail.smtp.auth", String.valueOf(smtp.credentials().isPresent()));
        properties.setProperty("mail.smtp.connectiontimeout", patience);
        properties.setProperty("mail.smtp.timeout", patience);
        properties.setProperty("mail.smtp.writetimeout", patience);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (smtp.security()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(List<Notice> notices) throws UntoldException {
        try {
            Transport.send(message(notices));
        } catch (SendFailedException refused) {
            throw new UntoldException("The mail server did not take the message for all of its receivers", refused);
        } catch (MessagingException failed) {
            throw new UntoldException(
                    "The mail server %s:%d was not reached or did not take the message (%s)"
                            .formatted(
                                    smtp.host(), smtp.port(), failed.getClass().getSimpleName()),
                    failed);
        }
    }

    private MimeMessage message(List<Notice> notices) throws MessagingException {
        Letter letter = new Letter(notices, console);
        String id = "<alert-%s-%d-%d@plumbline>"
                .formatted(
                        name.replace('/', '-'),
                        notices.getFirst().id(),
                        notices.getFirst().id() == 0
                                ? clock.instant().toEpochMilli()
                                : notices.getLast().id());
        MimeMessage message = new Identified(session, id);
        message.setFrom(new InternetAddress(smtp.from()));
        for (String address : to) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(address));
        }
        message.setSubject(letter.subject().replaceAll("\\R", " "), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    /** The library would make up an id of its own each time. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
