package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Fact.Moved;
import dev.plumbline.sandbox.sap.Fact.Ordered;
import dev.plumbline.sandbox.sap.SalesOrder.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one sales document, and what has been said of it. The contract as a bookkeeper would write it down: it knows no
 * messages and no segments, only what happened. Works for one order of arrival.
 */
final class Books {
    static final String ORDER = Writer.SYSTEM + "-order-";

    private final String number;
    private final Map<String, Shipments> deliveries = new TreeMap<>();
    private final SortedMap<String, Credit> credits = new TreeMap<>();
    private final SortedMap<String, Return> returns = new TreeMap<>();
    private final Map<String, Stand> stands = new TreeMap<>();
    private final Map<String, Said> said = new HashMap<>();
    private final Set<String> once = new HashSet<>();
    private final Totals totals = new Totals();
    private Optional<Ordered> newest = Optional.empty();
    private boolean placed;
    private int increases;
    private int wholeCancellations;

    /** @param number ten digits */
    Books(String number) {
        this.number = number;
    }

    /** What stands placed of an item; {@code whole} is the item as it was when it was last seen. */
    private record Stand(int quantity, BigDecimal value, Optional<Item> whole, int products, int cancellations) {
        static final Stand NOTHING = new Stand(0, BigDecimal.ZERO, Optional.empty(), 0, 0);

        boolean isSomething() {
            return quantity != 0 || value.signum() != 0;
        }
    }

    /** What was said of a delivery. */
    private record Said(String metric, String uniqueId, Map<String, Integer> quantities, BigDecimal value, int times) {}

    /** A credit memo, or the cancellation of one, as far as it concerns this document. */
    record Credit(String number, boolean takesBack, BigDecimal value, Instant day) {}

    /** What came back with a delivery of a returns order; not posted, or not any more, when {@code when} is empty. */
    record Return(
            String returnsOrder,
            String delivery,
            Optional<Instant> when,
            Map<String, Integer> quantities,
            BigDecimal value) {
        String key() {
            return returnsOrder + "/" + delivery;
        }
    }

    Totals totals() {
        return totals;
    }

    Optional<SalesOrder> order() {
        return newest.map(Ordered::order);
    }

    void take(Ordered version) {
        if (newest.isEmpty() || version.told().isAfter(newest.get().told())) {
            newest = Optional.of(version);
        }
    }

    void take(Moved report) {
        deliveries
                .computeIfAbsent(report.delivery().number(), delivery -> new Shipments(number))
                .take(report);
    }

    void take(Credit credit) {
        credits.put(credit.number(), credit);
    }

    void take(Return goods) {
        returns.put(goods.key(), goods);
    }

    /** The deliveries of this document and what each has moved. */
    Map<String, Shipments> deliveries() {
        return deliveries;
    }

    /** Says whatever is not said yet. */
    void tell(Chronicle chronicle) {
        if (newest.isEmpty()) {
            return;
        }
        SalesOrder order = newest.get().order();
        chronicle.about(order);
        totals.in(order.currency());
        switch (order.type()) {
            case "TA" -> {
                if (order.block().isEmpty() || order.openItems().isEmpty()) {
                    tellSales(order, chronicle);
                }
            }
            case "KL" -> {
                // A replacement or a sample: nothing was bought.
            }
            default -> tellWhatCameBack(chronicle);
        }
    }

    private void tellSales(SalesOrder order, Chronicle chronicle) {
        Map<String, Stand> wanted = wanted(order);
        if (!placed) {
            place(order, wanted, chronicle);
        } else {
            change(order, wanted, chronicle);
        }
        if (placed) {
            tellGoods(order, chronicle);
            tellWhatCameBack(chronicle);
        }
        totals.stands(placed, stands.values().stream().anyMatch(Stand::isSomething), order.created());
    }

    private int shipped(String item) {
        return deliveries.values().stream()
                .mapToInt(delivery -> delivery.shipped().getOrDefault(item, 0))
                .sum();
    }

    private Map<String, Stand> wanted(SalesOrder order) {
        Map<String, Stand> wanted = new TreeMap<>();
        for (Item item : order.items()) {
            Stand before = stand(item.key());
            int quantity = item.isOpen() ? item.quantity() : Math.min(shipped(item.key()), item.quantity());
            wanted.put(
                    item.key(),
                    new Stand(
                            quantity,
                            item.value(quantity),
                            Optional.of(item),
                            before.products(),
                            before.cancellations()));
        }
        // What is not in the order any more was rejected, as it were.
        stands.forEach((key, before) -> before.whole().ifPresent(item -> {
            int quantity = Math.min(shipped(key), item.quantity());
            wanted.putIfAbsent(
                    key,
                    new Stand(
                            quantity, item.value(quantity), before.whole(), before.products(), before.cancellations()));
        }));
        return wanted;
    }

