package dev.plumbline.server.assistant;

import dev.plumbline.server.support.Postgres;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that runs, and those who ask it: programs over HTTP, and assistants with the protocol's own client. */
final class Assisted {
    static final String PASSWORD = "correct horse battery";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;

    Assisted(ConfigurableApplicationContext server) {
        url = "http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
    }

    String url() {
        return url;
    }

    /** The secret of a new token. */
    static String token(Postgres postgres, String name, String role) {
        String secret = "plb_" + name;
        postgres.jdbc()
                .sql("insert into api_token (name, hash, role, created_at, created_by)"
                        + " values (:name, sha256(convert_to(:secret, 'UTF8')), :role, now(), 'test')")
                .param("name", name)
                .param("secret", secret)
                .param("role", role)
                .update();
        return secret;
    }

    /** Somebody who can sign in with {@link #PASSWORD}. */
    static void person(Postgres postgres, String name, String role) {
        postgres.jdbc()
                .sql("insert into person (name, role, password_hash, created_at, created_by)"
                        + " values (:name, :role, :hash, now(), 'test')")
                .param("name", name)
                .param("role", role)
                .param("hash", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD))
                .update();
    }

    /** From now on this machine is not trusted any more, for as long as the server runs. */
    void trustNobody() throws IOException, InterruptedException {
        post("/api/users", "{\"name\":\"first\",\"role\":\"admin\",\"password\":\"" + PASSWORD + "\"}", "");
    }

    HttpResponse<String> post(String path, String body, String token) throws IOException, InterruptedException {
        return HTTP.send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    JsonNode get(String path, String token) throws IOException, InterruptedException {
        return JSON.readTree(
                HTTP.send(request(path, token).build(), BodyHandlers.ofString()).body());
    }

    private HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Accept", "application/json, text/event-stream")
                .timeout(Duration.ofSeconds(60));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    void send(byte[] idocs, String token) throws IOException, InterruptedException {
        HttpResponse<String> taken = HTTP.send(
                request("/idocs", token).POST(BodyPublishers.ofByteArray(idocs)).build(), BodyHandlers.ofString());
        if (taken.statusCode() != 200) {
            throw new AssertionError(taken.statusCode() + " " + taken.body());
        }
    }

    /** Somebody before a browser, who has signed in. */
    Session signIn(String name) throws IOException, InterruptedException {
        Session session = new Session(
                url, HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        session.submit("/login", "/login", Map.of("name", name, "password", PASSWORD));
        return session;
    }

    /** Forms are sent off with the token that their page has. */
    record Session(String url, HttpClient client) implements AutoCloseable {
        private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

        String page(String path) throws IOException, InterruptedException {
            return client.send(to(path).build(), BodyHandlers.ofString()).body();
        }

        /** The status of the answer, which leads elsewhere when it went well. */
        int submit(String page, String path, Map<String, String> fields) throws IOException, InterruptedException {
            Matcher token = CSRF.matcher(page(page));
            if (!token.find()) {
                throw new AssertionError("No form in " + page);
            }
            String body = fields.entrySet().stream()
                    .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return client.send(
                            to(path).header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(body + "&_csrf="
                                            + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }

        private HttpRequest.Builder to(String path) {
            return HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html");
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** An assistant that has this token. */
    Assistant assistant(String token) {
        McpSyncClient client = McpClient.sync(HttpClientStreamableHttpTransport.builder(url)
                        .endpoint("/mcp")
                        .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                        .build())
                .requestTimeout(Duration.ofSeconds(60))
                .build();
        client.initialize();
        return new Assistant(client);
    }

    /** The official client, in a conversation. */
    record Assistant(McpSyncClient client) implements AutoCloseable {
        List<String> tools() {
            return client.listTools().tools().stream().map(Tool::name).toList();
        }

        CallToolResult call(String tool, Map<String, Object> arguments) {
            return client.callTool(new CallToolRequest(tool, arguments));
        }

        /** The text of an answer, which must be none. */
        String refused(String tool, Map<String, Object> arguments) {
            CallToolResult result = call(tool, arguments);
            if (!Boolean.TRUE.equals(result.isError())) {
                throw new AssertionError(tool + " answered: " + text(result));
            }
            return text(result);
        }

        /** What a program reads. */
        JsonNode ask(String tool, Map<String, Object> arguments) {
            CallToolResult result = call(tool, arguments);
            if (Boolean.TRUE.equals(result.isError())) {
                throw new AssertionError(tool + " failed: " + text(result));
            }
            return JSON.valueToTree(result.structuredContent());
        }

        static String text(CallToolResult result) {
            return ((TextContent) result.content().getFirst()).text();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
