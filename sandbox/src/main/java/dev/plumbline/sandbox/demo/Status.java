package dev.plumbline.sandbox.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's funnel as it answers {@code GET /api/status}.
 *
 * @param idocs the sum over all places
 * @param waiting not read yet
 * @param scheduled worked off but for a change of a profile that waits for the schedule
 * @param commands not accepted yet
 * @param accepted by Klaviyo, stored or not
 * @param stored read back from Klaviyo, or answered with the thing itself
 * @param awaiting accepted, and looked for until they are found
 * @param missing accepted, and not found
 * @param held orders and customers that are held
 */
public record Status(
        long received,
        long idocs,
        long waiting,
        long scheduled,
        long ignored,
        long commands,
        long accepted,
        long stored,
        long awaiting,
        long missing,
        long held,
        long exceptions) {
    public static final Status UNKNOWN = new Status(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Asks; the last known one when nobody answers. */
    public static Status ask(HttpClient client, URI server, Status last) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/api/status"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? of(JsonMapper.shared().readTree(answer.body())) : last;
        } catch (IOException away) {
            return last;
        }
    }

    private static Status of(JsonNode status) {
        JsonNode idocs = status.path("idocs");
        return new Status(
                status.path("received").asLong(0),
                sum(idocs),
                idocs.path("waiting").asLong(0),
                idocs.path("scheduled").asLong(0),
                idocs.path("ignored").asLong(0),
                status.path("commands").path("queued").asLong(0),
                status.path("commands").path("accepted").asLong(0)
                        + status.path("commands").path("stored").asLong(0),
                status.path("commands").path("stored").asLong(0),
                status.path("accepted").path("awaiting").asLong(0),
                status.path("accepted").path("missing").asLong(0),
                sum(status.path("holds")),
                status.path("openExceptions").asLong(0));
    }

    private static long sum(JsonNode counts) {
        return counts.valueStream().mapToLong(JsonNode::asLong).sum();
    }

    /** Whether all of so many messages have arrived, and everything that came of them has left and was looked for. What is held has not. */
    public boolean isSettled(long sent) {
        return received >= sent && waiting == 0 && scheduled == 0 && held == 0 && commands == 0 && awaiting == 0;
    }
}
