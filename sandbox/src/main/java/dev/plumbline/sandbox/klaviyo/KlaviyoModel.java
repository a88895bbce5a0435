package dev.plumbline.sandbox.klaviyo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Klaviyo's API for one account, held in memory and called without a network. What it answers follows from the requests, the clock and the
 * dice alone, so the same run can be had again. It never sleeps: an answer that comes late says by how much. Safe for several threads.
 */
public final class KlaviyoModel {
    private static final int LARGEST_BODY = 5 * 1024 * 1024;
    private static final int REMEMBERED_REQUESTS = 200;

    private final StandInOptions options;
    private final String base;
    private final Gate gate;
    private final Faults faults;
    private final Windows windows = new Windows();
    private final Deque<Recorded> requests = new ArrayDeque<>();
    private Account account;
    private Router router;

    /** @param options their port means nothing here */
    public KlaviyoModel(StandInOptions options) {
        this(options, "http://localhost");
    }

    /** @param base what links in answers begin with, without a slash at the end */
    KlaviyoModel(StandInOptions options, String base) {
        this.options = options;
        this.base = base;
        this.gate = new Gate(options.apiKey());
        this.faults = new Faults(options.chance().dice());
        this.account = new Account(options);
        this.router = routerOf(account);
    }

    private static Router routerOf(Account account) {
        Router router = new Router();
        new EventEndpoints(account).register(router);
        new ProfileEndpoints(account).register(router);
        new SegmentEndpoints(account).register(router);
        new CatalogEndpoints(account).register(router);
        new ProfileLifeEndpoints(account).register(router);
        new MetricEndpoints(account).register(router);
        new ConsentEndpoints(account).register(router);
        return router;
    }

    /** What goes wrong on purpose. */
    public Faults faults() {
        return faults;
    }

    /** Empties the account. Faults stay switched on. */
    public synchronized void reset() {
        account = new Account(options);
        router = routerOf(account);
        requests.clear();
    }

    /**
     * Forgets all events, and what is old: a run that only counts requests outgrows no memory so. Jobs that are not over and the rate
     * limits' windows stay.
     *
     * @param unchanged profiles and catalog entries that were changed last before this
     * @param ended jobs that ended before this
     */
    public synchronized void forget(Instant unchanged, Instant ended) {
        account.forget(unchanged, ended);
        requests.clear();
    }

    /**
     * Adds a segment.
     *
     * @param property whoever has it with this value is a member; empty for all profiles
     * @return its id
     */
    public synchronized String addSegment(String name, String property, String value) {
        return account.segments().add(name, property, value).id();
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

    /**
     * Answers a request.
     *
     * @param pathAndQuery as it stands on the wire, encoded: {@code /api/events?page[size]=5}
     * @param headers by name, in any case
     * @param body as text, not compressed; empty when there is none
     * @return empty when the connection breaks; whether the request was taken in before is what its sender cannot know
     */
    public Optional<Reply> answer(String method, String pathAndQuery, Map<String, String> headers, String body) {
        int mark = pathAndQuery.indexOf('?');
        Request request = new Request(
                method,
                withoutSlashAtItsEnd(mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark)),
                mark < 0 ? "" : pathAndQuery.substring(mark + 1),
                headers,
                body);
        Optional<Reply> reply = faults.strike(request.method(), request.path())
                .map(fault -> struck(request, fault))
                .orElseGet(() -> Optional.of(process(request)));
        record(request, pathAndQuery, reply.map(Reply::status).orElse(0));
        return reply;
    }

    private record Request(String method, String path, String query, Map<String, String> headers, String body) {}

    private static String withoutSlashAtItsEnd(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Empty when the connection is to break. */
    private Optional<Reply> struck(Request request, Fault fault) {
        return switch (fault.kind()) {
            case THROTTLED -> Optional.of(Gate.throttled(fault.delay()));
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
                process(request);
                yield Optional.empty();
            }
            case SLOW -> Optional.of(process(request).lateBy(fault.delay()));
            case LOST -> Optional.of(Reply.empty(202));
            case JOB_CANCELLED, JOB_FORGOTTEN, JOB_ROW_FAILS -> Optional.of(disturbed(request, fault.kind()));
            case TWICE -> {
                process(request);
                yield Optional.of(process(request));
            }
        };
    }

    private synchronized Reply disturbed(Request request, Fault.Kind kind) {
        account.jobs().disturbNext(Optional.of(kind));
        try {
            return process(request);
        } finally {
            account.jobs().disturbNext(Optional.empty());
        }
    }

    private Reply process(Request request) {
        Optional<Reply> refusal = gate.refusal(request.method(), request.path(), request.headers());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (isLarge(request.body())) {
            return Reply.errors(List.of(ApiError.other(413, "payload_too_large", "Payload too large.")));
        }
        try {
            return called(request, parsed(request.body()));
        } catch (ApiException failed) {
            return Reply.errors(failed.errors());
        }
    }

    private static boolean isLarge(String body) {
        return body.length() > LARGEST_BODY / 3 && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY;
    }

    private synchronized Reply called(Request request, JsonNode json) {
        Optional<Router.Match> match = router.find(request.method(), request.path());
        if (match.isEmpty()) {
            int status = router.knowsPath(request.path()) ? 405 : 404;
            return Reply.errors(List.of(ApiError.other(
                    status,
                    status == 405 ? "method_not_allowed" : "not_found",
                    request.method() + " " + request.path() + " is not served.")));
        }
        Instant now = options.clock().instant();
        account.process(now);
        Router.Route route = match.get().route();
        Call call = new Call(base, request.path(), match.get().parts(), query(request.query()), json, now);
        if (!options.limited()) {
            return called(route, call);
        }
        Windows.Grant grant = windows.take(route.name(), route.tier(), now);
        return grant.isGranted()
                ? called(route, call)
                        .with(Map.of(
                                "ratelimit-limit",
                                limits(route.tier()),
                                "ratelimit-remaining",
                                String.valueOf(grant.remaining()),
                                "ratelimit-reset",
                                "0"))
                : Gate.throttled(grant.retryAfter());
    }

    private static String limits(Tier tier) {
        return tier.burst() + ", " + tier.burst() + ";w=1, " + tier.steady() + ";w=60";
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

    /** The parameters of a query as it stands on the wire, decoded, the last value of each name. */
    static Map<String, String> query(String raw) {
        if (raw.isEmpty()) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
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

    private void record(Request request, String pathAndQuery, int status) {
        Recorded recorded = new Recorded(
                options.clock().instant(),
                request.method(),
                pathAndQuery,
                Gate.header(request.headers(), "revision"),
                request.body(),
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
}
