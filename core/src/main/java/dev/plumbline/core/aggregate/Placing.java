package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Teller.Book;
import dev.plumbline.core.aggregate.Teller.Said;
import dev.plumbline.core.aggregate.Told.ToldItem;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What of an order stands placed: its placing, and what it gained or lost since. */
final class Placing {
    private static final String INCREASES = "increases";
    private static final String WHOLE_CANCELLATIONS = "whole cancellations";

    private final Order order;
    private final OrderDocument document;
    private final Contract contract;
    private final Teller teller;
    private final String orderId;

    Placing(Order order, OrderDocument document, Contract contract, Teller teller) {
        this.order = order;
        this.document = document;
        this.contract = contract;
        this.teller = teller;
        this.orderId = OrderEvents.orderId(order);
    }

    /**
     * What is wanted of an item, and what the whole item is.
     *
     * @param quantity how much of it
     * @param value what that is worth, rounded
     */
    private record Wanted(BigDecimal quantity, BigDecimal value, BigDecimal ordered, BigDecimal orderedValue) {
        boolean isSomething() {
            return quantity.signum() != 0 || value.signum() != 0;
        }
    }

    void tell() {
        SortedMap<String, Wanted> wanted = wanted();
        if (!teller.told().isPlaced()) {
            if (wanted.values().stream().anyMatch(Wanted::isSomething)) {
                place(wanted);
            }
            return;
        }
        SortedMap<String, Wanted> gains = Positions.map();
        SortedMap<String, Wanted> losses = Positions.map();
        wanted.forEach((position, now) -> {
            int change = change(teller.told().item(position), now);
            if (change > 0) {
                gains.put(position, now);
            } else if (change < 0) {
                losses.put(position, now);
            }
        });
        if (!gains.isEmpty()) {
            tellGains(gains);
        }
        if (!losses.isEmpty()) {
            tellLosses(losses, wanted);
        }
    }

    /** The money decides; where it is the same, the quantity. */
    private static int change(ToldItem before, Wanted now) {
        int byValue = now.value().compareTo(before.value());
        return byValue != 0 ? byValue : now.quantity().compareTo(before.quantity());
    }

    /** Of each item of the document, and of each that was told and has vanished from it. */
    private SortedMap<String, Wanted> wanted() {
        Map<String, BigDecimal> shipped = Shipping.quantities(order);
        SortedMap<String, Wanted> all = Positions.map();
        for (OrderDocument.Item item : document.items()) {
            BigDecimal value = Worth.of(item, contract.orders().basis());
            BigDecimal left =
                    shipped.getOrDefault(item.position(), BigDecimal.ZERO).min(item.quantity());
            all.merge(
                    item.position(),
                    item.isOpen() ? whole(item.quantity(), value) : rest(left, item.quantity(), value),
                    Placing::sum);
        }
        teller.told().items().forEach((position, told) -> {
            BigDecimal left = shipped.getOrDefault(position, BigDecimal.ZERO).min(told.ordered());
            all.putIfAbsent(position, rest(left, told.ordered(), told.orderedValue()));
        });
        return all;
    }

    private Wanted whole(BigDecimal quantity, BigDecimal value) {
        return new Wanted(quantity, teller.rounded(value), quantity, value);
    }

    private Wanted rest(BigDecimal left, BigDecimal quantity, BigDecimal value) {
        return new Wanted(left, teller.rounded(Worth.part(value, left, quantity)), quantity, value);
    }

    private static Wanted sum(Wanted one, Wanted other) {
        return new Wanted(
                one.quantity().add(other.quantity()),
                one.value().add(other.value()),
                one.ordered().add(other.ordered()),
                one.orderedValue().add(other.orderedValue()));
    }

    private void place(SortedMap<String, Wanted> wanted) {
        SortedMap<String, Wanted> placed = new TreeMap<>(wanted);
        placed.values().removeIf(item -> !item.isSomething());
        List<OrderDocument.Item> items = itemsAt(placed.keySet());
        teller.say(
                "Order " + document.number(),
                new Said(
                        contract.metrics().placed(),
                        orderId,
                        document.placedAt(),
                        Optional.of(sum(placed)),
                        EventFacing.placed(document, items),
                        Book.PLACED));
        teller.markPlaced();
        placed.forEach((position, item) -> tellProduct(position, item, document.placedAt(), false));
    }

