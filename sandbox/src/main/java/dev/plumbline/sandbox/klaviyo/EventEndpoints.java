package dev.plumbline.sandbox.klaviyo;

import dev.plumbline.sandbox.klaviyo.Filter.Condition;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events: one, a thousand, and reading them back. A 202 says that they were well-formed, and nothing else. */
final class EventEndpoints {
    private static final Set<String> FILTERS = Set.of(
            "equals:metric_id",
            "equals:profile_id",
            "greater-or-equal:datetime",
            "greater-than:datetime",
            "less-or-equal:datetime",
            "less-than:datetime",
            "greater-or-equal:timestamp",
            "greater-than:timestamp",
            "less-or-equal:timestamp",
            "less-than:timestamp",
            "has:profile",
            "has:metric");

    private final Account account;

    EventEndpoints(Account account) {
        this.account = account;
    }

    void register(Router router) {
        router.add("POST", "/api/events", Tier.XL, this::create);
        router.add("POST", "/api/event-bulk-create-jobs", Tier.M, this::createBulk);
        router.add("GET", "/api/events", Tier.XL, this::list);
        router.add("GET", "/api/events/{}", Tier.M, this::get);
    }

    private Reply create(Call call) {
        Bodies.require(Bodies.EVENT, call.body());
        JsonNode attributes = call.body().path("data").path("attributes");
        JsonNode profile = attributes.path("profile").path("data");
        List<ApiError> errors = new ArrayList<>();
        Profiles.checkIdentifiers(profile, "/data/attributes/profile/data", errors);
        Events.check(attributes, "/data/attributes", call.now(), errors);
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
        account.events().accept(profile, attributes, attributes.path("backfill").asBoolean(false), call.now());
        return Reply.empty(202);
    }

    private Reply createBulk(Call call) {
        Bodies.require(Bodies.EVENT_JOB, call.body());
        JsonNode groups = call.body()
                .path("data")
                .path("attributes")
                .path("events-bulk-create")
                .path("data");
        checkBulk(groups, call.now());
        for (JsonNode group : groups) {
            JsonNode attributes = group.path("attributes");
            boolean all = attributes.path("backfill").asBoolean(false);
            for (JsonNode event : attributes.path("events").path("data")) {
                JsonNode own = event.path("attributes");
                account.events()
                        .accept(
                                attributes.path("profile").path("data"),
                                own,
                                all || own.path("backfill").asBoolean(false),
                                call.now());
            }
        }
        return Reply.empty(202);
    }

    /** All or nothing: one bad row refuses the request, and so does a unique_id that stands in it twice. */
    private static void checkBulk(JsonNode groups, Instant now) {
        List<ApiError> errors = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        int count = 0;
        for (int n = 0; n < groups.size(); n++) {
            String pointer = "/data/attributes/events-bulk-create/data/" + n;
            JsonNode attributes = groups.get(n).path("attributes");
            JsonNode profile = attributes.path("profile").path("data");
            Profiles.checkIdentifiers(profile, pointer + "/attributes/profile/data", errors);
            JsonNode events = attributes.path("events").path("data");
            count += events.size();
            for (int m = 0; m < events.size(); m++) {
                JsonNode own = events.get(m).path("attributes");
                String place = pointer + "/attributes/events/data/" + m + "/attributes";
                Events.check(own, place, now, errors);
                String uniqueId =
                        own.path("unique_id").asString(own.path("time").asString(""));
                if (!seen.add(List.of(profile.path("id"), profile.path("attributes"), own.path("metric"), uniqueId))) {
                    errors.add(ApiError.invalid(
                            "The same unique_id occurs twice for a profile and metric.", place + "/unique_id"));
                }
            }
        }
        if (count > Bodies.EVENTS_OF_A_REQUEST) {
            errors.add(ApiError.invalid("There are more than 1000 events.", "/data/attributes/events-bulk-create"));
        }
        if (!errors.isEmpty()) {
            throw new ApiException(errors);
        }
    }

    private Reply get(Call call) {
        Event event = account.events()
                .find(call.id())
                .orElseThrow(
                        () -> new ApiException(ApiError.invalid("Invalid Event ID: '" + call.id() + "'", "/data/id")));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.set("data", Pages.sparse(resource(event), call));
        return Reply.json(200, document);
    }

    private Reply list(Call call) {
        List<Condition> conditions = call.parameter("filter")
                .map(text -> Filter.parse(text, FILTERS))
                .orElse(List.of());
        String sort = call.parameter("sort").orElse("-datetime");
        Comparator<String> order = switch (sort) {
            case "datetime", "timestamp" -> Comparator.naturalOrder();
            case "-datetime", "-timestamp" -> Comparator.reverseOrder();
            default -> throw new ApiException(ApiError.invalidParameter("'" + sort + "' is no sort.", "sort"));
        };
        List<Pages.Row> found = candidates(conditions)
                .filter(event -> conditions.stream().allMatch(condition -> holds(condition, event)))
                .map(event -> new Pages.Row(
                        Pages.key(event.time()) + "%012d".formatted(event.sequence()), () -> resource(event)))
                .toList();
        ObjectNode document = Pages.of(found, order, call, new Pages.Size(200, 1000));
        call.parameter("include").ifPresent(include -> addIncluded(document, include, call));
        return Reply.json(200, document);
    }

