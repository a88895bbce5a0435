package dev.plumbline.simulation.check;

import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.sap.Expected;
import dev.plumbline.sandbox.sap.Story;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** I7: what was placed less what was cancelled and refunded is what SAP's documents come to, to the cent. */
final class MoneyAgrees {
    private static final Set<String> COUNTED = Set.of("Placed Order", "Cancelled Order", "Refunded Order");
    private static final String LIFETIME = "SAPLifetimeValue";

    private final Findings findings = new Findings(Check.I7);
    private final Evidence evidence;
    private final Exempt exempt;

    private MoneyAgrees(Evidence evidence) {
        this.evidence = evidence;
        this.exempt = evidence.exempt();
    }

    static List<Finding> check(Evidence evidence) {
        MoneyAgrees check = new MoneyAgrees(evidence);
        check.orders();
        check.lifetimeValues();
        return check.findings.all();
    }

    private void orders() {
        Map<String, BigDecimal> expected = new TreeMap<>();
        for (Story story : evidence.books().stories()) {
            for (Expected.Event event : story.usual()) {
                add(expected, story.order() + " " + event.currency(), event.metric(), event.value());
            }
        }
        Map<String, String> stories = storiesOfEvents();
        Map<String, BigDecimal> found = new TreeMap<>();
        for (Event event : evidence.events()) {
            Optional.ofNullable(stories.get("event " + event.metric() + " " + event.uniqueId()))
                    .ifPresent(story -> add(
                            found,
                            story + " " + event.currency().orElse(""),
                            event.metric(),
                            event.value().orElse(BigDecimal.ZERO)));
        }
        Set<String> all = new TreeSet<>(expected.keySet());
        all.addAll(found.keySet());
        for (String key : all) {
            String order = key.substring(key.lastIndexOf("-order-") + 7, key.indexOf(' '));
            if (!isExempt(order)) {
                same(key, expected.getOrDefault(key, BigDecimal.ZERO), found.getOrDefault(key, BigDecimal.ZERO));
            }
        }
    }

    /** An order that was made up and came later is told right in the end; one that never came is not in the books. */
    private boolean isExempt(String order) {
        return exempt.decidedOrders().contains(order)
                || (evidence.madeUp().contains(order)
                        && evidence.papers(Paper.Order.class)
                                .noneMatch(paper -> paper.number().equals(order)));
    }

    private Map<String, String> storiesOfEvents() {
        Map<String, String> stories = new HashMap<>();
        evidence.eventRows()
                .filter(row -> !Evidence.orderOf(row).isEmpty())
                .forEach(row ->
                        stories.put(Spoken.signatureOf(row.command()), "PRD-100-order-" + Evidence.orderOf(row)));
        return stories;
    }

    private static void add(Map<String, BigDecimal> sums, String key, String metric, BigDecimal value) {
        if (COUNTED.contains(metric)) {
            sums.merge(key, metric.equals("Placed Order") ? value : value.negate(), BigDecimal::add);
        }
    }

    private void same(String what, BigDecimal expected, BigDecimal found) {
        findings.require(
                expected.compareTo(found) == 0,
                what + ": placed - cancelled - refunded should be " + expected.toPlainString() + " and is "
                        + found.toPlainString());
    }

    /** A profile's figures are those of its events, unless it shares them. */
    private void lifetimeValues() {
        Map<String, Map<String, BigDecimal>> sums = new HashMap<>();
        for (Event event : evidence.events()) {
            add(
                    sums.computeIfAbsent(event.profileId(), any -> new TreeMap<>()),
                    event.currency().orElse(""),
                    event.metric(),
                    event.value().orElse(BigDecimal.ZERO));
        }
        evidence.profiles().forEach((number, profile) -> {
            boolean shared = profile.properties().containsKey("SAPCustomerNumbers")
                    || profile.properties().containsKey("SAPSharesProfileOf");
            if (!shared && !isDecided(number)) {
                Map<String, BigDecimal> own = sums.getOrDefault(profile.id(), Map.of());
                Set<String> currencies = new TreeSet<>(own.keySet());
                profile.properties().keySet().stream()
                        .filter(name -> name.startsWith(LIFETIME))
                        .forEach(name -> currencies.add(name.substring(LIFETIME.length())));
                currencies.remove("");
                currencies.forEach(currency -> same(
                        "Customer " + number + " " + currency,
                        own.getOrDefault(currency, BigDecimal.ZERO),
                        lifetime(profile, currency)));
            }
        });
    }

    private boolean isDecided(String number) {
        Function<String, Boolean> guest = order -> number.endsWith("-" + order);
        return exempt.profiles().contains(number)
                || exempt.decidedOrders().stream().anyMatch(guest::apply);
    }

    private static BigDecimal lifetime(Profile profile, String currency) {
        return Optional.ofNullable(profile.properties().get(LIFETIME + currency))
                .map(value -> new BigDecimal(value.asString("0")))
                .orElse(BigDecimal.ZERO);
    }
}