    private static BigDecimal sum(SortedMap<String, Wanted> items) {
        return items.values().stream().map(Wanted::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** In the order of the document; several lines of one position count as the first. */
    private List<OrderDocument.Item> itemsAt(Iterable<String> positions) {
        Set<String> wanted = new HashSet<>();
        positions.forEach(wanted::add);
        return document.items().stream()
                .filter(item -> wanted.contains(item.position()))
                .toList();
    }

    /** An item as a product of its own; a part of a set without a value is none. */
    private void tellProduct(String position, Wanted now, BusinessTime when, boolean silent) {
        ToldItem before = teller.told().item(position);
        List<OrderDocument.Item> items = itemsAt(List.of(position));
        boolean isProduct = items.stream().anyMatch(OrderDocument.Item::isMain)
                || now.value().signum() != 0;
        int products = before.products();
        if (isProduct && !items.isEmpty()) {
            products++;
            String id = orderId + "-item-" + position + (products == 1 ? "" : "-" + products);
            Said said = new Said(
                    contract.metrics().ordered(),
                    id,
                    when,
                    Optional.of(now.value().subtract(before.value())),
                    EventFacing.ordered(
                            document,
                            items.getFirst(),
                            now.quantity().subtract(before.quantity()),
                            now.value().subtract(before.value())),
                    Book.NONE);
            if (silent) {
                teller.saySilently(said);
            } else {
                teller.sayBeside(said);
            }
        }
        remember(position, now, products, before.cancellations());
    }

    private void remember(String position, Wanted now, int products, int cancellations) {
        teller.change(told -> told.withItem(
                position,
                new ToldItem(now.quantity(), now.value(), now.ordered(), now.orderedValue(), products, cancellations)));
    }

    private void tellGains(SortedMap<String, Wanted> gains) {
        BigDecimal gain = BigDecimal.ZERO;
        SequencedMap<String, BigDecimal> gained = new LinkedHashMap<>();
        for (Map.Entry<String, Wanted> entry : gains.entrySet()) {
            ToldItem before = teller.told().item(entry.getKey());
            gain = gain.add(entry.getValue().value().subtract(before.value()));
            gained.put(entry.getKey(), entry.getValue().quantity().subtract(before.quantity()));
        }
        teller.change(told -> told.counted(INCREASES));
        BusinessTime when = new BusinessTime(document.origin().created(), false);
        teller.saySilently(new Said(
                contract.metrics().increased(),
                orderId + "-increase-" + teller.told().count(INCREASES),
                when,
                Optional.of(gain),
                EventFacing.increased(document, itemsAt(gained.keySet()), gained),
                Book.PLACED));
        gains.forEach((position, now) -> tellProduct(position, now, when, true));
    }

    private void tellLosses(SortedMap<String, Wanted> losses, SortedMap<String, Wanted> wanted) {
        boolean untouched = teller.told().count(WHOLE_CANCELLATIONS) > 0
                || teller.told().items().values().stream().allMatch(item -> item.cancellations() == 0);
        boolean nothingLeft = wanted.values().stream().noneMatch(Wanted::isSomething);
        if (nothingLeft && untouched) {
            tellWholeCancelled(losses);
        } else {
            losses.forEach(this::tellLoss);
        }
    }

    private void tellWholeCancelled(SortedMap<String, Wanted> losses) {
        BigDecimal value = BigDecimal.ZERO;
        List<String> positions = new ArrayList<>(losses.keySet());
        for (String position : positions) {
            value = value.add(teller.told().item(position).value());
        }
        teller.change(told -> told.counted(WHOLE_CANCELLATIONS));
        int times = teller.told().count(WHOLE_CANCELLATIONS);
        teller.say(
                "Order " + document.number(),
                cancelled(times == 1 ? orderId : orderId + "-cancelled-whole-" + times, value, positions));
        losses.forEach((position, now) -> {
            ToldItem before = teller.told().item(position);
            remember(position, now, before.products(), before.cancellations() + 1);
        });
    }

    private void tellLoss(String position, Wanted now) {
        ToldItem before = teller.told().item(position);
        int times = before.cancellations() + 1;
        String id = orderId + "-cancelled-" + position + (times == 1 ? "" : "-" + times);
        teller.say(
                "Order " + document.number(), cancelled(id, before.value().subtract(now.value()), List.of(position)));
        remember(position, now, before.products(), times);
    }

    private Said cancelled(String id, BigDecimal value, List<String> positions) {
        return new Said(
                contract.metrics().cancelled(),
                id,
                new BusinessTime(document.origin().created(), false),
                Optional.of(value),
                EventFacing.cancelled(document, itemsAt(positions), positions),
                Book.CANCELLED);
    }
}
