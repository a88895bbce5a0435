package dev.plumbline.sandbox.klaviyo;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What Klaviyo would not tell: everything that is there, and the switches of the faults. */
final class Inspection {
    private static final String NDJSON = "application/x-ndjson";

    private final KlaviyoModel model;

    Inspection(KlaviyoModel model) {
        this.model = model;
    }

    Reply answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean post = exchange.getRequestMethod().equals("POST");
        return switch (path) {
            case "/" -> Reply.text(200, "text/html; charset=utf-8", page(KlaviyoStandIn.query(exchange)));
            case "/sandbox/state" -> Reply.json(200, state());
            case "/sandbox/profiles.ndjson" -> lines(model.snapshot().profiles(), Profile::resource);
            case "/sandbox/events.ndjson" -> lines(model.snapshot().events(), Inspection::event);
            case "/sandbox/flows.ndjson" -> lines(model.snapshot().flowStarts(), Inspection::event);
            case "/sandbox/items.ndjson" -> lines(model.snapshot().items(), CatalogRow::resource);
            case "/sandbox/variants.ndjson" -> lines(model.snapshot().variants(), CatalogRow::resource);
            case "/sandbox/requests.ndjson" -> lines(model.requests(), Inspection::request);
            case "/sandbox/faults" -> post ? add(KlaviyoStandIn.body(exchange)) : faults(exchange.getRequestMethod());
            case "/sandbox/segments" -> post ? segment(KlaviyoStandIn.body(exchange)) : Reply.empty(405);
            case "/sandbox/reset" -> {
                if (post) {
                    model.reset();
                }
                yield Reply.empty(post ? 204 : 405);
            }
            default -> Reply.text(404, "text/plain; charset=utf-8", "There is nothing at " + path + "\n");
        };
    }

    private String page(Map<String, String> query) {
        Page page = new Page(model.snapshot(), model.requests());
        String profile = query.getOrDefault("profile", "");
        return profile.isEmpty() ? page.overview() : page.profile(profile);
    }

    private ObjectNode state() {
        Snapshot now = model.snapshot();
        ObjectNode state = JsonNodeFactory.instance
                .objectNode()
                .put("profiles", now.profiles().size())
                .put("events", now.events().size())
                .put("items", now.items().size())
                .put("variants", now.variants().size())
                .put("flow_starts", now.flowStarts().size())
                .put("back_in_stock", now.backInStock().size())
                .put("events_accepted", now.eventsAccepted())
                .put("events_repeated", now.eventsRepeated())
                .put("events_dropped", now.eventsDropped())
                .put("events_waiting", now.eventsWaiting())
                .put("consent_writes", now.consentWrites());
        ObjectNode metrics = state.putObject("metrics");
        now.events().stream()
                .collect(Collectors.groupingBy(Event::metric, Collectors.counting()))
                .forEach(metrics::put);
        return state;
    }

    static ObjectNode event(Event event) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", event.id())
                .put("sequence", event.sequence())
                .put("profile_id", event.profileId())
                .put("metric", event.metric())
                .put("unique_id", event.uniqueId())
                .put("time", event.time().toString())
                .put("value", event.value().orElse(null))
                .put("value_currency", event.currency().orElse(null))
                .put("backfill", event.isHistory());
        node.set("properties", event.properties());
        return node;
    }

    private static ObjectNode request(Recorded request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("at", request.at().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("revision", request.revision())
                .put("status", request.status())
                .put("body", request.body());
    }

    private Reply faults(String method) {
        if (method.equals("DELETE")) {
            model.faults().clear();
        }
        return Reply.text(
                200,
                "text/plain; charset=utf-8",
                model.faults().active().stream().map(fault -> fault + "\n").collect(Collectors.joining()));
    }

    /** {@code {"name":"Blocked accounts","property":"Account Status","value":"blocked"}}; without a property all are members. */
    private Reply segment(String body) {
        try {
            JsonNode wanted = JsonMapper.shared().readTree(body);
            String name = wanted.path("name").asString("");
            if (!name.isBlank()) {
                String id = model.addSegment(
                        name,
                        wanted.path("property").asString(""),
                        wanted.path("value").asString(""));
                return Reply.json(201, JsonNodeFactory.instance.objectNode().put("id", id));
            }
        } catch (JacksonException malformed) {
            // Told below, like a body without a name.
        }
        return Reply.text(
                400,
                "text/plain; charset=utf-8",
                "A segment is {\"name\": \"Blocked accounts\", \"property\": \"Account Status\", \"value\": \"blocked\"}\n");
    }

    /** {@code {"kind":"RESET_AFTER","path":"/api/events","share":0.1,"times":5,"seconds":2}} */
    private Reply add(String body) {
        try {
            JsonNode wanted = JsonMapper.shared().readTree(body);
            Fault.Kind kind =
                    Fault.Kind.valueOf(wanted.path("kind").asString("").toUpperCase(Locale.ROOT));
            model.faults()
                    .add(new Fault(
                            kind,
                            wanted.path("path").asString("/api"),
                            wanted.path("share").asDouble(1),
                            wanted.path("times").asInt(Integer.MAX_VALUE),
                            Duration.ofMillis(Math.round(wanted.path("seconds").asDouble(1) * 1000))));
            return faults("POST");
        } catch (IllegalArgumentException | JacksonException malformed) {
            return Reply.text(
                    400,
                    "text/plain; charset=utf-8",
                    "A fault is {\"kind\": one of " + List.of(Fault.Kind.values())
                            + ", \"path\": \"/api/events\", \"share\": 0.1, \"times\": 5, \"seconds\": 2}\n");
        }
    }

    private static <T> Reply lines(List<T> rows, Function<T, ObjectNode> json) {
        String text = rows.stream().map(row -> json.apply(row) + "\n").collect(Collectors.joining());
        return Reply.text(200, NDJSON, text);
    }
}
