package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what the stand-in for Klaviyo holds with the ledger of the invented SAP. */
public final class Comparison {
    private static final Pattern ORDER = Pattern.compile(".*-order-\\d+");
    private static final Pattern OWN_BILLING = Pattern.compile(".*-billing-\\d+");

    private final Ledger ledger;
    private final Snapshot found;
    private final boolean shuffled;
    private final Map<String, String> customers;

    private Comparison(Ledger ledger, Snapshot found, boolean shuffled) {
        this.ledger = ledger;
        this.found = found;
        this.shuffled = shuffled;
        this.customers = found.profiles().stream()
                .collect(Collectors.toMap(
                        Profile::id, profile -> profile.text("external_id").orElse("")));
    }

    /**
     * One line of the result.
     *
     * @param differences each in words
     */
    public record Row(String what, long expected, long found, List<String> differences) {
        public Row {
            differences = List.copyOf(differences);
        }

        public boolean agrees() {
            return expected == found && differences.isEmpty();
        }
    }

    /** @param shuffled whether messages arrived in another order than they were sent: then some stories may end in several ways */
    public static List<Row> of(Ledger ledger, Snapshot found, boolean shuffled) {
        Comparison comparison = new Comparison(ledger, found, shuffled);
        List<Row> rows = new ArrayList<>(comparison.events());
        rows.add(comparison.order());
        rows.add(comparison.profiles());
        rows.add(comparison.variants());
        rows.add(new Row("Consent writes", 0, found.consentWrites(), List.of()));
        return rows;
    }

    private record Identity(String metric, String uniqueId) {}

    private List<Row> events() {
        Map<Identity, Expected.Event> there = new HashMap<>();
        Map<String, Tally> tallies = new TreeMap<>();
        for (Event event : found.events()) {
            Tally tally = tallies.computeIfAbsent(event.metric(), Tally::new);
            tally.found++;
            Expected.Event other = there.put(
                    new Identity(event.metric(), event.uniqueId()),
                    new Expected.Event(
                            event.metric(),
                            event.uniqueId(),
                            customers.getOrDefault(event.profileId(), ""),
                            event.value().orElse(BigDecimal.ZERO),
                            event.currency().orElse("")));
            if (other != null) {
                tally.differences.add(event.uniqueId() + " is there more than once");
            }
        }
        Set<Identity> explained = new HashSet<>();
        for (Expected.Story story : ledger.stories()) {
            for (Expected.Event expected : wayTaken(story, there)) {
                Identity identity = new Identity(expected.metric(), expected.uniqueId());
                explained.add(identity);
                tallies.computeIfAbsent(expected.metric(), Tally::new).compare(expected, there.get(identity));
            }
        }
        there.forEach((identity, event) -> {
            if (!explained.contains(identity)) {
                tallies.computeIfAbsent(identity.metric(), Tally::new)
                        .differences
                        .add(identity.uniqueId() + " is not expected");
            }
        });
        return tallies.values().stream().map(Tally::row).toList();
    }

