package dev.plumbline.server.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** By a POST of JSON. Taken is what is answered with 2xx. */
final class HttpChannel implements Channel {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final URI url;
    private final Optional<String> token;
    private final Form form;
    private final Optional<URI> console;
    private final HttpClient client;

    HttpChannel(String name, Target target, Form form, Optional<URI> console, HttpClient client) {
        this.name = name;
        this.url = target.url();
        this.token = target.token();
        this.form = form;
        this.console = console;
        this.client = client;
    }

    /** Where to, which is a secret, and what is shown there. */
    record Target(URI url, Optional<String> token) {
        @Override
        public String toString() {
            return "Target[…]";
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void send(List<Notice> notices) throws UntoldException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(form.of(new Letter(notices, console))));
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        int status = status(request.build());
        if (status < 200 || status > 299) {
            throw new UntoldException("The other side answered " + status);
        }
    }

    private int status(HttpRequest request) throws UntoldException {
        try {
            HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
            return answer.statusCode();
        } catch (IOException unreached) {
            throw new UntoldException(
                    "The other side was not reached (" + unreached.getClass().getSimpleName() + ")", unreached);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new UntoldException("The server was stopped while it waited for the answer", stop);
        }
    }
}
