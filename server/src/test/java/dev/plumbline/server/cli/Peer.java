package dev.plumbline.server.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.server.support.ManualClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Somebody who speaks the API's protocol and gives one answer to every question, and the commands that ask it. */
final class Peer implements AutoCloseable {
    private final HttpServer server;
    private final int status;
    private final byte[] body;
    private final byte[] answerToPosts;
    private final List<String> requests = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    private Peer(int status, String body, String answerToPosts) throws IOException {
        this.status = status;
        this.body = body.getBytes(StandardCharsets.UTF_8);
        this.answerToPosts = answerToPosts.getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    static Peer answering(String body) throws IOException {
        return new Peer(200, body, body);
    }

    /** Somebody who gives another answer to a POST than to a question. */
    static Peer answering(String toQuestions, String toPosts) throws IOException {
        return new Peer(200, toQuestions, toPosts);
    }

    static Peer answering(int status, String body) throws IOException {
        return new Peer(status, body, body);
    }

    private void answer(HttpExchange exchange) throws IOException {
        synchronized (requests) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            said.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        }
        byte[] answer = exchange.getRequestMethod().equals("POST") ? answerToPosts : body;
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** What was asked of it: method and path of each request. */
    List<String> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** The body of each request. */
    List<String> said() {
        synchronized (requests) {
            return List.copyOf(said);
        }
    }

    /** Runs a command that asks this peer. */
    Run run(String... arguments) {
        return runAt("http://localhost:" + server.getAddress().getPort(), arguments);
    }

    /** All commands, at a time that stands still. */
    static CommandLine commands() {
        return Commands.all(new ManualClock(Instant.parse("2026-03-02T08:00:00Z")));
    }

    /** Runs a command that asks where nobody is. */
    static Run runWhereNobodyIs(String... arguments) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = free.getLocalPort();
            free.close();
            return runAt("http://localhost:" + port, arguments);
        }
    }

    /** Runs a command that asks nobody. */
    static Run runAlone(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = commands()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }

    static Run runAt(String url, String... arguments) {
        return runAlone(
                Stream.concat(Stream.of(arguments), Stream.of("--url", url)).toArray(String[]::new));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** How a command ended and what it said. */
    record Run(int exit, String out, String err) {}
}
