package dev.plumbline.server.access;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody before a browser, or a program, who asks a server that runs. Keeps cookies; follows no redirection. */
final class Browser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    Browser(ConfigurableApplicationContext server) {
        base = "http://localhost:"
                + ((WebServerApplicationContext) server).getWebServer().getPort();
    }

    String origin() {
        return base;
    }

    int port() {
        return URI.create(base).getPort();
    }

    CookieManager cookies() {
        return cookies;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    HttpResponse<String> get(String path) {
        return send(to(path).header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8"));
    }

    /** Posts JSON as a program does. */
    HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        for (int n = 0; n < headers.length; n += 2) {
            request.header(headers[n], headers[n + 1]);
        }
        return send(request);
    }

    /** Fills in a form of a page and sends it off, with the token of the page. */
    HttpResponse<String> submit(String page, Map<String, String> fields) {
        return submitTo(page.replaceFirst("\\?.*", ""), page, fields);
    }

    /** Sends fields off to a path with the token that a page has. */
    HttpResponse<String> submitTo(String path, String page, Map<String, String> fields) {
        return send(form(path, fields, tokenOf(page)));
    }

    HttpRequest.Builder form(String path, Map<String, String> fields, String csrf) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return to(path).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body + "&_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8)));
    }

    /** The token that a page's form has. */
    String tokenOf(String page) {
        Matcher token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("No token in " + page);
        }
        return token.group(1);
    }

    HttpResponse<String> signIn(String name, String password) {
        return submit("/login", Map.of("name", name, "password", password));
    }

    static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    @Override
    public void close() {
        client.close();
    }
}
