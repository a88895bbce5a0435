package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.aggregate.Contract.ValueBasis;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderDocument.Item;
import dev.plumbline.core.document.OrderDocument.Reference;
import dev.plumbline.core.document.Origin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a returns order or memo request passes on: goods that came back and money that was credited belong to the order that sold them, where
 * its items say which one that is (E1EDP02 016).
 */
final class Referral {
    private final Order order;
    private final OrderDocument document;
    private final ValueBasis basis;
    private final Map<String, Item> items = new HashMap<>();

    Referral(Order order, OrderDocument document, ValueBasis basis) {
        this.order = order;
        this.document = document;
        this.basis = basis;
        document.items().forEach(item -> items.putIfAbsent(item.position(), item));
    }

    /** Something to pass on; the same key and signature are passed on once. */
    record Forwarded(String key, String signature, Routed message) {}

    /** What has not been passed on yet. */
    List<Forwarded> news() {
        List<Forwarded> all = new ArrayList<>();
        order.billings().values().forEach(billing -> addCredits(all, billing));
        order.deliveries().values().forEach(delivery -> addGoods(all, delivery));
        all.removeIf(forwarded ->
                forwarded.signature().equals(order.told().forwarded().get(forwarded.key())));
        return all;
    }

    /** The billing documents, each cut to the items that refer to nothing. */
    SortedMap<String, BillingDocument> ownBillings() {
        SortedMap<String, BillingDocument> own = new TreeMap<>();
        order.billings().forEach((number, billing) -> {
            List<BillingDocument.Item> left = billing.items().stream()
                    .filter(item -> referenceOf(item.orderItem()).isEmpty())
                    .toList();
            if (!left.isEmpty()) {
                own.put(number, billing.withItems(left));
            }
        });
        return own;
    }

    /** The order with what came back of items that refer to nothing. */
    Order ownReturns() {
        Order after = order;
        for (KnownDelivery delivery : order.deliveries().values()) {
            SortedMap<String, BigDecimal> own = new TreeMap<>(delivery.shipped());
            own.keySet().removeIf(position -> referenceOf(position).isPresent());
            boolean known =
                    order.returns().containsKey(returned(delivery, own, own).key());
            if (!delivery.isInbound() && (!own.isEmpty() || known)) {
                after = after.with(returned(delivery, own, own));
            }
        }
        return after;
    }

    private void addCredits(List<Forwarded> all, BillingDocument billing) {
        Map<String, List<BillingDocument.Item>> byOrder = new TreeMap<>();
        for (BillingDocument.Item item : billing.items()) {
            referenceOf(item.orderItem())
                    .ifPresent(reference -> byOrder.computeIfAbsent(reference.order(), any -> new ArrayList<>())
                            .add(item.of(reference.order(), reference.item())));
        }
        byOrder.forEach((other, credited) -> {
            BillingDocument part = billing.withItems(credited);
            all.add(new Forwarded(
                    "billing/" + billing.number() + "/" + other,
                    signature(billing.origin()),
                    new Routed(keyOf(other), new Message.Reported(part))));
        });
    }

    private void addGoods(List<Forwarded> all, KnownDelivery delivery) {
        if (delivery.isInbound()) {
            return;
        }
        Map<String, SortedMap<String, BigDecimal>> own = new TreeMap<>();
        Map<String, SortedMap<String, BigDecimal>> theirs = new TreeMap<>();
        delivery.shipped()
                .forEach((position, quantity) -> referenceOf(position).ifPresent(reference -> {
                    own.computeIfAbsent(reference.order(), any -> new TreeMap<>())
                            .merge(position, quantity, BigDecimal::add);
                    theirs.computeIfAbsent(reference.order(), any -> new TreeMap<>())
                            .merge(reference.item(), quantity, BigDecimal::add);
                }));
        // A goods receipt that was taken back has no quantities, but whoever heard of it must hear of that.
        document.items().stream()
                .flatMap(item -> item.reference().stream())
                .map(Reference::order)
                .filter(other -> order.told().forwarded().containsKey(goodsKey(delivery, other)))
                .forEach(other -> {
                    own.putIfAbsent(other, new TreeMap<>());
                    theirs.putIfAbsent(other, new TreeMap<>());
                });
        theirs.forEach((other, quantities) -> all.add(new Forwarded(
                goodsKey(delivery, other),
                signature(delivery.newest().origin()) + quantities,
                new Routed(
                        keyOf(other),
                        new Message.GoodsReturned(
                                returned(delivery, own.getOrDefault(other, new TreeMap<>()), quantities))))));
    }

    private static String goodsKey(KnownDelivery delivery, String other) {
        return "goods/" + delivery.newest().number() + "/" + other;
    }

    private ReturnedGoods returned(
            KnownDelivery delivery, SortedMap<String, BigDecimal> own, SortedMap<String, BigDecimal> quantities) {
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> part : own.entrySet()) {
            value = value.add(Optional.ofNullable(items.get(part.getKey()))
                    .map(item -> Worth.part(Worth.of(item, basis), part.getValue(), item.quantity()))
                    .orElse(BigDecimal.ZERO));
        }
        return new ReturnedGoods(
                document.number(),
                delivery.newest().number(),
                delivery.goodsIssue(),
                quantities,
                value,
                document.currency());
    }

    /** The item that an item refers to; a billing item that names none follows the document when all of that agrees. */
    private Optional<Reference> referenceOf(String position) {
        if (items.containsKey(position)) {
            return Optional.ofNullable(items.get(position)).flatMap(Item::reference);
        }
        List<Optional<Reference>> all =
                document.items().stream().map(Item::reference).distinct().toList();
        return all.size() == 1 ? all.getFirst() : Optional.empty();
    }

    private AggregateKey keyOf(String other) {
        return new AggregateKey(Kind.ORDER, order.key().system(), other);
    }

    /** The document counts too: it may name another reference than before. */
    private String signature(Origin origin) {
        Origin own = document.origin();
        return origin.docnum() + "@" + origin.created() + "/" + own.docnum() + "@" + own.created();
    }
}
