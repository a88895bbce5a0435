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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Klaviyo's API over HTTP on this machine, for one account that it holds in memory. Safe for several threads. */
public final class KlaviyoStandIn implements AutoCloseable {
    private static final int LARGEST_BODY = 5 * 1024 * 1024;
    private static final int REMEMBERED_REQUESTS = 200;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final StandInOptions options;
    private final Gate gate;
    private final Faults faults;
    private final Windows windows = new Windows();
    private final Deque<Recorded> requests = new ArrayDeque<>();
    private Account account;
    private Router router;

    private KlaviyoStandIn(HttpServer server, StandInOptions options) {
        this.server = server;
        this.options = options;
        this.gate = new Gate(options.apiKey());
        this.faults = new Faults(options.chance().dice());
        this.account = new Account(options.processing());
        this.router = routerOf(account);
    }

    /** Starts one; close it. */
    public static KlaviyoStandIn start(StandInOptions options) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 1024);
        KlaviyoStandIn standIn = new KlaviyoStandIn(server, options);
        Inspection inspection = new Inspection(standIn);
        server.createContext("/", exchange -> standIn.answer(exchange, inspection));
        server.setExecutor(standIn.executor);
        server.start();
        return standIn;
    }

    private static Router routerOf(Account account) {
        Router router = new Router();
        new EventEndpoints(account).register(router);
        new ProfileEndpoints(account).register(router);
        new CatalogEndpoints(account).register(router);
        new ProfileLifeEndpoints(account).register(router);
        new MetricEndpoints(account).register(router);
        new ConsentEndpoints(account).register(router);
        return router;
    }

    /** Where it listens, without a slash at the end. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public Faults faults() {
        return faults;
    }

    /** Empties the account. */
    public synchronized void reset() {
        account = new Account(options.processing());
        router = routerOf(account);
        requests.clear();
    }

    /** What the account holds now. */
    public synchronized Snapshot snapshot() {
        account.process(options.clock().instant());
        Events events = account.events();
        return new Snapshot(
                account.profiles().all(),
                events.all(),
                account.catalog().all("item"),
                account.catalog().all("variant"),
                events.flowStarts(),
                account.catalog().backInStock(),
                events.accepted(),
                events.repeated(),
                events.dropped(),
                events.waiting(),
                account.consentWrites());
    }

    /** The last requests, newest first. */
    public synchronized List<Recorded> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        executor.close();
    }

    private void answer(HttpExchange exchange, Inspection inspection) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!path.startsWith("/api")) {
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
            Optional<Fault> fault = faults.strike(path);
            Optional<Reply> reply = reply(exchange, body, fault);
            record(exchange, body, reply.map(Reply::status).orElse(0));
            if (reply.isPresent()) {
                send(exchange, reply.get());
            }
        }
    }

    /** Empty when the connection is to break. */
    private Optional<Reply> reply(HttpExchange exchange, String body, Optional<Fault> fault) {
        if (fault.isEmpty()) {
            return Optional.of(process(exchange, body));
        }
        return switch (fault.get().kind()) {
            case THROTTLED -> Optional.of(Gate.throttled(fault.get().delay()));
            case ERROR_500 ->
                Optional.of(Reply.errors(List.of(ApiError.other(500, "error", "A server error occurred."))));
            case HTML_502 -> Optional.of(Reply.text(502, "text/html", "<html><h1>502 Bad Gateway</h1></html>"));
            case HTML_504 -> Optional.of(Reply.text(504, "text/html", "<html><h1>504 Gateway Time-out</h1></html>"));
            case EMPTY_524 -> Optional.of(Reply.empty(524));
            case EMPTY_503 -> Optional.of(Reply.empty(503));
            case CHALLENGE_403 ->
                Optional.of(Reply.text(403, "text/html", "<html><title>Just a moment...</title></html>"));
            case UNAUTHORIZED ->
                Optional.of(Reply.errors(List.of(
                        ApiError.other(401, "authentication_failed", "Incorrect authentication credentials."))));
            case RESET_BEFORE -> Optional.empty();
            case RESET_AFTER -> {
                process(exchange, body);
                yield Optional.empty();
            }
            case SLOW -> {
                pause(fault.get().delay());
                yield Optional.of(process(exchange, body));
            }
            case LOST ->
                Optional.of(
                        exchange.getRequestMethod().equals("POST")
                                        && exchange.getRequestURI().getPath().startsWith("/api/event")
                                ? Reply.empty(202)
                                : process(exchange, body));
            case TWICE -> {
                process(exchange, body);
                yield Optional.of(process(exchange, body));
            }
        };
    }

    private Reply process(HttpExchange exchange, String body) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath().replaceFirst("(?<=.)/$", "");
        Optional<Reply> refusal = gate.refusal(method, path, exchange.getRequestHeaders());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isLarge(body)) {
            return Reply.errors(List.of(ApiError.other(413, "payload_too_large", "Payload too large.")));
        }
        try {
            JsonNode json = parsed(body);
            Map<String, String> query = query(exchange);
            return called(method, path, query, json);
        } catch (ApiException failed) {
            return Reply.errors(failed.errors());
        }
    }

    private static boolean isLarge(String body) {
        return body.length() > LARGEST_BODY / 3 && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY;
    }

    private synchronized Reply called(String method, String path, Map<String, String> query, JsonNode json) {
        Optional<Router.Match> match = router.find(method, path);
        if (match.isEmpty()) {
            int status = router.knowsPath(path) ? 405 : 404;
            return Reply.errors(List.of(ApiError.other(
                    status,
                    status == 405 ? "method_not_allowed" : "not_found",
                    method + " " + path + " is not served.")));
        }
        Instant now = options.clock().instant();
        account.process(now);
        Router.Route route = match.get().route();
        if (!options.limited()) {
            return called(route, new Call(uri().toString(), path, match.get().parts(), query, json, now));
        }
        Windows.Grant grant = windows.take(route.name(), route.tier(), now);
        return grant.isGranted()
                ? called(route, new Call(uri().toString(), path, match.get().parts(), query, json, now))
                        .with(
                                "ratelimit-limit",
                                "%1$d, %1$d;w=1, %2$d;w=60"
                                        .formatted(
                                                route.tier().burst(),
                                                route.tier().steady()))
                        .with("ratelimit-remaining", String.valueOf(grant.remaining()))
                        .with("ratelimit-reset", "0")
                : Gate.throttled(grant.retryAfter());
    }

    private static Reply called(Router.Route route, Call call) {
        try {
            return route.endpoint().apply(call);
        } catch (ApiException failed) {
            return Reply.errors(failed.errors());
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isEmpty()
                    ? JsonMapper.shared().missingNode()
                    : JsonMapper.shared().readTree(body);
        } catch (JacksonException malformed) {
            throw new ApiException(ApiError.invalid("The body is no JSON.", "/data"));
        }
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> parameters = new LinkedHashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String parameter : raw.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(parameter.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    static String body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(4 * LARGEST_BODY);
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = plain.readNBytes(4 * LARGEST_BODY);
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void record(HttpExchange exchange, String body, int status) {
        Recorded recorded = new Recorded(
                options.clock().instant(),
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Optional.ofNullable(exchange.getRequestHeaders().getFirst("revision"))
                        .orElse(""),
                body,
                status);
        options.chance().recorder().accept(recorded);
        remember(recorded);
    }

    private synchronized void remember(Recorded recorded) {
        requests.addFirst(recorded);
        if (requests.size() > REMEMBERED_REQUESTS) {
            requests.removeLast();
        }
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
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("stopped while waiting", stopped));
        }
    }
}
