package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Books.Credit;
import dev.plumbline.sandbox.sap.Books.Return;
import dev.plumbline.sandbox.sap.Fact.Billed;
import dev.plumbline.sandbox.sap.Fact.Moved;
import dev.plumbline.sandbox.sap.Fact.Ordered;
import dev.plumbline.sandbox.sap.Paper.Line;
import dev.plumbline.sandbox.sap.SalesOrder.Item;
import dev.plumbline.sandbox.sap.SalesOrder.Reference;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A story in one order of arrival: what Klaviyo must be told, fact by fact. Works once. */
final class Retelling {
    private final Story story;
    private final List<Expected.Event> events = new ArrayList<>();
    private final Map<String, Books> books = new LinkedHashMap<>();
    private final Map<String, Chronicle> chronicles = new HashMap<>();
    private final Map<String, List<Billed>> billed = new HashMap<>();

    Retelling(Story story) {
        this.story = story;
    }

    void take(Fact fact) {
        switch (fact) {
            case Ordered version -> {
                books(version.order().number()).take(version);
                tell(version.order().number());
            }
            case Moved report -> {
                for (String number : concerned(report.delivery().lines())) {
                    books(number).take(report);
                    tell(number);
                }
            }
            case Billed billing -> {
                for (String number : concerned(billing.billing().lines())) {
                    billed.computeIfAbsent(number, any -> new ArrayList<>()).add(billing);
                    tell(number);
                }
            }
        }
    }

    List<Expected.Event> events() {
        return events;
    }

    Totals totals() {
        Totals all = new Totals();
        books.values().forEach(book -> all.add(book.totals()));
        return all;
    }

    private Books books(String number) {
        return books.computeIfAbsent(number, Books::new);
    }

    private List<String> concerned(List<Line> lines) {
        return lines.stream()
                .map(line -> line.order().number())
                .distinct()
                .filter(story::isAbout)
                .toList();
    }

    /** What refers to another order is said with that one. */
    private void tell(String number) {
        Books own = books(number);
        Optional<SalesOrder> order = own.order();
        if (order.isEmpty()) {
            return;
        }
        SalesOrder document = order.get();
        if (document.type().equals("TA")) {
            credits(number, line -> Optional.empty()).forEach((other, credits) -> credits.forEach(own::take));
            say(number);
            return;
        }
        Map<String, Books> concerned = new LinkedHashMap<>();
        concerned.put(number, own);
        credits(number, line -> referenceOf(document, line.item().key())).forEach((other, credits) -> {
            concerned.put(other, books(other));
            credits.forEach(books(other)::take);
        });
        own.deliveries()
                .forEach((delivery, moved) -> goodsBack(document, delivery, moved)
                        .forEach((other, goods) -> {
                            concerned.put(other, books(other));
                            books(other).take(goods);
                        }));
        concerned.keySet().forEach(this::say);
    }

    private void say(String number) {
        books(number).tell(chronicles.computeIfAbsent(number, any -> new Chronicle(events, story.account())));
    }

    private static Optional<Reference> referenceOf(SalesOrder document, String item) {
        return document.item(item).flatMap(Item::reference);
    }

    /** How to find what a line takes back. */
    @FunctionalInterface
    private interface Referring {
        Optional<Reference> of(Line line);
    }

    /** The credits of the billing documents that name this order, by the order that they are said with. */
    private Map<String, List<Credit>> credits(String number, Referring referring) {
        Map<String, List<Credit>> all = new TreeMap<>();
        for (Billed document : billed.getOrDefault(number, List.of())) {
            if (document.billing().isCredit()) {
                Map<String, BigDecimal> values = new TreeMap<>();
                document.billing().lines().stream()
                        .filter(line -> line.order().number().equals(number))
                        .forEach(line -> values.merge(
                                referring.of(line).map(Reference::order).orElse(number),
                                line.value(),
                                BigDecimal::add));
                values.forEach((other, value) -> all.computeIfAbsent(other, any -> new ArrayList<>())
                        .add(new Credit(
                                document.billing().number(),
                                document.billing().category().equals("S"),
                                value,
                                document.day())));
            }
        }
        return all;
    }

    private static Map<String, Return> goodsBack(SalesOrder document, String delivery, Shipments moved) {
        Map<String, Map<String, Integer>> quantities = new TreeMap<>();
        Map<String, BigDecimal> values = new TreeMap<>();
        moved.shipped().forEach((key, quantity) -> {
            Optional<Reference> reference = referenceOf(document, key);
            String other = reference.map(Reference::order).orElse(document.number());
            quantities
                    .computeIfAbsent(other, any -> new TreeMap<>())
                    .merge(reference.map(Reference::item).orElse(key), quantity, Integer::sum);
            values.merge(
                    other,
                    document.item(key).map(item -> item.value(quantity)).orElse(BigDecimal.ZERO),
                    BigDecimal::add);
        });
        Map<String, Return> all = new TreeMap<>();
        quantities.forEach((other, back) -> all.put(
                other,
                new Return(
                        document.number(),
                        delivery,
                        moved.movedAt(),
                        back,
                        values.getOrDefault(other, BigDecimal.ZERO))));
        return all;
    }
}
