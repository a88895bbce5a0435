package dev.plumbline.simulation.check;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.command.UpsertProfile;
import dev.plumbline.sandbox.sap.OutgoingIdoc.Part;
import dev.plumbline.simulation.host.OutboxRow;
import dev.plumbline.simulation.world.Letter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the merchant's books say nothing about: a person has decided otherwise, an order was made up in time, master data never came, or
 * another profile keeps the address.
 */
final class Exempt {
    private final Evidence evidence;
    private final Map<String, Set<String>> ordersOfStory = new HashMap<>();
    private final Map<String, Set<String>> customersOfStory = new HashMap<>();
    private final Set<String> decidedOrders = new HashSet<>();
    private final Set<String> orders = new HashSet<>();
    private final Set<String> profiles = new HashSet<>();
    private final Set<String> articles = new HashSet<>();

    Exempt(Evidence evidence) {
        this.evidence = evidence;
        evidence.written().forEach(this::sort);
        addDecided();
        evidence.madeUp().forEach(this::addOrder);
        addLost();
        addConflicts();
        customersOfStory.forEach((story, customers) -> {
            if (ordersOfStory.getOrDefault(story, Set.of()).stream().anyMatch(orders::contains)) {
                profiles.addAll(customers);
            }
        });
    }

    private void sort(Paper paper) {
        if (paper instanceof Paper.Order order) {
            String story = order.letter().message().story();
            ordersOfStory.computeIfAbsent(story, any -> new HashSet<>()).add(order.number());
            Set<String> customers = customersOfStory.computeIfAbsent(story, any -> new HashSet<>());
            customers.add(order.customer());
            customers.add(order.customer() + "-" + order.number());
        }
    }

    /** With all the orders of its story: they refer to each other. */
    private void addOrder(String number) {
        orders.add(number);
        ordersOfStory.values().stream()
                .filter(numbers -> numbers.contains(number))
                .forEach(orders::addAll);
    }

    private void addDecided() {
        evidence.decided(Kind.ORDER).forEach(number -> {
            addOrder(number);
            ordersOfStory.values().stream()
                    .filter(numbers -> numbers.contains(number))
                    .forEach(decidedOrders::addAll);
            decidedOrders.add(number);
        });
        articles.addAll(evidence.decided(Kind.STOCK));
        for (String customer : evidence.decided(Kind.CUSTOMER)) {
            profiles.add(customer);
            customersOfStory.forEach((story, customers) -> {
                if (customers.contains(customer)) {
                    ordersOfStory.getOrDefault(story, Set.of()).forEach(number -> {
                        orders.add(number);
                        decidedOrders.add(number);
                    });
                }
            });
        }
    }

    private void addLost() {
        Set<String> lost = evidence.aftermath().scenario().lost();
        for (Letter letter : evidence.aftermath().scenario().sent()) {
            if (lost.contains(letter.docnum())) {
                Part part = letter.message().part();
                switch (part) {
                    case CUSTOMER, ADDRESS -> profiles.add(letter.message().story());
                    case ARTICLE, PRICE, COUNT, MOVEMENT ->
                        articles.add(letter.message().story());
                    case ORDER, RETURNS, DELIVERY, RETURNS_DELIVERY, SHIPMENT, BILLING, OTHER -> {
                        // The books can do without these.
                    }
                }
            }
        }
    }

    /** A profile that is there without an identifier says so by an open exception. */
    private void addConflicts() {
        List<OutboxRow> refused = evidence.commands().stream()
                .filter(row -> row.status() == OutboxRow.Status.REFUSED)
                .toList();
        refused.forEach(row -> {
            if (row.command() instanceof UpsertProfile profile) {
                profiles.add(profile.profile().externalId());
            }
        });
    }

    /** Orders whose events the books do not know. */
    Set<String> orders() {
        return orders;
    }

    /** Those of them that people decided about, or about whose customer. */
    Set<String> decidedOrders() {
        return decidedOrders;
    }

    /** The external ids of profiles that the books do not know. */
    Set<String> profiles() {
        return profiles;
    }

    Set<String> articles() {
        return articles;
    }
}
