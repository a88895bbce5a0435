package dev.plumbline.simulation.check;

import dev.plumbline.sandbox.klaviyo.CatalogRow;
import dev.plumbline.sandbox.klaviyo.Event;
import dev.plumbline.sandbox.klaviyo.Snapshot;
import dev.plumbline.sandbox.sap.Comparison;
import dev.plumbline.sandbox.sap.Expected;
import dev.plumbline.sandbox.sap.Ledger;
import dev.plumbline.sandbox.sap.Story;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The account compared with the merchant's books, without what these say nothing about. */
final class Content {
    private static final Pattern CUSTOMER = Pattern.compile("^customer (\\S+?):? ");

    private final Evidence evidence;
    private final Exempt exempt;
    private final Ledger books;
    private final Set<String> unknown;
    private final Map<String, String> orders = new HashMap<>();

    private Content(Evidence evidence) {
        this.evidence = evidence;
        this.exempt = evidence.exempt();
        this.books = evidence.books();
        this.unknown = unknown(books, exempt.profiles());
        evidence.eventRows().forEach(row -> orders.put(Spoken.signatureOf(row.command()), Evidence.orderOf(row)));
    }

    static List<Finding> check(Evidence evidence) {
        return new Content(evidence).findings();
    }

    private List<Finding> findings() {
        Findings findings = new Findings(Check.CONTENT);
        List<Comparison.Row> rows = evidence.hasRepetitions()
                ? Comparison.ofLossy(ledger(), snapshot(), true)
                : Comparison.of(ledger(), snapshot(), true);
        for (Comparison.Row row : rows) {
            boolean profiles = row.what().equals("Profiles");
            List<String> differences = profiles
                    ? row.differences().stream().filter(this::isInTheBooks).toList()
                    : row.differences();
            if (row.expected() != row.found() && row.differences().isEmpty()) {
                findings.add(row.what() + ": " + row.expected() + " expected and " + row.found() + " found");
            }
            differences.forEach(difference -> findings.add(row.what() + ": " + difference));
        }
        return findings.all();
    }

    private boolean isInTheBooks(String difference) {
        Matcher customer = CUSTOMER.matcher(difference);
        return !customer.find() || !unknown.contains(customer.group(1));
    }

    private Ledger ledger() {
        return new Ledger(
                books.profiles(),
                books.stories().stream()
                        .filter(story -> !exempt.orders().contains(number(story)))
                        .toList(),
                books.variants().stream()
                        .filter(variant -> !exempt.articles().contains(variant.sku()))
                        .toList(),
                books.broken(),
                books.unmirrored());
    }

    private static String number(Story story) {
        return story.order().substring(story.order().lastIndexOf('-') + 1);
    }

    /** Who shares an address with somebody whom the books do not know is not known either. */
    private static Set<String> unknown(Ledger books, Set<String> exempt) {
        Set<String> unknown = new HashSet<>(exempt);
        for (Expected.Profile profile : books.profiles()) {
            List<String> group = Stream.concat(Stream.of(profile.customer()), profile.sharedWith().stream())
                    .toList();
            if (group.stream().anyMatch(exempt::contains)) {
                unknown.addAll(group);
            }
        }
        return unknown;
    }

    private Snapshot snapshot() {
        Snapshot all = evidence.aftermath().klaviyo();
        List<Event> events = evidence.events().stream()
                .filter(event -> !exempt.orders()
                        .contains(orders.getOrDefault("event " + event.metric() + " " + event.uniqueId(), "")))
                .toList();
        return new Snapshot(
                // Somebody who only signed up is no customer.
                all.profiles().stream()
                        .filter(profile -> profile.text("external_id").isPresent())
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

    private static String sku(CatalogRow row) {
        return row.id().substring(row.id().lastIndexOf(':') + 1);
    }
}
