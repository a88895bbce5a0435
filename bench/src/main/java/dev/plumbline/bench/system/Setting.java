package dev.plumbline.bench.system;

import dev.plumbline.sandbox.demo.ServerProcess;
import dev.plumbline.sandbox.demo.Status;
import dev.plumbline.sandbox.demo.TemporaryDirectory;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A server in a process of its own, with an empty database, and clients for it. */
final class Setting implements AutoCloseable {
    private static final String MAPPING = "rules: {catalog: {url: 'https://shop.kunde-mail.de/articles/{sku}'}}";

    private final TemporaryDirectory directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ServerProcess server;

    private Setting(TemporaryDirectory directory, ServerProcess server) {
        this.directory = directory;
        this.server = server;
    }

    /** @param settings by the names of the environment */
    static Setting start(Path home, Map<String, String> settings, InstantSource clock)
            throws IOException, InterruptedException {
        TemporaryDirectory directory = TemporaryDirectory.create("plumbline-bench");
        Map<String, String> all = new HashMap<>(settings);
        all.put("PLUMBLINE_DATA_DIR", directory.path().resolve("data").toString());
        all.put(
                "PLUMBLINE_INTAKE_DIRECTORY",
                Files.createDirectories(directory.path().resolve("intake")).toString());
        all.put(
                "PLUMBLINE_MAPPING_FILE",
                Files.writeString(directory.path().resolve("mapping.yaml"), MAPPING)
                        .toString());
        Path jar = home.resolve("server/target/plumbline-server.jar").toAbsolutePath();
        Setting setting = new Setting(directory, ServerProcess.start(jar, directory.path(), all, clock));
        setting.server.awaitUp(setting.client);
        return setting;
    }

    ServerProcess server() {
        return server;
    }

    Path intake() {
        return directory.path().resolve("intake");
    }

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
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
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

    Status status() throws InterruptedException {
        return Status.ask(client, server.uri(), Status.UNKNOWN);
    }

    /** Returns when so many messages have come and all that follows from them has left. */
    void awaitSettled(long messages) throws InterruptedException {
        while (!status().isSettled(messages)) {
            // Counting everything costs the server something too.
            Thread.sleep(500);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.close();
        directory.close();
    }
}
