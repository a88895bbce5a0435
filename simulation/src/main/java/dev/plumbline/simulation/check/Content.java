package dev.plumbline.simulation.check;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Profile;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.sandbox.sap.Comparison;
import dev.plumbline.sandbox.sap.Expected;
import dev.plumbline.sandbox.sap.Ledger;
import dev.plumbline.sandbox.sap.Story;
import dev.plumbline.simulation.world.Scenario;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The account compared with the merchant's books, without what these say nothing about. */
final class Content {
    private final Evidence evidence;
    private final Exempt exempt;
    private final Map<String, String> orders = new HashMap<>();

    private Content(Evidence evidence) {
        this.evidence = evidence;
        this.exempt = new Exempt(evidence);
        evidence.eventRows().forEach(row -> orders.put(Spoken.signatureOf(row.command()), Evidence.orderOf(row)));
    }

    static List<Finding> check(Evidence evidence) {
        return new Content(evidence).findings();
    }

    private List<Finding> findings() {
        Findings findings = new Findings(Check.CONTENT);
        for (Comparison.Row row : Comparison.of(ledger(), snapshot(), true)) {
            if (!row.agrees()) {
                List<String> differences = row.differences();
                if (differences.isEmpty()) {
                    findings.add(row.what() + ": " + row.expected() + " expected and " + row.found() + " found");
                }
                differences.forEach(difference -> findings.add(row.what() + ": " + difference));
            }
        }
        return findings.all();
    }

    private Ledger ledger() {
        Scenario scenario = evidence.aftermath().scenario();
        Ledger ledger = scenario.traffic().ledgerWithout(scenario.lost());
        return new Ledger(
                ledger.profiles().stream().filter(this::isKnown).toList(),
                ledger.stories().stream()
                        .filter(story -> !exempt.orders().contains(number(story)))
                        .toList(),
                // In a catalog of our own every entry is unpublished: MATMAS has no price.
                ledger.variants().stream()
                        .filter(variant -> !exempt.articles().contains(variant.sku()))
                        .map(variant -> new Expected.Variant(variant.sku(), variant.title(), variant.quantity(), false))
                        .toList(),
                ledger.broken(),
                ledger.unmirrored());
    }

    private static String number(Story story) {
        return story.order().substring(story.order().lastIndexOf('-') + 1);
    }

    private boolean isKnown(Expected.Profile profile) {
        return Stream.concat(Stream.of(profile.customer()), profile.sharedWith().stream())
                .noneMatch(exempt.profiles()::contains);
    }

    private Snapshot snapshot() {
        Snapshot all = evidence.aftermath().klaviyo();
        Scenario scenario = evidence.aftermath().scenario();
        Set<String> expected = Set.copyOf(ledger().profiles().stream()
                .flatMap(profile -> Stream.concat(Stream.of(profile.customer()), profile.sharedWith().stream()))
                .toList());
        Set<String> known = Set.copyOf(scenario.traffic().ledgerWithout(scenario.lost()).profiles().stream()
                .flatMap(profile -> Stream.concat(Stream.of(profile.customer()), profile.sharedWith().stream()))
                .toList());
        List<Event> events = evidence.events().stream()
                .filter(event -> !exempt.orders()
                        .contains(orders.getOrDefault("event " + event.metric() + " " + event.uniqueId(), "")))
                .toList();
        return new Snapshot(
                all.profiles().stream()
                        .filter(profile -> isCompared(profile, expected, known))
                        .toList(),
                events,
                all.items(),
                all.variants().stream()
                        .filter(row -> !exempt.articles().contains(sku(row)))
                        .toList(),
                all.flowStarts(),
                all.backInStock(),
                all.eventsAccepted(),
                all.eventsRepeated(),
                all.eventsDropped(),
                all.eventsWaiting(),
                all.consentWrites());
    }

    /** Whoever is in no book at all is compared: nobody expects him. */
    private boolean isCompared(Profile profile, Set<String> expected, Set<String> known) {
        String number = profile.text("external_id").orElse("");
        return !number.isEmpty()
                && !exempt.profiles().contains(number)
                && (expected.contains(number) || !known.contains(number));
    }

    private static String sku(CatalogRow row) {
        return row.id().substring(row.id().lastIndexOf(':') + 1);
    }
}