    /** Those of the metric and time that are asked for, and perhaps more. */
    private Stream<Event> candidates(List<Condition> conditions) {
        Instant from = Instant.MIN;
        Instant to = Instant.MAX;
        for (Condition condition : conditions) {
            boolean isTime =
                    condition.field().equals("datetime") || condition.field().equals("timestamp");
            if (isTime && condition.operator().startsWith("greater")) {
                from = instant(condition).isAfter(from) ? instant(condition) : from;
            } else if (isTime) {
                to = instant(condition).isBefore(to) ? instant(condition) : to;
            }
        }
        return account.events()
                .between(
                        from,
                        to,
                        metric -> conditions.stream()
                                .allMatch(condition -> !condition.field().equals("metric_id")
                                        || condition.values().contains(metric.id())));
    }

    private boolean holds(Condition condition, Event event) {
        return switch (condition.field()) {
            case "metric_id" ->
                condition.values().contains(account.events().metricOf(event).id());
            case "profile_id" -> event.profileId().equals(condition.value());
            case "datetime", "timestamp" -> compares(condition, event.time());
            case "profile" -> account.profiles().find(event.profileId()).isPresent();
            default -> true;
        };
    }

    private static boolean compares(Condition condition, Instant time) {
        int order = time.compareTo(instant(condition));
        return switch (condition.operator()) {
            case "greater-or-equal" -> order >= 0;
            case "greater-than" -> order > 0;
            case "less-or-equal" -> order <= 0;
            default -> order < 0;
        };
    }

    private static Instant instant(Condition condition) {
        try {
            return condition.field().equals("timestamp")
                    ? Instant.ofEpochSecond(Long.parseLong(condition.value()))
                    : OffsetDateTime.parse(condition.value()).toInstant();
        } catch (DateTimeParseException | NumberFormatException malformed) {
            throw new ApiException(ApiError.invalidParameter("Invalid time in the filter.", "filter"));
        }
    }

    private void addIncluded(ObjectNode document, String include, Call call) {
        Set<String> wanted = new TreeSet<>(List.of(include.split(",", -1)));
        for (String name : wanted) {
            if (!Set.of("profile", "metric", "attributions").contains(name)) {
                throw new ApiException(
                        ApiError.invalidParameter("'" + name + "' is not an allowed include parameter.", "include"));
            }
        }
        Map<String, ObjectNode> included = new LinkedHashMap<>();
        for (JsonNode event : document.path("data")) {
            account.events().find(event.path("id").asString("")).ifPresent(found -> {
                if (wanted.contains("profile")) {
                    account.profiles()
                            .find(found.profileId())
                            .ifPresent(profile -> included.put(profile.id(), profile.resource()));
                }
                if (wanted.contains("metric")) {
                    Events.Metric metric = account.events().metricOf(found);
                    included.put(metric.id(), MetricEndpoints.resource(metric));
                }
            });
        }
        ArrayNode list = document.putArray("included");
        included.values().forEach(resource -> list.add(Pages.sparse(resource, call)));
    }

    private ObjectNode resource(Event event) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("type", "event").put("id", event.id());
        ObjectNode attributes = node.putObject("attributes")
                .put("timestamp", event.time().getEpochSecond())
                .put("datetime", event.time().toString())
                .put("uuid", event.id());
        ObjectNode properties = attributes.putObject("event_properties");
        event.properties().properties().forEach(entry -> properties.set(entry.getKey(), entry.getValue()));
        properties.put("$event_id", event.uniqueId());
        event.value().ifPresentOrElse(value -> properties.put("$value", value), () -> {
            if (account.events().isValued(event.metric())) {
                properties.put("$value", 0);
            }
        });
        event.currency().ifPresent(currency -> properties.put("$value_currency", currency));
        ObjectNode relationships = node.putObject("relationships");
        ObjectNode profile = relationships.putObject("profile");
        account.profiles()
                .find(event.profileId())
                .ifPresentOrElse(
                        known ->
                                profile.putObject("data").put("type", "profile").put("id", known.id()),
                        () -> profile.putNull("data"));
        relationships
                .putObject("metric")
                .putObject("data")
                .put("type", "metric")
                .put("id", account.events().metricOf(event).id());
        node.putObject("links").put("self", "/api/events/" + event.id());
        return node;
    }
}
