package dev.plumbline.sandbox.klaviyo;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What happened, as Klaviyo remembers it: an accepted event is processed later, the first of a profile, metric and unique_id stays for
 * ever, and whatever comes after it under the same three is dropped without a word. Not for several threads.
 */
final class Events {
    private static final Pattern TEST_DOMAIN =
            Pattern.compile("@(example\\.(com|org|net)|test\\.com|mailinator\\.com)$");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final Profiles profiles;
    private final Queue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::sequence));
    private final Duration processing;
    private final long spreadMillis;
    private final RandomGenerator dice;
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Event> byId = new HashMap<>();
    /** Which happened when, by metric: a listing of a million events is asked for some hundred times. */
    private final Map<String, NavigableMap<Instant, List<String>>> byTime = new HashMap<>();

    private final Set<Identity> known = new HashSet<>();
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final Set<String> valued = new HashSet<>();
    private final List<Event> flowStarts = new ArrayList<>();
    private long accepted;
    private long repeated;
    private long dropped;

    Events(Profiles profiles, StandInOptions options) {
        this.profiles = profiles;
        this.processing = options.processing();
        this.spreadMillis = options.spread().toMillis();
        this.dice = options.chance().dice();
    }

    /** A metric, which begins with its first event. */
    record Metric(String id, String name, Instant created) {}

    /** What makes an event the same one. */
    private record Identity(String profile, String metric, String uniqueId) {}

    private record Waiting(
            Instant due, long sequence, Instant received, JsonNode profile, JsonNode attributes, boolean isHistory) {}

    /** Adds what is wrong with an event beyond its shape. */
    static void check(JsonNode attributes, String pointer, Instant now, List<ApiError> errors) {
        String time = attributes.path("time").asString("");
        if (!time.isEmpty()) {
            Optional<Instant> when = parse(time);
            if (when.isEmpty()) {
                errors.add(ApiError.invalid("Invalid datetime.", pointer + "/time"));
            } else if (when.get().isBefore(EARLIEST) || when.get().isAfter(now.plus(366, ChronoUnit.DAYS))) {
                errors.add(ApiError.invalid(
                        "The time must be after 1990 and not more than a year ahead.", pointer + "/time"));
            }
        }
        String currency = attributes.path("value_currency").asString("");
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            errors.add(
                    ApiError.invalid("Invalid currency: an ISO 4217 code is expected.", pointer + "/value_currency"));
        }
    }

    /** Takes an event that was checked. */
    void accept(JsonNode profile, JsonNode attributes, boolean isHistory, Instant now) {
        accepted++;
        Instant due = now.plus(processing);
        if (spreadMillis > 0) {
            due = due.plusMillis(dice.nextLong(spreadMillis + 1));
        }
        waiting.add(new Waiting(due, accepted, now, profile, attributes, isHistory));
        process(now);
    }

    /** Processes whatever is due. */
    void process(Instant now) {
        for (Waiting next = waiting.peek(); next != null && !next.due().isAfter(now); next = waiting.peek()) {
            waiting.remove();
            process(next);
        }
    }

    private void process(Waiting event) {
        String email =
                event.profile().path("attributes").path("email").asString("").toLowerCase(Locale.ROOT);
        if (TEST_DOMAIN.matcher(email).find()) {
            dropped++;
            return;
        }
        Profile profile;
        try {
            JsonNode attributes = event.profile().path("attributes");
            JsonNode meta = attributes.has("meta")
                    ? attributes.path("meta")
                    : event.profile().path("meta");
            profile = profiles.upsert(event.profile(), meta, event.received()).profile();
        } catch (ApiException nobodyOrSeveral) {
            // Accepted already, so nobody is told: this is how events vanish after a 202.
            dropped++;
            return;
        }
        store(event, profile);
    }

    private void store(Waiting waited, Profile profile) {
        JsonNode attributes = waited.attributes();
        String name = attributes
                .path("metric")
                .path("data")
                .path("attributes")
                .path("name")
                .asString("");
        Metric metric = metrics.computeIfAbsent(
                name, text -> new Metric("M%05d".formatted(metrics.size() + 1), text, waited.received()));
        Instant time = parse(attributes.path("time").asString(""))
                .orElse(waited.received())
                .truncatedTo(ChronoUnit.SECONDS);
        String uniqueId = attributes.path("unique_id").asString(String.valueOf(time.getEpochSecond()));
        if (!known.add(new Identity(profile.id(), metric.id(), uniqueId))) {
            repeated++;
            return;
        }
        Event event = new Event(
                "E%09d".formatted(events.size() + 1),
                waited.sequence(),
                profile.id(),
                name,
                uniqueId,
                time,
                attributes.path("value").isNumber()
                        ? Optional.of(attributes.path("value").decimalValue())
                        : Optional.empty(),
                Optional.of(attributes.path("value_currency").asString("")).filter(code -> !code.isEmpty()),
                attributes.path("properties"),
                waited.isHistory());
        events.add(event);
        byId.put(event.id(), event);
        byTime.computeIfAbsent(name, first -> new TreeMap<>())
                .computeIfAbsent(time, first -> new ArrayList<>())
                .add(event.id());
        event.value().ifPresent(value -> valued.add(event.metric()));
        if (!event.isHistory()) {
            flowStarts.add(event);
        }
    }

    private static Optional<Instant> parse(String time) {
        if (time.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException withoutOffset) {
            try {
                return Optional.of(LocalDateTime.parse(time).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException malformed) {
                return Optional.empty();
            }
        }
    }

    /** Gives all events of a profile to another, with which it was merged. What was known stays known under the old one only. */
    void handOver(String from, String into) {
        UnaryOperator<Event> change = event -> event.profileId().equals(from) ? event.of(into) : event;
        events.replaceAll(change);
        flowStarts.replaceAll(change);
        byId.replaceAll((id, event) -> change.apply(event));
    }

    /** Forgets all that were processed; they count as accepted for ever. */
    void forget() {
        events.clear();
        byId.clear();
        byTime.clear();
        known.clear();
        flowStarts.clear();
    }

    /** In the order of their processing. */
    List<Event> all() {
        return List.copyOf(events);
    }

    /** Those of a time, both ends included, whose metric is wanted. In no order. */
    Stream<Event> between(Instant from, Instant to, Predicate<Metric> isWanted) {
        return from.isAfter(to)
                ? Stream.empty()
                : metrics.values().stream()
                        .filter(isWanted)
                        .flatMap(metric -> Stream.ofNullable(byTime.get(metric.name())))
                        .flatMap(times -> times.subMap(from, true, to, true).values().stream())
                        .flatMap(List::stream)
                        .flatMap(id -> find(id).stream());
    }

    Optional<Event> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    List<Metric> metrics() {
        return List.copyOf(metrics.values());
    }

    Metric metricOf(Event event) {
        return Optional.ofNullable(metrics.get(event.metric())).orElseThrow();
    }

    /** Events that would have started a flow. */
    List<Event> flowStarts() {
        return List.copyOf(flowStarts);
    }

    /** Whether any event of this metric carried a value: then those without one read back as 0. */
    boolean isValued(String metric) {
        return valued.contains(metric);
    }

    long accepted() {
        return accepted;
    }

    long repeated() {
        return repeated;
    }

    long dropped() {
        return dropped;
    }

    int waiting() {
        return waiting.size();
    }

    static BigDecimal valueOf(Event event) {
        return event.value().orElse(BigDecimal.ZERO);
    }
}
