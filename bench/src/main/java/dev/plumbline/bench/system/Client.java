package dev.plumbline.bench.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** SAP's side of a door for IDocs. */
record Client(HttpClient client, URI server) {

    /** Posts bodies from several connections; returns when all are acknowledged. */
    void post(List<String> bodies, int connections) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> {
                    for (int n = next.getAndIncrement(); n < bodies.size(); n = next.getAndIncrement()) {
                        post(bodies.get(n));
                    }
                }))
                .limit(connections)
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    void post(String body) {
        ask("/idocs", body);
    }

    /** What the server answers to a POST. */
    String ask(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        "The server answered " + answer.statusCode() + " to " + path + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failed) {
            throw new IllegalStateException("The server did not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server worked on " + path, stopped);
        }
    }
}
