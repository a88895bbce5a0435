package dev.plumbline.server.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server that a command asks: {@code --url} or {@code PLUMBLINE_URL}, with the token in {@code PLUMBLINE_TOKEN}, or the intake's user
 * and password, where set.
 */
final class RunningServer {
    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:PLUMBLINE_URL:-http://localhost:8080}",
            description = "The server to ask (default: PLUMBLINE_URL, else ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    /** Money keeps its decimals. */
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** An answer, or what to tell the person who asked. */
    sealed interface Answer {
        /** @param text the answer as it came */
        record Found(JsonNode body, String text) implements Answer {}

        /** @param isAnswer whether a Plumbline said so; false when none was reached */
        record Failed(String message, boolean isAnswer) implements Answer {
            /** One that is known before anybody is asked. */
            Failed(String message) {
                this(message, false);
            }
        }
    }

    Answer get(String path) {
        return ask("GET", path, HttpRequest.BodyPublishers.noBody());
    }

    Answer post(String path) {
        return ask("POST", path, HttpRequest.BodyPublishers.noBody());
    }

    /** @param body what becomes a JSON object */
    Answer post(String path, Map<String, ?> body) {
        return ask("POST", path, HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body)));
    }

    /** @param body what is sent as it is; the answer may take its time */
    Answer postText(String path, String body) {
        return ask("POST", path, HttpRequest.BodyPublishers.ofString(body), Duration.ofHours(2));
    }

    static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest request(String method, String path, BodyPublisher body, Duration patience) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path)).timeout(patience).method(method, body);
        if (body.contentLength() > 0) {
            request.header("Content-Type", "application/json");
        }
        authorization(System.getenv()).ifPresent(header -> request.header("Authorization", header));
        return request.build();
    }

    /** A token goes first: the intake's user may do less where there are users. */
    static Optional<String> authorization(Map<String, String> env) {
        return Optional.ofNullable(env.get("PLUMBLINE_TOKEN"))
                .filter(token -> !token.isBlank())
                .map(token -> "Bearer " + token.strip())
                .or(() -> Optional.ofNullable(env.get("PLUMBLINE_INTAKE_USER")).map(user -> {
                    String pair = user + ":" + env.getOrDefault("PLUMBLINE_INTAKE_PASSWORD", "");
                    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
                }));
    }

    private Answer ask(String method, String path, BodyPublisher body) {
        return ask(method, path, body, Duration.ofSeconds(60));
    }

    private Answer ask(String method, String path, BodyPublisher body, Duration patience) {
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme())) || url.getHost() == null) {
            return new Answer.Failed("'" + url + "' is no address of a server, expected http(s)://HOST[:PORT]");
        }
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> response =
                    client.send(request(method, path, body, patience), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                return new Answer.Found(mapper.readTree(response.body()), response.body());
            }
            return new Answer.Failed(reasonOf(response), true);
        } catch (JacksonException other) {
            return new Answer.Failed("What answers at " + url + " is no Plumbline; name another with --url.");
        } catch (IOException unreachable) {
            return new Answer.Failed("No Plumbline answers at " + url + " ("
                    + unreachable.getClass().getSimpleName()
                    + "). Start one with ./plumbline serve, or name another with --url.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer.Failed("Interrupted.");
        }
    }

    private String reasonOf(HttpResponse<String> response) {
        try {
            String reason = mapper.readTree(response.body()).path("reason").asString("");
            if (!reason.isEmpty()) {
                return reason;
            }
        } catch (JacksonException noJson) {
            // Somebody before the server answered: a proxy.
        }
        return response.statusCode() == 401
                ? "The server wants to know who asks: set PLUMBLINE_TOKEN, or PLUMBLINE_INTAKE_USER and"
                        + " PLUMBLINE_INTAKE_PASSWORD."
                : "The server answered " + response.statusCode() + ".";
    }
}
