package dev.plumbline.sandbox.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server in a process of its own, so that it can be killed. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private final Path jar;
    private final Path directory;
    private final Map<String, String> environment;
    private final int port;
    private final InstantSource clock;
    private Process process;

    private ServerProcess(Path jar, Path directory, Map<String, String> environment, int port, InstantSource clock)
            throws IOException {
        this.jar = jar;
        this.directory = directory;
        this.environment = environment;
        this.port = port;
        this.clock = clock;
        this.process = launch();
    }

    /**
     * Starts a server on a free port.
     *
     * @param directory where its log goes
     * @param environment its settings; nothing of ours is inherited
     */
    public static ServerProcess start(Path jar, Path directory, Map<String, String> environment, InstantSource clock)
            throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServerProcess(jar, directory, environment, free.getLocalPort(), clock);
        }
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        Path cache = jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".aot"));
        if (Files.exists(cache)) {
            // As the launcher does: it wrote the cache after it built the jar.
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off"));
        }
        command.addAll(List.of("-jar", jar.toString(), "serve"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.directory(directory.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_"));
        builder.environment().putAll(environment);
        builder.environment().put("PLUMBLINE_HTTP_PORT", String.valueOf(port));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        return builder.start();
    }

    /** What it writes. */
    public Path log() {
        return directory.resolve("server.log");
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://localhost:" + port);
    }

    /**
     * Returns when it answers.
     *
     * @throws IOException when it does not, with where to look
     */
    public void awaitUp(HttpClient client) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(LONGEST_START);
        while (clock.instant().isBefore(end)) {
            if (!process.isAlive()) {
                throw new IOException("The server ended with " + process.exitValue() + "; its log is " + log());
            }
            try {
                HttpRequest request = HttpRequest.newBuilder(uri().resolve("/health"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // It is still starting.
            }
            Thread.sleep(50);
        }
        throw new IOException(
                "The server did not answer within " + LONGEST_START.toSeconds() + " s; its log is " + log());
    }

    /** The process, for measuring. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** {@code kill -9}, and another one on the same data. */
    void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
