package dev.plumbline.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A backfill as somebody asks for it over HTTP: planned, started, watched. A server that is being killed is asked again. */
final class HistoryLoad {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<String> ENDED = Set.of("done", "failed", "cancelled");

    private final HttpClient client;
    private final URI server;

    HistoryLoad(HttpClient client, URI server) {
        this.client = client;
        this.server = server;
    }

    /**
     * How it stands.
     *
     * @param pieces how many the plan has
     * @param worked how many of these the engine has worked
     * @param trouble why it failed; empty when it did not
     */
    record Standing(String state, long pieces, long loaded, long worked, String trouble) {
        boolean hasEnded() {
            return ENDED.contains(state);
        }

        private static Standing of(JsonNode report) {
            JsonNode counts = report.path("counts");
            return new Standing(
                    report.path("state").asString(""),
                    counts.path("pieces").asLong(0),
                    counts.path("loaded").asLong(0),
                    counts.path("worked").asLong(0),
                    report.path("trouble").asString(""));
        }
    }

    /**
     * Plans a directory and starts what was planned.
     *
     * @return the job's number
     * @throws IOException when the server refuses, with what it says
     */
    long start(Path directory) throws IOException, InterruptedException {
        String wish = JsonMapper.shared().writeValueAsString(Map.of("source", directory.toString(), "by", "the demo"));
        long job = agreed(post("", wish)).path("id").asLong(0);
        Standing standing = await(job);
        while (standing.state().equals("planning")) {
            Thread.sleep(PAUSE);
            standing = await(job);
        }
        agreed(post("/" + job + "/start", ""));
        return job;
    }

    /** How a job stands; empty while nobody answers. */
    Optional<Standing> ask(long job) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(jobs("/" + job))
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Optional.of(Standing.of(JsonMapper.shared().readTree(answer.body())))
                    : Optional.empty();
        } catch (IOException away) {
            return Optional.empty();
        }
    }

    private Standing await(long job) throws InterruptedException {
        Optional<Standing> standing = ask(job);
        while (standing.isEmpty()) {
            Thread.sleep(PAUSE);
            standing = ask(job);
        }
        return standing.get();
    }

    private URI jobs(String path) {
        return server.resolve("/api/backfills" + path);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(jobs(path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode agreed(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("The server refuses the backfill: " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }
}