    private Stand stand(String item) {
        return stands.getOrDefault(item, Stand.NOTHING);
    }

    private void place(SalesOrder order, Map<String, Stand> wanted, Chronicle chronicle) {
        wanted.values().removeIf(item -> !item.isSomething());
        if (wanted.isEmpty()) {
            return;
        }
        placed = true;
        BigDecimal value = wanted.values().stream().map(Stand::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        chronicle.tell("Placed Order", id(), value, order.created());
        totals.placed(value);
        wanted.forEach((key, now) -> product(order, key, now, order.created(), chronicle));
    }

    /** A part of a set is a product only if it costs something. */
    private void product(SalesOrder order, String key, Stand now, Instant when, Chronicle chronicle) {
        boolean isProduct = now.value().signum() != 0
                || order.item(key).filter(item -> item.partOf() == 0).isPresent();
        int products = now.products() + (isProduct ? 1 : 0);
        if (isProduct) {
            chronicle.tell(
                    "Ordered Product",
                    id() + "-item-" + key + again(products),
                    now.value().subtract(stand(key).value()),
                    when);
        }
        stands.put(key, new Stand(now.quantity(), now.value(), now.whole(), products, now.cancellations()));
    }

    private static String again(int times) {
        return times == 1 ? "" : "-" + times;
    }

    private void change(SalesOrder order, Map<String, Stand> wanted, Chronicle chronicle) {
        Instant when = newest.orElseThrow().told();
        Map<String, Stand> gains = new TreeMap<>();
        Map<String, Stand> losses = new TreeMap<>();
        wanted.forEach((key, now) -> {
            int byValue = now.value().compareTo(stand(key).value());
            int change = byValue != 0
                    ? byValue
                    : Integer.compare(now.quantity(), stand(key).quantity());
            if (change > 0) {
                gains.put(key, now);
            } else if (change < 0) {
                losses.put(key, now);
            }
        });
        if (!gains.isEmpty()) {
            BigDecimal gain = gains.entrySet().stream()
                    .map(entry -> entry.getValue()
                            .value()
                            .subtract(stand(entry.getKey()).value()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            increases++;
            chronicle.tell("Placed Order", id() + "-increase-" + increases, gain, when);
            totals.placed(gain);
            gains.forEach((key, now) -> product(order, key, now, when, chronicle));
        }
        boolean untouched =
                wholeCancellations > 0 || stands.values().stream().allMatch(item -> item.cancellations() == 0);
        if (!losses.isEmpty() && untouched && wanted.values().stream().noneMatch(Stand::isSomething)) {
            cancelWhole(losses, when, chronicle);
        } else {
            losses.forEach((key, now) -> cancel(key, now, when, chronicle));
        }
    }

    private void cancelWhole(Map<String, Stand> losses, Instant when, Chronicle chronicle) {
        BigDecimal loss =
                losses.keySet().stream().map(key -> stand(key).value()).reduce(BigDecimal.ZERO, BigDecimal::add);
        wholeCancellations++;
        String id = wholeCancellations == 1 ? id() : id() + "-cancelled-whole-" + wholeCancellations;
        chronicle.tell("Cancelled Order", id, loss, when);
        totals.cancelled(loss);
        losses.forEach((key, now) -> stands.put(
                key, new Stand(now.quantity(), now.value(), now.whole(), now.products(), now.cancellations() + 1)));
    }

    private void cancel(String key, Stand now, Instant when, Chronicle chronicle) {
        BigDecimal loss = stand(key).value().subtract(now.value());
        int times = now.cancellations() + 1;
        chronicle.tell("Cancelled Order", id() + "-cancelled-" + key + again(times), loss, when);
        totals.cancelled(loss);
        stands.put(key, new Stand(now.quantity(), now.value(), now.whole(), now.products(), times));
    }

    private String id() {
        return ORDER + Merchant.bare(number);
    }

    private List<Map.Entry<String, Shipments>> outbound() {
        return deliveries.entrySet().stream()
                .filter(delivery -> !delivery.getValue().isReturn())
                .sorted(Comparator.comparing((Map.Entry<String, Shipments> delivery) ->
                                delivery.getValue().movedAt().orElse(Instant.MAX))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private void tellGoods(SalesOrder order, Chronicle chronicle) {
        List<Map.Entry<String, Shipments>> outbound = outbound();
        outbound.forEach(delivery -> tellIssue(order, delivery.getKey(), delivery.getValue(), chronicle));
        Map<String, Integer> all = new HashMap<>();
        outbound.forEach(delivery ->
                delivery.getValue().shipped().forEach((key, quantity) -> all.merge(key, quantity, Integer::sum)));
        Optional<Instant> last = outbound.stream()
                .flatMap(delivery -> delivery.getValue().movedAt().stream())
                .max(Instant::compareTo);
        if (last.isPresent() && !all.isEmpty() && covers(order, all) && once.add("fulfilled")) {
            chronicle.tell("Fulfilled Order", id() + "-fulfilled", BigDecimal.ZERO, last.get());
        }
        outbound.forEach(delivery -> delivery.getValue()
                .transport()
                .ifPresent(transport -> transport
                        .started()
                        .filter(start -> once.add("shipment " + transport.number()))
                        .ifPresent(start -> chronicle.tell(
                                "Shipped Order",
                                Writer.SYSTEM + "-shipment-" + Merchant.bare(transport.number()) + "-order-"
                                        + Merchant.bare(number),
                                BigDecimal.ZERO,
                                start))));
        outbound.forEach(delivery -> delivery.getValue()
                .proof()
                .filter(proof -> once.add("proof " + delivery.getKey()))
                .ifPresent(proof ->
                        chronicle.tell("Delivered Order", deliveryId(delivery.getKey()), BigDecimal.ZERO, proof)));
        totals.lastGoodsIssue(outbound.stream()
                .flatMap(delivery -> delivery.getValue().postedAt().stream())
                .max(Instant::compareTo));
    }

    private String deliveryId(String delivery) {
        return Writer.SYSTEM + "-delivery-" + Merchant.bare(delivery) + "-order-" + Merchant.bare(number);
    }

    private void tellIssue(SalesOrder order, String delivery, Shipments moved, Chronicle chronicle) {
        Map<String, Integer> shipped = moved.shipped();
        BigDecimal value = worth(order, shipped);
        Optional<Said> before = Optional.ofNullable(said.get(delivery));
        if (before.isEmpty() && !shipped.isEmpty()) {
            boolean whole = covers(order, shipped);
            Said first = new Said(
                    whole ? "Fulfilled Order" : "Fulfilled Partial Order", deliveryId(delivery), shipped, value, 1);
            chronicle.tell(
                    first.metric(), first.uniqueId(), value, moved.movedAt().orElseThrow());
            said.put(delivery, first);
            if (whole) {
                once.add("fulfilled");
            }
        } else if (before.isPresent() && !before.get().quantities().equals(shipped)) {
            Said known = before.get();
            Said next = new Said(known.metric(), known.uniqueId(), shipped, value, known.times() + 1);
            chronicle.tell(
                    known.metric(),
                    known.uniqueId() + "-" + next.times(),
                    value.subtract(known.value()),
                    moved.movedAt().orElseGet(moved::newestReport));
            said.put(delivery, next);
            totals.goodsIssueChanged();
        }
    }

    private BigDecimal worth(SalesOrder order, Map<String, Integer> quantities) {
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> part : quantities.entrySet()) {
            value = value.add(order.item(part.getKey())
                    .or(() -> stand(part.getKey()).whole())
                    .map(item -> item.value(part.getValue()))
                    .orElse(BigDecimal.ZERO));
        }
        return value;
    }

    /** Whether these are all the items that are still wanted. */
    private static boolean covers(SalesOrder order, Map<String, Integer> quantities) {
        return order.openItems().stream()
                .filter(item -> item.partOf() == 0)
                .allMatch(item -> quantities.getOrDefault(item.key(), 0) >= item.quantity());
    }

    private void tellWhatCameBack(Chronicle chronicle) {
        List<Return> back = new ArrayList<>(returns.values());
        back.sort(Comparator.comparing((Return goods) -> goods.when().orElse(Instant.MAX))
                .thenComparing(Return::key));
        back.forEach(goods -> tellReturn(goods, chronicle));
        credits.values().stream()
                .sorted(Comparator.comparing(Credit::day)
                        .thenComparing(Credit::takesBack)
                        .thenComparing(Credit::number))
                .filter(credit -> once.add("credit " + credit.number()))
                .forEach(credit -> tellCredit(credit, chronicle));
    }

    private void tellReturn(Return goods, Chronicle chronicle) {
        if (goods.when().isPresent() && once.add("return " + goods.key())) {
            boolean first = once.add("returns order " + goods.returnsOrder());
            String returnsOrder = Merchant.bare(goods.returnsOrder());
            String id = first
                    ? ORDER + returnsOrder
                    : Writer.SYSTEM + "-delivery-" + Merchant.bare(goods.delivery()) + "-order-" + returnsOrder;
            chronicle.tell("Returned Order", id, goods.value(), goods.when().get());
            if (first) {
                totals.returned();
            }
        }
    }

    private void tellCredit(Credit credit, Chronicle chronicle) {
        BigDecimal value = credit.takesBack() ? credit.value().negate() : credit.value();
        boolean first = !credit.takesBack() && placed && once.add("first refund");
        String id = first
                ? id()
                : Writer.SYSTEM + "-billing-" + Merchant.bare(credit.number()) + id().replace(Writer.SYSTEM, "");
        chronicle.tell("Refunded Order", id, value, credit.day());
        totals.refunded(value);
    }
}
