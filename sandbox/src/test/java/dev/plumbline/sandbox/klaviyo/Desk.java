package dev.plumbline.sandbox.klaviyo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stand-in whose clock moves only when it is told to, and a client at it. A test that registers it has a new one each time. */
final class Desk implements AutoCloseable, AfterEachCallback {
    static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final KlaviyoStandIn standIn;
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile Instant now = START;

    private Desk(UnaryOperator<StandInOptions> options) {
        try {
            standIn = KlaviyoStandIn.start(options.apply(StandInOptions.standard(() -> now)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Desk open() {
        return new Desk(UnaryOperator.identity());
    }

    static Desk open(UnaryOperator<StandInOptions> options) {
        return new Desk(options);
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        JsonNode data() {
            return json().path("data");
        }

        JsonNode attributes() {
            return data().path("attributes");
        }

        JsonNode error() {
            return json().path("errors").path(0);
        }

        String detail() {
            return error().path("detail").asString("");
        }

        /** The pointers of all errors, in their order. */
        List<String> pointers() {
            return json().path("errors")
                    .valueStream()
                    .map(error -> error.path("source").path("pointer").asString(""))
                    .toList();
        }

        /** The ids of all rows. */
        List<String> ids() {
            return data().valueStream().map(row -> row.path("id").asString("")).toList();
        }
    }

    KlaviyoStandIn standIn() {
        return standIn;
    }

    Snapshot snapshot() {
        return standIn.snapshot();
    }

    Instant now() {
        return now;
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    /** @param query names and values in turn */
    Answer get(String path, String... query) throws Exception {
        StringBuilder uri = new StringBuilder(path);
        for (int n = 0; n < query.length; n += 2) {
            uri.append(n == 0 ? '?' : '&')
                    .append(URLEncoder.encode(query[n], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(query[n + 1], StandardCharsets.UTF_8));
        }
        return send(usual(uri.toString()).GET());
    }

    Answer post(String path, String body) throws Exception {
        return send(usual(path).POST(BodyPublishers.ofString(body)));
    }

    Answer patch(String path, String body) throws Exception {
        return send(usual(path).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path) throws Exception {
        return send(usual(path).DELETE());
    }

    /** A request with everything that Klaviyo wants. */
    HttpRequest.Builder usual(String path) {
        return bare(path)
                .header("Authorization", "Klaviyo-API-Key pk_test")
                .header("revision", "2026-07-15")
                .header("Content-Type", "application/vnd.api+json");
    }

    /** A request without any headers. */
    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(standIn.uri() + path))
                .timeout(Duration.ofSeconds(20));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        standIn.close();
        http.close();
    }
}
