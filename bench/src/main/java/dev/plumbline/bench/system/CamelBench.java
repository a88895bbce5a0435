package dev.plumbline.bench.system;

import dev.plumbline.bench.camel.CamelPeer;
import dev.plumbline.sandbox.klaviyo.KlaviyoStandIn;
import dev.plumbline.sandbox.klaviyo.StandInOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders through Plumbline and through a route of Apache Camel, each with a PostgreSQL as durable as the other's and the same stand-in
 * behind it, one after the other.
 */
public final class CamelBench {
    private static final double GOAL = 5;
    private static final int CONNECTIONS = 64;
    private static final int FEW_CONNECTIONS = 16;
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Scene scene;

    public CamelBench(Scene scene) {
        this.scene = scene;
    }

    /**
     * What a system did.
     *
     * @param cpu of its process and its PostgreSQL
     */
    private record Outcome(String what, int documents, Duration took, Duration cpu) {
        double rate() {
            return Scene.rate(documents, took);
        }

        double cpuMillis() {
            return cpu.toMillis() / (double) documents;
        }
    }

    /** Returns whether the goal is reached. */
    public boolean run(int orders) throws IOException, InterruptedException {
        Samples.Placed placed = new Samples(scene.clock()).placed(orders);
        List<String> bodies = placed.orders().stream().map(Samples.Order::body).toList();
        int half = bodies.size() / 2;
        List<String> warming = bodies.subList(0, half);
        List<String> measured = bodies.subList(half, bodies.size());
        scene.say(
                "%nPEER: %,d orders (after %,d that warm up), from the first POST until the stand-in has all their events",
                measured.size(), warming.size());
        List<Outcome> peers = new ArrayList<>();
        for (int connections : List.of(FEW_CONNECTIONS, CONNECTIONS)) {
            Outcome peer = peer(warming, measured, connections);
            print(peer);
            peers.add(peer);
        }
        Outcome best =
                peers.stream().max(Comparator.comparingDouble(Outcome::rate)).orElseThrow();
        Outcome plumbline = plumbline(placed.masterData(), warming, measured);
        print(plumbline);
        double ratio = plumbline.rate() / best.rate();
        scene.say(
                "  Plumbline against the faster of the peer's: %.2f times the documents/s, %.2f times fewer CPU a document",
                ratio, best.cpuMillis() / plumbline.cpuMillis());
        scene.say("  goal: at least %.0f times the documents/s: %s", GOAL, ratio >= GOAL ? "reached" : "MISSED");
        return ratio >= GOAL;
    }

    private void print(Outcome outcome) {
        scene.say(
                "  %-52s %,9.0f documents/s  %6.2f ms CPU a document",
                outcome.what(), outcome.rate(), outcome.cpuMillis());
    }

    private Outcome plumbline(List<String> masterData, List<String> warming, List<String> measured)
            throws IOException, InterruptedException {
        try (Database database = Database.start();
                KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(scene.clock()));
                Setting setting = scene.start(klaviyo, database)) {
            List<String> before = new ArrayList<>(masterData);
            before.addAll(warming);
            setting.post(before, CONNECTIONS);
            setting.awaitAccepted(before.size());
            Usage used = Usage.of(setting.server().handle(), database.handle());
            Instant began = scene.clock().instant();
            setting.post(measured, CONNECTIONS);
            Duration took = Duration.between(began, setting.awaitAccepted(before.size() + measured.size()));
            Usage then = Usage.of(setting.server().handle(), database.handle()).since(used);
            requireEvents(klaviyo, warming.size() + measured.size());
            return new Outcome(
                    "Plumbline, " + CONNECTIONS + " connections, profiles too", measured.size(), took, then.cpu());
        }
    }

    private Outcome peer(List<String> warming, List<String> measured, int connections)
            throws IOException, InterruptedException {
        try (Database database = Database.start();
                KlaviyoStandIn klaviyo = KlaviyoStandIn.start(StandInOptions.standard(scene.clock()));
                HttpClient client = HttpClient.newHttpClient()) {
            int port = freePort();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CamelPeer.class.getName(),
                            String.valueOf(port),
                            database.url(),
                            klaviyo.uri().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(database.directory().resolve("camel.log").toFile())
                    .start();
            try {
                awaitDoor(process, port);
                Client door = new Client(client, URI.create("http://localhost:" + port));
                door.post(warming, connections);
                Usage used = Usage.of(process.toHandle(), database.handle());
                Instant began = scene.clock().instant();
                door.post(measured, connections);
                Duration took = scene.since(began);
                Usage then = Usage.of(process.toHandle(), database.handle()).since(used);
                requireEvents(klaviyo, warming.size() + measured.size());
                return new Outcome(
                        "Apache Camel, " + connections + " connections, events only",
                        measured.size(),
                        took,
                        then.cpu());
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitDoor(Process process, int port) throws IOException, InterruptedException {
        Instant began = scene.clock().instant();
        while (process.isAlive() && scene.since(began).compareTo(LONGEST_START) < 0) {
            try (Socket door = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (door.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IOException("The peer did not start: run " + CamelPeer.class.getName() + " by hand to see why");
    }

    private static void requireEvents(KlaviyoStandIn klaviyo, int orders) throws IOException {
        long events = klaviyo.snapshot().events().stream()
                .filter(event -> event.metric().equals("Placed Order"))
                .count();
        if (events != orders) {
            throw new IOException("The stand-in has " + events + " events of " + orders + " orders");
        }
    }
}
