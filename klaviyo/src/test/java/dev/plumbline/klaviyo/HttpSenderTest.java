package dev.plumbline.klaviyo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.klaviyo.Failure.NotSent;
import dev.plumbline.klaviyo.Failure.OutcomeUnknown;
import dev.plumbline.klaviyo.Failure.ServerError;
import dev.plumbline.klaviyo.Failure.Throttled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The client over real sockets, against a server that behaves badly. */
@Timeout(30)
class HttpSenderTest {
    private static final String SECRET = "pk_0123456789abcdef";
    private static final KlaviyoRequest WRITE = Requests.createEvent(Samples.event("1"));
    private static final KlaviyoRequest READ =
            new KlaviyoRequest(Endpoint.GET_ACCOUNTS, "/api/accounts", Optional.empty());
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final HostileServer server = new HostileServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestCarriesKeyRevisionTypeAndBody() {
        server.thenAnswer(202, "", "ratelimit-remaining: 3");

        assertThat(send(WRITE, LONG)).isInstanceOf(KlaviyoResponse.Success.class);

        HostileServer.Received received = server.received().getFirst();
        assertThat(received.line()).isEqualTo("POST /api/events HTTP/1.1");
        assertThat(received.headers())
                .containsEntry("authorization", "Klaviyo-API-Key " + SECRET)
                .containsEntry("revision", "2026-07-15")
                .containsEntry("content-type", "application/vnd.api+json")
                .containsEntry("accept", "application/vnd.api+json");
        assertThat(received.body()).isEqualTo(WRITE.body().orElseThrow().text());
    }

    /** Acts after which the request may have been processed. */
    static Stream<Arguments> breaks() {
        return Stream.of(
                Arguments.of("reset after reading", (HostileServer.Act) HostileServer::resetAfterReading),
                Arguments.of("closed without an answer", (HostileServer.Act) HostileServer::closeWithoutAnswer),
                Arguments.of("half an answer", (HostileServer.Act) HostileServer::halfAnswer),
                Arguments.of("not HTTP", (HostileServer.Act) HostileServer::notHttp));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("breaks")
    void aBrokenExchangeMayHaveBeenProcessedAndIsNotRepeatedByItself(String name, HostileServer.Act act) {
        server.then(act).thenAnswer(202, "");

        assertThat(failure(send(WRITE, LONG))).isInstanceOf(OutcomeUnknown.class);
        assertThat(server.received()).hasSize(1);
    }

    /** The reset may come while the connection is being made (which Java tries once more) or while the request is written. */
    @Test
    void aConnectionThatBreaksAtOnceIsAFailureEitherWay() {
        server.then(HostileServer::resetBeforeReading).then(HostileServer::resetBeforeReading);

        assertThat(failure(send(WRITE, LONG))).isInstanceOfAny(NotSent.class, OutcomeUnknown.class);
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anAnswerThatDoesNotComeEndsAtTheTimeout() {
        server.then(HostileServer::silence);

        assertThat(failure(send(WRITE, SHORT))).isEqualTo(new OutcomeUnknown("no complete answer within PT0.3S"));
    }

    @Test
    void aBodyThatDoesNotComeEndsAtTheTimeoutToo() {
        server.then(HostileServer::silenceInTheBody);

        assertThat(failure(send(WRITE, SHORT))).isEqualTo(new OutcomeUnknown("no complete answer within PT0.3S"));
    }

    @Test
    void whatNobodyListensToIsNotSent() throws IOException {
        // A port that is taken but not listened to: of a server that was closed somebody else may get the port.
        try (Socket taken = new Socket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://localhost:" + taken.getLocalPort());
            try (HttpSender sender = sender(nobody, LONG)) {
                assertThat(failure(sender.send(WRITE))).isInstanceOf(NotSent.class);
            }
        }
    }

    @Test
    void aHostThatDoesNotExistIsNotReached() {
        try (HttpSender sender = sender(URI.create("http://klaviyo.invalid"), LONG)) {
            assertThat(failure(sender.send(WRITE))).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.thenAnswer(307, "", "Location: http://127.0.0.1:1/api/events").thenAnswer(202, "");

        assertThat(failure(send(WRITE, LONG))).isEqualTo(new ServerError(307, "(empty)"));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aChallengeOfTheCdnIsTriedAgainLater() {
        server.thenAnswer(403, "<html><title>Just a moment...</title></html>", "Content-Type: text/html");

        Failure failure = failure(send(WRITE, LONG));

        assertThat(failure).isEqualTo(new ServerError(403, "Just a moment..."));
        assertThat(failure.retryability()).isEqualTo(new Retryability.Later());
    }

    @Test
    void retryAfterIsRead() {
        server.thenAnswer(429, "{\"errors\":[{\"code\":\"throttled\"}]}", "Retry-After: 12");

        assertThat(failure(send(WRITE, LONG))).isEqualTo(new Throttled(Duration.ofSeconds(12)));
    }

    @Test
    void anInterruptIsKeptAndLeavesTheOutcomeOpen() throws Exception {
        server.then(HostileServer::silence);
        CompletableFuture<Failure> failure = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();

        Thread caller = Thread.ofVirtual().start(() -> {
            failure.complete(failure(send(WRITE, LONG)));
            flag.complete(Thread.currentThread().isInterrupted());
        });
        while (server.received().isEmpty()) {
            Thread.onSpinWait();
        }
        caller.interrupt();

        assertThat(failure.get()).isEqualTo(new OutcomeUnknown("interrupted while waiting for the answer"));
        assertThat(flag.get()).isTrue();
    }

    @Test
    void closingTheClientEndsWhatIsUnderWay() throws Exception {
        server.then(HostileServer::silence);
        HttpSender sender = sender(server.uri(), LONG);
        CompletableFuture<KlaviyoResponse<Answer>> response = CompletableFuture.supplyAsync(
                () -> sender.send(WRITE), task -> Thread.ofVirtual().start(task));
        while (server.received().isEmpty()) {
            Thread.onSpinWait();
        }

        sender.close();

        assertThat(failure(response.get())).isInstanceOf(OutcomeUnknown.class);
        assertThat(failure(sender.send(WRITE))).isInstanceOf(NotSent.class);
    }

    @Test
    void theKeyIsShownNowhere() {
        KlaviyoConfig config = config(server.uri(), LONG);
        server.then(HostileServer::resetAfterReading).thenAnswer(401, "");

        assertThat(config.toString()).doesNotContain(SECRET).contains("hidden");
        assertThat(new ApiKey(SECRET).toString()).doesNotContain(SECRET);
        assertThat(send(WRITE, LONG).toString()).doesNotContain(SECRET);
        assertThat(send(READ, LONG).toString()).doesNotContain(SECRET);
        assertThat(WRITE.toString())
                .isEqualTo("KlaviyoRequest(CREATE_EVENT, "
                        + WRITE.body().orElseThrow().size() + " bytes)");
    }

    private KlaviyoResponse<Answer> send(KlaviyoRequest request, Duration timeout) {
        try (HttpSender sender = sender(server.uri(), timeout)) {
            return sender.send(request);
        }
    }

    private static HttpSender sender(URI uri, Duration timeout) {
        return new HttpSender(config(uri, timeout), () -> Samples.NOW);
    }

    private static KlaviyoConfig config(URI uri, Duration timeout) {
        return new KlaviyoConfig(uri, new ApiKey(SECRET), KlaviyoConfig.REVISION, Duration.ofSeconds(5), timeout);
    }

    private static Failure failure(KlaviyoResponse<?> response) {
        return response.findFailure().orElseThrow();
    }
}
