package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Metrics, their sums over time, and whose account this is. */
final class MetricEndpoints {
    private static final Set<String> TIMES = Set.of("greater-or-equal:datetime", "less-than:datetime");
    private static final Set<String> MEASUREMENTS = Set.of("count", "sum_value", "unique");

    /** Those of Klaviyo's dimensions that the stand-in can tell apart: nobody groups by properties of their own. */
    private static final Set<String> DIMENSIONS = Set.of("$value_currency");

    private final Account account;

    MetricEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.add("GET", "/api/metrics", Tier.M, this::list);
        router.add("GET", "/api/metrics/{}", Tier.M, this::get);
        router.add("POST", "/api/metric-aggregates", Tier.S, this::aggregate);
        router.add("GET", "/api/accounts", Tier.XS, call -> accounts());
    }

    static ObjectNode resource(Events.Metric metric) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("type", "metric").put("id", metric.id());
        node.putObject("attributes")
                .put("name", metric.name())
                .put("created", metric.created().toString())
                .put("updated", metric.created().toString())
                .putObject("integration")
                .put("object", "integration")
                .put("id", "api")
                .put("key", "api")
                .put("name", "API")
                .put("category", "API");
        return node;
    }

    private Reply list(Call call) {
        List<ObjectNode> all = account.events().metrics().stream()
                .map(MetricEndpoints::resource)
                .toList();
        return Reply.json(200, Pages.of(all, call, new Pages.Size(200, 200)));
    }

    private Reply get(Call call) {
        return account.events().metrics().stream()
                .filter(metric -> metric.id().equals(call.id()))
                .findFirst()
                .map(metric -> {
                    ObjectNode document = JsonNodeFactory.instance.objectNode();
                    document.set("data", resource(metric));
                    return Reply.json(200, document);
                })
                .orElseThrow(() ->
                        new ApiException(ApiError.notFound("A metric with id " + call.id() + " does not exist.")));
    }

    private static Reply accounts() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode one =
                document.putArray("data").addObject().put("type", "account").put("id", "SNDBOX");
        one.putObject("attributes")
                .put("test_account", true)
                .put("timezone", "UTC")
                .put("preferred_currency", "EUR")
                .put("public_api_key", "SNDBOX")
                .put("locale", "en-US")
                .putObject("contact_information")
                .put("organization_name", "Plumbline sandbox");
        return Reply.json(200, document);
    }

    private Reply aggregate(Call call) {
        Bodies.require(Bodies.AGGREGATE, call.body());
        JsonNode attributes = call.body().path("data").path("attributes");
        Span span = Span.of(attributes);
        List<String> measurements = attributes
                .path("measurements")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        if (!MEASUREMENTS.containsAll(measurements) || measurements.isEmpty()) {
            throw new ApiException(ApiError.invalid("An unknown measurement.", "/data/attributes/measurements"));
        }
        if (attributes.path("by").valueStream().anyMatch(name -> !DIMENSIONS.contains(name.asString("")))) {
            throw new ApiException(ApiError.invalid("An unknown dimension.", "/data/attributes/by"));
        }
        if (attributes.path("page_size").asInt(500) < 500) {
            throw new ApiException(
                    ApiError.invalid("The page size must be at least 500.", "/data/attributes/page_size"));
        }
        boolean byCurrency = attributes
                .path("by")
                .valueStream()
                .anyMatch(name -> name.asString("").equals("$value_currency"));
        Map<String, List<Event>> groups = account.events().all().stream()
                .filter(event -> account.events()
                        .metricOf(event)
                        .id()
                        .equals(attributes.path("metric_id").asString("")))
                .filter(event ->
                        !event.time().isBefore(span.from()) && event.time().isBefore(span.to()))
                .collect(Collectors.groupingBy(
                        event -> byCurrency ? event.currency().orElse("") : "", TreeMap::new, Collectors.toList()));
        return Reply.json(200, document(span, measurements, byCurrency, groups));
    }

    private static ObjectNode document(
            Span span, List<String> measurements, boolean byCurrency, Map<String, List<Event>> groups) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode data =
                document.putObject("data").put("type", "metric-aggregate").put("id", "aggregate");
        ObjectNode attributes = data.putObject("attributes");
        ArrayNode dates = attributes.putArray("dates");
        List<Instant> starts = span.starts();
        starts.forEach(start -> dates.add(start.toString()));
        ArrayNode rows = attributes.putArray("data");
        groups.forEach((currency, events) -> {
            ObjectNode row = rows.addObject();
            ArrayNode dimensions = row.putArray("dimensions");
            if (byCurrency) {
                dimensions.add(currency);
            }
            ObjectNode measured = row.putObject("measurements");
            measurements.forEach(name -> measure(measured.putArray(name), name, starts, span, events));
        });
        return document;
    }

    private static void measure(ArrayNode values, String name, List<Instant> starts, Span span, List<Event> events) {
        for (int n = 0; n < starts.size(); n++) {
            Instant from = starts.get(n);
            Instant to = n + 1 < starts.size() ? starts.get(n + 1) : span.to();
            List<Event> inside = events.stream()
                    .filter(event ->
                            !event.time().isBefore(from) && event.time().isBefore(to))
                    .toList();
            switch (name) {
                case "count" -> values.add(inside.size());
                case "unique" ->
                    values.add(inside.stream().map(Event::profileId).distinct().count());
                default -> values.add(inside.stream().map(Events::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        }
    }

    /** The time range of a query, and its steps in the query's time zone. */
    private record Span(Instant from, Instant to, String interval, ZoneId zone) {

        static Span of(JsonNode attributes) {
            ZoneId zone = zone(attributes.path("timezone").asString("UTC"));
            Instant from = Instant.MAX;
            Instant to = Instant.MIN;
            JsonNode filter = attributes.path("filter");
            List<String> texts = filter.isArray()
                    ? filter.valueStream().map(JsonNode::asString).toList()
                    : List.of(filter.asString(""));
            for (String text : texts) {
                for (Condition condition : Filter.parse(text, TIMES)) {
                    Instant bound = instant(condition.value(), zone);
                    from = condition.operator().equals("greater-or-equal") ? bound : from;
                    to = condition.operator().equals("less-than") ? bound : to;
                }
            }
            if (!from.isBefore(to)) {
                throw new ApiException(ApiError.invalid("A time range is required.", "/data/attributes/filter"));
            }
            return new Span(from, to, attributes.path("interval").asString("day"), zone);
        }

        private static ZoneId zone(String name) {
            try {
                return ZoneId.of(name);
            } catch (DateTimeException unknown) {
                throw new ApiException(ApiError.invalid("An unknown time zone.", "/data/attributes/timezone"));
            }
        }

        private static Instant instant(String text, ZoneId zone) {
            try {
                return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(zone).toInstant();
            } catch (DateTimeException malformed) {
                throw new ApiException(ApiError.invalid("Invalid time in the filter.", "/data/attributes/filter"));
            }
        }

        List<Instant> starts() {
            List<Instant> starts = new ArrayList<>();
            ZonedDateTime day = from.atZone(zone).truncatedTo(ChronoUnit.DAYS);
            ZonedDateTime at = switch (interval) {
                case "hour" -> from.atZone(zone).truncatedTo(ChronoUnit.HOURS);
                case "day" -> day;
                case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case "month" -> day.withDayOfMonth(1);
                default ->
                    throw new ApiException(ApiError.invalid("An unknown interval.", "/data/attributes/interval"));
            };
            for (; at.toInstant().isBefore(to); at = next(at)) {
                starts.add(at.toInstant());
            }
            return starts;
        }

        private ZonedDateTime next(ZonedDateTime at) {
            return switch (interval) {
                case "hour" -> at.plusHours(1);
                case "week" -> at.plusWeeks(1);
                case "month" -> at.plusMonths(1);
                default -> at.plusDays(1);
            };
        }
    }
}
