package dev.plumbline.sandbox.klaviyo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Klaviyo's API over HTTP on this machine: a {@link KlaviyoModel} and the wire around it. Safe for several threads. */
public final class KlaviyoStandIn implements AutoCloseable {
    private static final int LARGEST_BODY = 20 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final KlaviyoModel model;

    private KlaviyoStandIn(HttpServer server, StandInOptions options) {
        this.server = server;
        this.model = new KlaviyoModel(options, uri().toString());
    }

    /** Starts one; close it. */
    public static KlaviyoStandIn start(StandInOptions options) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 1024);
        KlaviyoStandIn standIn = new KlaviyoStandIn(server, options);
        Inspection inspection = new Inspection(standIn.model);
        server.createContext("/", exchange -> standIn.answer(exchange, inspection));
        server.setExecutor(standIn.executor);
        server.start();
        return standIn;
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** See {@link KlaviyoModel#addSegment}. */
    public String addSegment(String name, String property, String value) {
        return model.addSegment(name, property, value);
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return model.faults();
    }

    /** Empties the account. */
    public void reset() {
        model.reset();
    }

    /** What the account holds now. */
    public Snapshot snapshot() {
        return model.snapshot();
    }

    /** The last requests, newest first. */
    public List<Recorded> requests() {
        return model.requests();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }

    private void answer(HttpExchange exchange, Inspection inspection) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().startsWith("/api")) {
                send(exchange, inspection.answer(exchange));
                return;
            }
            String body;
            try {
                body = body(exchange);
            } catch (ZipException | EOFException malformed) {
                send(exchange, Gate.refused("Malformed gzip."));
                return;
            }
            Optional<Reply> reply = model.answer(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers(exchange), body);
            if (reply.isPresent()) {
                pause(reply.get().late());
                send(exchange, reply.get());
            }
        }
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        return headers;
    }

    static Map<String, String> query(HttpExchange exchange) {
        return KlaviyoModel.query(
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    }

    static String body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = plain.readNBytes(LARGEST_BODY);
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (!reply.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
        }
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void pause(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while waiting", stopped));
        }
    }
}