    /** The way of a story that agrees with what is there, or the usual one. */
    private List<Expected.Event> wayTaken(Expected.Story story, Map<Identity, Expected.Event> there) {
        if (!shuffled) {
            return story.usual();
        }
        Set<Identity> ofStory = story.ways().stream()
                .flatMap(List::stream)
                .map(event -> new Identity(event.metric(), event.uniqueId()))
                .filter(there::containsKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return story.ways().stream()
                .filter(way -> way.size() == ofStory.size())
                .filter(way -> way.stream()
                        .allMatch(event -> isSame(event, there.get(new Identity(event.metric(), event.uniqueId())))))
                .findFirst()
                .orElse(story.usual());
    }

    private static boolean isSame(Expected.Event one, Expected.@Nullable Event other) {
        return other != null
                && one.customer().equals(other.customer())
                && one.currency().equals(other.currency())
                && one.value().compareTo(other.value()) == 0;
    }

    private static final class Tally {
        private final String metric;
        private final List<String> differences = new ArrayList<>();
        private long expected;
        private long found;

        private Tally(String metric) {
            this.metric = metric;
        }

        void compare(Expected.Event event, Expected.@Nullable Event there) {
            expected++;
            if (there == null) {
                differences.add(event.uniqueId() + " is missing");
            } else if (!isSame(event, there)) {
                differences.add(event.uniqueId() + " should be " + words(event) + " and is " + words(there));
            }
        }

        private static String words(Expected.Event event) {
            return event.value().toPlainString() + " " + event.currency() + " of " + event.customer();
        }

        Row row() {
            return new Row(metric, expected, found, differences);
        }
    }

    /** Per order, the first event to arrive is its placing, and times rise strictly. */
    private Row order() {
        List<String> differences = new ArrayList<>();
        Map<String, List<Event>> byOrder = found.events().stream()
                .collect(Collectors.groupingBy(Comparison::orderOf, TreeMap::new, Collectors.toList()));
        byOrder.remove("");
        byOrder.forEach((order, events) -> {
            List<Event> arrived = events.stream()
                    .sorted(Comparator.comparingLong(Event::sequence))
                    .toList();
            if (!arrived.getFirst().metric().equals("Placed Order")
                    && !OWN_BILLING.matcher(arrived.getFirst().uniqueId()).matches()) {
                differences.add(order + " begins with " + arrived.getFirst().metric());
            }
            for (int n = 1; n < arrived.size(); n++) {
                if (!arrived.get(n).time().isAfter(arrived.get(n - 1).time())) {
                    differences.add(order + ": " + arrived.get(n).metric() + " is not later than "
                            + arrived.get(n - 1).metric());
                }
            }
        });
        return new Row("orders told in order", byOrder.size(), byOrder.size(), differences);
    }

    private static String orderOf(Event event) {
        JsonNode order = event.properties().path("OrderId");
        Matcher matcher = ORDER.matcher(event.uniqueId());
        return order.asString(matcher.matches() ? event.uniqueId() : "");
    }

    private Row profiles() {
        Map<String, Profile> there = new HashMap<>();
        List<String> differences = new ArrayList<>();
        for (Profile profile : found.profiles()) {
            String customer = profile.text("external_id").orElse(profile.id());
            if (there.put(customer, profile) != null) {
                differences.add("customer " + customer + " is there more than once");
            }
        }
        for (Expected.Profile expected : ledger.profiles()) {
            Profile profile = there.remove(expected.customer());
            if (profile == null) {
                differences.add("customer " + expected.customer() + " is missing");
            } else {
                Map<String, String> attributes = flat(profile);
                if (!attributes.equals(expected.attributes())) {
                    differences.add(
                            "customer " + expected.customer() + ": " + differing(expected.attributes(), attributes));
                }
            }
        }
        there.keySet().forEach(customer -> differences.add("customer " + customer + " is not expected"));
        return new Row("Profiles", ledger.profiles().size(), found.profiles().size(), differences);
    }

    /** Names only: what stands in them is personal. */
    private static String differing(Map<String, String> expected, Map<String, String> found) {
        Set<String> names = new LinkedHashSet<>(expected.keySet());
        names.addAll(found.keySet());
        return names.stream()
                .filter(name -> !expected.getOrDefault(name, "").equals(found.getOrDefault(name, "")))
                .sorted()
                .collect(Collectors.joining(", ", "", " differ"));
    }

    private static Map<String, String> flat(Profile profile) {
        Map<String, String> flat = new HashMap<>();
        profile.attributes().forEach((name, value) -> {
            if (value.isObject()) {
                value.properties().forEach(field -> flat.put(name + "." + field.getKey(), text(field.getValue())));
            } else {
                flat.put(name, text(value));
            }
        });
        profile.properties().forEach((name, value) -> flat.put("properties." + name, text(value)));
        return flat;
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private Row variants() {
        Map<String, CatalogRow> there = found.variants().stream()
                .collect(Collectors.toMap(
                        row -> row.id().substring(row.id().lastIndexOf(':') + 1), Function.identity()));
        List<String> differences = new ArrayList<>();
        for (Expected.Variant expected : ledger.variants()) {
            CatalogRow row = there.remove(expected.sku());
            if (row == null) {
                differences.add("material " + expected.sku() + " is missing");
            } else if ((long) row.number("inventory_quantity") != expected.quantity()) {
                differences.add("material " + expected.sku() + " should have " + expected.quantity() + " and has "
                        + (long) row.number("inventory_quantity"));
            } else if (!row.text("title").equals(expected.title())) {
                differences.add("material " + expected.sku() + " has another title");
            }
        }
        there.keySet().forEach(sku -> differences.add("material " + sku + " is not expected"));
        return new Row(
                "Stock levels", ledger.variants().size(), found.variants().size(), differences);
    }
}
