package dev.plumbline.klaviyo;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends over HTTP/1.1, one exchange per call. The calling thread waits at most the request timeout, the body of the answer included;
 * an exchange given up is cancelled. Redirects are not followed. Java's client repeats by itself a connection that could not be made,
 * and a GET whose idle connection turned out to be closed; never a request that writes.
 */
final class HttpSender implements Sender {
    private static final String MEDIA_TYPE = "application/vnd.api+json";
    private static final long ANSWER_BYTES = 64L << 20;

    private final KlaviyoConfig config;
    private final InstantSource clock;
    private final HttpClient http;
    private final String origin;

    HttpSender(KlaviyoConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
        this.origin = config.baseUrl().getScheme() + "://" + config.baseUrl().getRawAuthority();
    }

    @Override
    public KlaviyoResponse<Answer> send(KlaviyoRequest request) {
        if (http.isTerminated()) {
            return KlaviyoResponse.failed(new Failure.NotSent("the client is closed"));
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(http(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES));
        try {
            HttpResponse<byte[]> response = exchange.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return new AnswerReader(
                            request.endpoint(),
                            response.statusCode(),
                            name -> response.headers().firstValue(name),
                            response.body())
                    .read(clock.instant());
        } catch (ExecutionException failed) {
            return KlaviyoResponse.failed(failure(failed.getCause() == null ? failed : failed.getCause()));
        } catch (TimeoutException late) {
            exchange.cancel(true);
            return unknown("no complete answer within " + config.requestTimeout());
        } catch (CancellationException closed) {
            return unknown("the client was closed");
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return unknown("interrupted while waiting for the answer");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    private HttpRequest http(KlaviyoRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(origin + request.path()))
                .header("Authorization", "Klaviyo-API-Key " + config.key().value())
                .header("revision", config.revision())
                .header("Accept", MEDIA_TYPE)
                .header("User-Agent", "plumbline-klaviyo");
        request.body().ifPresent(_ -> builder.header("Content-Type", MEDIA_TYPE));
        return builder.method(
                        request.method().name(),
                        request.body()
                                .map(body -> BodyPublishers.ofByteArray(body.bytes()))
                                .orElseGet(BodyPublishers::noBody))
                .build();
    }

    /** Whether no byte of the request can have left, or whether that is open. */
    private static Failure failure(Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException e -> new Failure.NotSent(reason(e));
            case ConnectException e -> new Failure.NotSent(reason(e));
            case UnknownHostException e -> new Failure.NotSent(reason(e));
            case SSLHandshakeException e -> new Failure.NotSent(reason(e));
            case IOException e -> new Failure.OutcomeUnknown(reason(e));
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new IllegalStateException("unexpected failure of the HTTP client", cause);
        };
    }

    private static KlaviyoResponse<Answer> unknown(String reason) {
        return KlaviyoResponse.failed(new Failure.OutcomeUnknown(reason));
    }

    private static String reason(Exception e) {
        String name = e.getClass().getSimpleName();
        return e.getMessage() == null ? name : name + ": " + e.getMessage();
    }
}
