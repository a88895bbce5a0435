package dev.plumbline.sandbox.sap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ComparisonTest {
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final List<Profile> profiles = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<CatalogRow> items = new ArrayList<>();
    private final List<CatalogRow> variants = new ArrayList<>();
    private Ledger ledger = new Ledger(List.of(), List.of(), List.of(), 0, 0);

    @BeforeEach
    void holdWhatTheLedgerSays() {
        Traffic traffic = new Traffic(new Traffic.Plan(40, 3, 0, START).withPrices());
        while (traffic.next().isPresent()) {
            // Until all is told.
        }
        ledger = traffic.ledger();
        ledger.profiles().forEach(profile -> profiles.add(held(profile)));
        ledger.stories().forEach(story -> hold(story, story.usual()));
        ledger.variants().forEach(variant -> {
            variants.add(held("variant", variant));
            items.add(held("item", variant));
        });
    }

    private static Profile held(Expected.Profile expected) {
        Map<String, JsonNode> attributes = new HashMap<>();
        Map<String, JsonNode> properties = new HashMap<>();
        ObjectNode location = JsonNodeFactory.instance.objectNode();
        expected.attributes().forEach((name, value) -> {
            if (name.startsWith("location.")) {
                location.put(name.substring("location.".length()), value);
            } else if (name.startsWith("properties.")) {
                properties.put(name.substring("properties.".length()), json(value));
            } else {
                attributes.put(name, JsonNodeFactory.instance.stringNode(value));
            }
        });
        attributes.put("location", location);
        return new Profile("P" + expected.customer(), attributes, properties, START, START);
    }

    private static JsonNode json(String value) {
        return value.startsWith("[") || value.matches("-?\\d+\\.\\d+")
                ? JsonMapper.shared().readTree(value)
                : JsonNodeFactory.instance.stringNode(value);
    }

    private void hold(Story story, List<Expected.Event> way) {
        way.forEach(expected -> events.add(held(story, expected, events.size() + 1)));
    }

    private void add(Expected.Event stray) {
        events.add(held(ledger.stories().getFirst(), stray, events.size() + 1));
    }

    private static Expected.Event stray(String metric) {
        return new Expected.Event(metric, "PRD-100-order-9", "100001", BigDecimal.ONE, "EUR", START, "main");
    }

    private Event held(Story story, Expected.Event expected, int sequence) {
        return new Event(
                "E" + sequence,
                sequence,
                "P" + expected.customer(),
                expected.metric(),
                expected.uniqueId(),
                expected.time(),
                Optional.of(expected.value()),
                Optional.of(expected.currency()),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("OrderId", story.order().replaceFirst(".*-order-", "")),
                false);
    }

    private static CatalogRow held(String kind, Expected.Variant expected) {
        return new CatalogRow(
                kind,
                "$custom:::$default:::" + expected.sku(),
                "",
                Map.of(
                        "title",
                        JsonNodeFactory.instance.stringNode(expected.title()),
                        "inventory_quantity",
                        JsonNodeFactory.instance.numberNode(expected.quantity()),
                        "price",
                        JsonNodeFactory.instance.numberNode(expected.price().orElse(BigDecimal.ZERO)),
                        "published",
                        JsonNodeFactory.instance.booleanNode(!expected.discontinued())),
                START,
                START);
    }

    private static CatalogRow held(String sku, String title, long quantity, boolean published) {
        return new CatalogRow(
                "variant",
                "$custom:::$default:::" + sku,
                "",
                Map.of(
                        "title",
                        JsonNodeFactory.instance.stringNode(title),
                        "inventory_quantity",
                        JsonNodeFactory.instance.numberNode(quantity),
                        "published",
                        JsonNodeFactory.instance.booleanNode(published)),
                START,
                START);
    }

    private Snapshot snapshot() {
        return new Snapshot(profiles, events, items, variants, List.of(), List.of(), 0, 0, 0, 0, 0);
    }

    private Comparison.Row row(String what) {
        return Comparison.of(ledger, snapshot(), false).stream()
                .filter(row -> row.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    private Event first(String metric) {
        return events.stream()
                .filter(event -> event.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    /** The same event with another value, time and sequence. */
    private static Event changed(Event event, BigDecimal value, Instant time, long sequence) {
        return new Event(
                event.id(),
                sequence,
                event.profileId(),
                event.metric(),
                event.uniqueId(),
                time,
                Optional.of(value),
                event.currency(),
                event.properties(),
                event.isHistory());
    }

    @Test
    void anotherPriceOfAnItemAloneIsADifference() {
        Expected.Variant right = ledger.variants().getFirst();
        items.set(
                0,
                held(
                        "item",
                        new Expected.Variant(
                                right.sku(),
                                right.title(),
                                right.quantity(),
                                right.discontinued(),
                                Optional.of(new BigDecimal("0.01")))));
        assertThat(row("Prices of items and variants").differences())
                .singleElement()
                .asString()
                .startsWith(
                        "item " + right.sku() + " should cost " + right.price().orElseThrow());
    }

    @Test
    void anArticleWithAPriceThatIsNotPublishedIsADifference() {
        Expected.Variant right = ledger.variants().stream()
                .filter(variant -> !variant.discontinued())
                .findFirst()
                .orElseThrow();
        variants.set(
                ledger.variants().indexOf(right),
                held(
                        "variant",
                        new Expected.Variant(right.sku(), right.title(), right.quantity(), true, right.price())));
        assertThat(row("Prices of items and variants").differences())
                .containsExactly("variant " + right.sku() + " should be published");
    }

    @Test
    void whatTheLedgerSaysAgrees() {
        assertThat(Comparison.of(ledger, snapshot(), false))
                .allSatisfy(row -> assertThat(row.differences()).as(row.what()).isEmpty());
        assertThat(Comparison.of(ledger, snapshot(), true)).allMatch(Comparison.Row::agrees);
    }

    /** What is told when the last message arrives first. */
    private static List<Expected.Event> backwards(Story story) {
        Retelling retelling = new Retelling(story);
        story.facts().reversed().forEach(retelling::take);
        return retelling.events();
    }

    @Test
    void everyOtherWayAgreesWhereMessagesWereShuffled() {
        events.clear();
        ledger.stories().forEach(story -> hold(story, backwards(story)));
        assertThat(Comparison.of(ledger, snapshot(), true))
                .allSatisfy(row -> assertThat(row.differences()).as(row.what()).isEmpty());
    }

    @Test
    void anotherWayDiffersWhereMessagesCameInOrder() {
        events.clear();
        ledger.stories().forEach(story -> hold(story, backwards(story)));
        assertThat(Comparison.of(ledger, snapshot(), false)).anyMatch(row -> !row.agrees());
    }

    @Test
    void aMissingEventIsNamed() {
        Event gone = first("Fulfilled Order");
        events.remove(gone);
        assertThat(row("Fulfilled Order").differences()).containsExactly(gone.uniqueId() + " is missing");
        assertThat(row("Fulfilled Order").found())
                .isEqualTo(row("Fulfilled Order").expected() - 1);
    }

    @Test
    void anUnexpectedEventIsNamed() {
        add(stray("Placed Order"));
        assertThat(row("Placed Order").differences()).containsExactly("PRD-100-order-9 is not expected");
    }

    @Test
    void anUnexpectedMetricIsNamed() {
        add(stray("placed order"));
        assertThat(row("placed order").expected()).isZero();
        assertThat(row("placed order").agrees()).isFalse();
    }

    @Test
    void aWrongValueIsNamed() {
        Event event = first("Placed Order");
        events.set(
                events.indexOf(event),
                changed(event, event.value().orElseThrow().add(BigDecimal.ONE), event.time(), event.sequence()));
        assertThat(row("Placed Order").differences())
                .singleElement()
                .asString()
                .startsWith(event.uniqueId() + " should be");
    }

    @Test
    void anotherScaleIsNoOtherValue() {
        Event event = first("Placed Order");
        BigDecimal value = event.value().orElseThrow();
        events.set(
                events.indexOf(event),
                changed(event, value.setScale(value.scale() + 3), event.time(), event.sequence()));
        assertThat(row("Placed Order").agrees()).isTrue();
    }

    @Test
    void theSameEventOfTwoProfilesIsNamed() {
        Event event = first("Placed Order");
        Profile other = new Profile("POther", Map.of(), Map.of(), START, START);
        profiles.add(other);
        events.addFirst(new Event(
                "E0",
                0,
                other.id(),
                event.metric(),
                event.uniqueId(),
                START,
                event.value(),
                event.currency(),
                event.properties(),
                false));
        assertThat(row("Placed Order").differences()).containsExactly(event.uniqueId() + " is there more than once");
        assertThat(row("Placed Order").found()).isEqualTo(row("Placed Order").expected() + 1);
    }

    private static Expected.Profile with(Expected.Profile expected, Map<String, String> attributes) {
        return new Expected.Profile(
                expected.customer(),
                expected.account(),
                attributes,
                expected.unsure(),
                expected.sharedWith(),
                expected.isWhole());
    }

    @Test
    void aWrongAttributeOfAProfileIsNamedWithoutWhatStandsInIt() {
        Expected.Profile expected = ledger.profiles().getFirst();
        Map<String, String> attributes = new HashMap<>(expected.attributes());
        attributes.put("location.city", "Atlantis");
        profiles.set(0, held(with(expected, attributes)));
        assertThat(row("Profiles").differences())
                .containsExactly("customer " + expected.customer() + ": location.city differ");
    }

    @Test
    void anAttributeTooManyIsNamed() {
        Expected.Profile expected = ledger.profiles().getFirst();
        Map<String, String> attributes = new HashMap<>(expected.attributes());
        attributes.put("properties.Secret", "x");
        profiles.set(0, held(with(expected, attributes)));
        assertThat(row("Profiles").differences()).singleElement().asString().contains("properties.Secret");
    }

    @Test
    void aMissingProfileIsNamed() {
        String customer = profiles.removeFirst().text("external_id").orElseThrow();
        assertThat(row("Profiles").differences()).containsExactly("customer " + customer + " is missing");
    }

    @Test
    void anUnexpectedProfileIsNamed() {
        profiles.add(new Profile("P1", Map.of(), Map.of(), START, START));
        assertThat(row("Profiles").differences()).containsExactly("customer P1 is not expected");
    }

    @Test
    void aProfileThatIsThereTwiceIsNamed() {
        Profile known = profiles.getFirst();
        profiles.add(new Profile("P1", known.attributes(), known.properties(), START, START));
        assertThat(row("Profiles").differences())
                .containsExactly("customer " + known.text("external_id").orElseThrow() + " is there more than once");
    }

    @Test
    void aWrongStockIsNamed() {
        Expected.Variant expected = ledger.variants().getFirst();
        variants.set(0, held(expected.sku(), expected.title(), expected.quantity() + 5, !expected.discontinued()));
        assertThat(row("Stock levels").differences())
                .containsExactly("material " + expected.sku() + " should have " + expected.quantity() + " and has "
                        + (expected.quantity() + 5));
    }

    @Test
    void anotherTitleIsNamed() {
        Expected.Variant expected = ledger.variants().getFirst();
        variants.set(0, held(expected.sku(), "Other", expected.quantity(), !expected.discontinued()));
        assertThat(row("Stock levels").differences())
                .containsExactly("material " + expected.sku() + " has another title");
    }

    @Test
    void aDiscontinuedArticleThatIsStillPublishedIsNamed() {
        Expected.Variant expected = ledger.variants().getFirst();
        List<Expected.Variant> others = new ArrayList<>(ledger.variants());
        others.set(
                0, new Expected.Variant(expected.sku(), expected.title(), expected.quantity(), true, expected.price()));
        ledger = new Ledger(ledger.profiles(), ledger.stories(), others, 0, 0);
        variants.set(0, held(expected.sku(), expected.title(), expected.quantity(), true));
        assertThat(row("Stock levels").differences())
                .containsExactly("material " + expected.sku() + " is discontinued and still published");
    }

    @Test
    void sumsOfADayThatDifferAreNamed() {
        Event event = first("Placed Order");
        events.set(
                events.indexOf(event),
                changed(event, event.value().orElseThrow(), event.time().minusSeconds(86_400), event.sequence()));
        assertThat(row("revenue per day and currency").differences())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("2026-03-01 Placed Order")
                .contains("should be 0 events worth 0");
    }

    @Test
    void daysDoNotCountWhereMessagesWereShuffled() {
        Event event = first("Placed Order");
        events.set(
                events.indexOf(event),
                changed(event, event.value().orElseThrow(), event.time().minusSeconds(86_400), event.sequence()));
        assertThat(Comparison.of(ledger, snapshot(), true)).allMatch(Comparison.Row::agrees);
    }

    @Test
    void aWrongFigureIsNamed() {
        Expected.Profile expected = ledger.profiles().stream()
                .filter(profile -> profile.attributes().containsKey("properties.SAPOrders"))
                .findFirst()
                .orElseThrow();
        Map<String, String> attributes = new HashMap<>(expected.attributes());
        attributes.put("properties.SAPOrders", "99");
        profiles.set(ledger.profiles().indexOf(expected), held(with(expected, attributes)));
        assertThat(row("Profiles").differences())
                .containsExactly("customer " + expected.customer() + ": properties.SAPOrders differ");
    }

    @Test
    void aMissingMaterialIsNamed() {
        variants.removeFirst();
        assertThat(row("Stock levels").differences()).singleElement().asString().endsWith("is missing");
    }

    @Test
    void anUnexpectedMaterialIsNamed() {
        variants.add(held("9", "Nine", 9, true));
        assertThat(row("Stock levels").differences()).containsExactly("material 9 is not expected");
    }

    @Test
    void anOrderThatDoesNotBeginWithItsPlacingIsNamed() {
        Event placed = first("Placed Order");
        events.set(
                events.indexOf(placed), changed(placed, placed.value().orElseThrow(), START.plusSeconds(9_000), 9_000));
        assertThat(row("orders told in order").differences())
                .containsExactly(placed.properties().path("OrderId").asString("") + " begins with Ordered Product");
    }

    @Test
    void timesThatDoNotRiseAreNamed() {
        Event product = first("Ordered Product");
        events.set(events.indexOf(product), changed(product, product.value().orElseThrow(), START, product.sequence()));
        assertThat(row("orders told in order").differences())
                .singleElement()
                .asString()
                .endsWith("Ordered Product is not later than Placed Order");
    }
}
