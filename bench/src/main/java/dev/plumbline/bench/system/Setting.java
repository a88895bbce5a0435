package dev.plumbline.bench.system;

import dev.plumbline.sandbox.demo.ServerProcess;
import dev.plumbline.sandbox.demo.Status;
import dev.plumbline.sandbox.demo.TemporaryDirectory;
import dev.plumbline.sandbox.sap.Traffic;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, with an empty database, and clients for it. */
final class Setting implements AutoCloseable {
    /** What the invented merchant says of its SAP; and what is told by a schedule is told while it is measured. */
    private static final String MAPPING = """
            rules:
              customers: {schedule: PT1S, one-time: [%s]}
              stock: {flap-guard: PT1S, settle: PT1S}
              catalog: {url: 'https://shop.kunde-mail.de/articles/{sku}'}
            """.formatted(Traffic.ONE_TIME_CUSTOMER);

    private final TemporaryDirectory directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Path jar;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private ServerProcess server;

    private Setting(TemporaryDirectory directory, Path jar, Map<String, String> environment, InstantSource clock)
            throws IOException {
        this.directory = directory;
        this.jar = jar;
        this.environment = environment;
        this.clock = clock;
        this.server = ServerProcess.start(jar, directory.path(), environment, clock);
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
        Setting setting = new Setting(directory, jar, all, clock);
        try {
            setting.server.awaitUp(setting.client);
            return setting;
        } catch (IOException silent) {
            // Its log is what the message points to, so the directory stays.
            setting.server.close();
            throw silent;
        }
    }

    /** How a server ends. */
    enum End {
        IN_ORDER,
        KILLED
    }

    /**
     * Ends the server and starts another one on the same data.
     *
     * @param more settings, which from now on hold as well
     * @return from the start of the process until it answered
     */
    Duration restart(End end, Map<String, String> more) throws IOException, InterruptedException {
        stop(end);
        return start(more);
    }

    /** Leaves the data as they are. */
    void stop(End end) {
        if (end == End.KILLED) {
            server.handle().destroyForcibly();
            server.handle().onExit().join();
        }
        server.close();
    }

    /** After {@link #stop}; otherwise as {@link #restart}. */
    Duration start(Map<String, String> more) throws IOException, InterruptedException {
        environment.putAll(more);
        Instant began = clock.instant();
        server = ServerProcess.start(jar, directory.path(), environment, clock);
        server.awaitUp(client);
        return Duration.between(began, clock.instant());
    }

    /** To the PostgreSQL that the server has started for itself. */
    Connection database() throws IOException, SQLException {
        Path pidFile = directory.path().resolve("data/postgres/postmaster.pid");
        String port = Files.readAllLines(pidFile).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/postgres?user=postgres");
    }

    /** Where the server's files are. */
    Path data() {
        return directory.path();
    }

    /** Whether the server starts with what the JVM noted of an earlier start, as the launcher lets it. */
    boolean isRehearsed() {
        return Files.exists(jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".aot")));
    }

    ServerProcess server() {
        return server;
    }

    Path intake() {
        return directory.path().resolve("intake");
    }

    /** Posts bodies from several connections; returns when all are acknowledged. */
    void post(List<String> bodies, int connections) throws InterruptedException {
        door().post(bodies, connections);
    }

    void post(String body) {
        door().post(body);
    }

    /** What the server answers to a POST. */
    String ask(String path, String body) {
        return door().ask(path, body);
    }

    private Client door() {
        return new Client(client, server.uri());
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

    /** Since when so many messages have been worked and all that followed from them was accepted, whether or not it was read back. */
    Instant awaitAccepted(long messages) throws IOException, InterruptedException {
        return Quiet.await(clock, () -> {
            Status now = status();
            return now.received() >= messages && now.waiting() + now.commands() == 0;
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        client.close();
        directory.close();
    }
}
