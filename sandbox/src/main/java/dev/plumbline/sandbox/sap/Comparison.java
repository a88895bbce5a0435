package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Compares what the stand-in for Klaviyo holds with the ledger of the invented SAP. */
public final class Comparison {
    private static final Pattern ORDER = Pattern.compile(".*-order-(\\d+).*");
    private static final Set<String> OF_RETURNS = Set.of("Returned Order", "Refunded Order");

    private final Ledger ledger;
    private final Snapshot found;

    private Comparison(Ledger ledger, Snapshot found) {
        this.ledger = ledger;
        this.found = found;
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
        Comparison comparison = new Comparison(ledger, found);
        List<Row> rows = comparison.rows(shuffled);
        rows.add(comparison.order());
        return rows;
    }

    /**
     * As {@link #of}, where Klaviyo has lost events that were told again: they come after what followed them, so nothing is said about the
     * order.
     */
    public static List<Row> ofLossy(Ledger ledger, Snapshot found, boolean shuffled) {
        return new Comparison(ledger, found).rows(shuffled);
    }

    private List<Row> rows(boolean shuffled) {
        List<Row> rows = new ArrayList<>(new ComparedEvents(ledger, found, shuffled).rows());
        rows.add(new ComparedProfiles(ledger, found, shuffled).row());
        rows.add(variants());
        prices().ifPresent(rows::add);
        rows.add(new Row("Consent writes", 0, found.consentWrites(), List.of()));
        return rows;
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
            if (!beginsWell(arrived)) {
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

    /** A returns order that refers to nothing is never placed: only goods and money come back on it. */
    private static boolean beginsWell(List<Event> arrived) {
        return arrived.getFirst().metric().equals("Placed Order")
                || arrived.stream().allMatch(event -> OF_RETURNS.contains(event.metric()));
    }

    private static String orderOf(Event event) {
        JsonNode order = event.properties().path("OrderId");
        Matcher matcher = ORDER.matcher(event.uniqueId());
        return order.asString(matcher.matches() ? matcher.group(1) : "");
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
            } else if (expected.discontinued() && isPublished(row)) {
                differences.add("material " + expected.sku() + " is discontinued and still published");
            }
        }
        there.keySet().forEach(sku -> differences.add("material " + sku + " is not expected"));
        return new Row(
                "Stock levels", ledger.variants().size(), found.variants().size(), differences);
    }

    /** What articles cost in mails and recommendations: the item and its variant each say it. Nothing where SAP sends no prices. */
    private Optional<Row> prices() {
        List<Expected.Variant> priced = ledger.variants().stream()
                .filter(variant -> variant.price().isPresent())
                .toList();
        List<CatalogRow> there =
                Stream.concat(found.items().stream(), found.variants().stream()).toList();
        Map<String, BigDecimal> prices = new TreeMap<>();
        priced.forEach(variant -> variant.price().ifPresent(price -> prices.put(variant.sku(), price)));
        Set<String> discontinued = priced.stream()
                .filter(Expected.Variant::discontinued)
                .map(Expected.Variant::sku)
                .collect(Collectors.toSet());
        List<String> differences = new ArrayList<>();
        for (CatalogRow row : there) {
            String sku = row.id().substring(row.id().lastIndexOf(':') + 1);
            BigDecimal price = prices.get(sku);
            if (price != null && BigDecimal.valueOf(row.number("price")).compareTo(price) != 0) {
                differences.add(row.kind() + " " + sku + " should cost " + price + " and costs " + row.number("price"));
            }
            if (price != null && isPublished(row) == discontinued.contains(sku)) {
                differences.add(row.kind() + " " + sku + " should "
                        + (discontinued.contains(sku) ? "not be published" : "be published"));
            }
        }
        long known = there.stream()
                .filter(row -> prices.containsKey(row.id().substring(row.id().lastIndexOf(':') + 1)))
                .count();
        return priced.isEmpty()
                ? Optional.empty()
                : Optional.of(new Row("Prices of items and variants", 2L * priced.size(), known, differences));
    }

    private static boolean isPublished(CatalogRow row) {
        return Optional.ofNullable(row.attributes().get("published"))
                .map(value -> value.asBoolean(true))
                .orElse(true);
    }

    /** The customers of a snapshot by the id of their profile. */
    static Map<String, String> customersOf(Snapshot found) {
        return found.profiles().stream()
                .collect(Collectors.toMap(
                        Profile::id, profile -> profile.text("external_id").orElse("")));
    }
}
