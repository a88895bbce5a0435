package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Teller.Book;
import dev.plumbline.core.aggregate.Teller.Said;
import dev.plumbline.core.aggregate.Told.ToldGoods;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.view.Occurrence.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What of an order has left the house and arrived: posted goods issues, transports, proofs (invariant I5). */
final class Shipping {
    private static final String FULFILLED = "fulfilled";
    private static final String DELIVERY = "delivery/";

    private final Order order;
    private final OrderDocument document;
    private final Contract contract;
    private final Teller teller;

    Shipping(Order order, OrderDocument document, Contract contract, Teller teller) {
        this.order = order;
        this.document = document;
        this.contract = contract;
        this.teller = teller;
    }

    private static Stream<KnownDelivery> outbound(Order order) {
        return order.deliveries().values().stream().filter(KnownDelivery::isOutbound);
    }

    /** What has left the house, by item of the order. */
    static Map<String, BigDecimal> quantities(Order order) {
        Map<String, BigDecimal> sums = new HashMap<>();
        outbound(order)
                .forEach(delivery -> delivery.shipped()
                        .forEach((position, quantity) -> sums.merge(position, quantity, BigDecimal::add)));
        return sums;
    }

    /** When goods left last, of what was told. */
    static Optional<Instant> lastGoodsIssue(Order order, Told told) {
        return outbound(order)
                .filter(delivery -> told.goods().containsKey(keyOf(delivery)))
                // Not what a proof implies: that is later than the true posting, and a date only widens.
                .flatMap(delivery -> delivery.postedGoodsIssue().stream())
                .map(BusinessTime::at)
                .max(Instant::compareTo);
    }

    private static String keyOf(KnownDelivery delivery) {
        return DELIVERY + delivery.newest().number();
    }

    void tell() {
        List<KnownDelivery> all = outbound(order)
                .sorted(Comparator.comparing((KnownDelivery delivery) ->
                                delivery.goodsIssue().map(BusinessTime::at).orElse(Instant.MAX))
                        .thenComparing(delivery -> delivery.newest().number()))
                .toList();
        all.forEach(this::tellGoods);
        tellCompletion(all);
        all.forEach(this::tellTransport);
        all.forEach(this::tellProof);
    }

    private void tellGoods(KnownDelivery delivery) {
        SortedMap<String, BigDecimal> shipped = delivery.shipped();
        Optional<ToldGoods> before = Optional.ofNullable(teller.told().goods().get(keyOf(delivery)));
        if (before.isEmpty()) {
            delivery.goodsIssue().filter(when -> !shipped.isEmpty()).ifPresent(when -> tellFirst(delivery, when));
        } else if (!before.get().quantities().equals(shipped)) {
            tellChange(delivery, before.get());
        }
    }

    private void tellFirst(KnownDelivery delivery, BusinessTime when) {
        SortedMap<String, BigDecimal> shipped = delivery.shipped();
        boolean whole = covers(shipped);
        String metric =
                whole ? contract.metrics().fulfilled() : contract.metrics().partlyFulfilled();
        BigDecimal value = value(shipped);
        String id = idOf(delivery);
        teller.say(
                "Delivery " + delivery.newest().number(),
                new Said(
                        metric,
                        id,
                        when,
                        Optional.of(value),
                        EventFacing.delivery(kind(metric), document, delivery, shipped),
                        Book.NONE));
        teller.change(told -> told.withGoods(keyOf(delivery), new ToldGoods(metric, id, shipped, value, 1)));
    }

    private void tellChange(KnownDelivery delivery, ToldGoods before) {
        SortedMap<String, BigDecimal> shipped = delivery.shipped();
        BigDecimal value = value(shipped);
        int times = before.times() + 1;
        teller.note("Delivery " + delivery.newest().number() + " was told as shipped and "
                + (shipped.isEmpty() ? "its goods issue was taken back since" : "has other quantities now")
                + "; an event cannot be taken back, so the difference is told silently");
        teller.saySilently(new Said(
                before.metric(),
                before.uniqueId() + "-" + times,
                delivery.goodsIssue()
                        .orElseGet(() ->
                                new BusinessTime(delivery.newest().origin().created(), false)),
                Optional.of(value.subtract(before.value())),
                EventFacing.delivery(kind(before.metric()), document, delivery, shipped),
                Book.NONE));
        teller.change(told -> told.withGoods(
                keyOf(delivery), new ToldGoods(before.metric(), before.uniqueId(), shipped, value, times)));
    }

    private Kind kind(String metric) {
        return metric.equals(contract.metrics().fulfilled()) ? Kind.FULFILLED : Kind.PARTLY_FULFILLED;
    }

    private String idOf(KnownDelivery delivery) {
        return order.key().system() + "-delivery-" + delivery.newest().number() + "-order-" + document.number();
    }

    /** A delivery carries no prices: it is worth its quantities at the order's. */
    private BigDecimal value(SortedMap<String, BigDecimal> shipped) {
        Map<String, OrderDocument.Item> items = new HashMap<>();
        document.items().forEach(item -> items.putIfAbsent(item.position(), item));
        BigDecimal value = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> part : shipped.entrySet()) {
            value = value.add(Optional.ofNullable(items.get(part.getKey()))
                    .map(item ->
                            Worth.part(Worth.of(item, contract.orders().basis()), part.getValue(), item.quantity()))
                    .orElseGet(() -> ofVanished(part.getKey(), part.getValue())));
        }
        return teller.rounded(value);
    }

    private BigDecimal ofVanished(String position, BigDecimal quantity) {
        Told.ToldItem item = teller.told().item(position);
        return Worth.part(item.orderedValue(), quantity, item.ordered());
    }

    /** Several parts together may cover what none of them did alone. */
    private void tellCompletion(List<KnownDelivery> all) {
        Map<String, BigDecimal> shipped = quantities(order);
        Optional<BusinessTime> last = all.stream()
                .flatMap(delivery -> delivery.goodsIssue().stream())
                .max(Comparator.comparing(BusinessTime::at));
        boolean byOne = all.stream().anyMatch(this::isWhole);
        if (last.isEmpty() || shipped.isEmpty() || byOne || teller.told().was(FULFILLED) || !covers(shipped)) {
            return;
        }
        teller.sayBeside(new Said(
                contract.metrics().fulfilled(),
                OrderEvents.orderId(order) + "-fulfilled",
                last.get(),
                Optional.empty(),
                EventFacing.completed(document, all),
                Book.NONE));
        teller.change(told -> told.once(FULFILLED));
    }

    /** Whether a delivery that was told as the whole order still is. */
    private boolean isWhole(KnownDelivery delivery) {
        return covers(delivery.shipped())
                && Optional.ofNullable(teller.told().goods().get(keyOf(delivery)))
                        .filter(goods ->
                                goods.metric().equals(contract.metrics().fulfilled()))
                        .isPresent();
    }

    /** Whether these quantities are all that is wanted; a set is there when its parts are. */
    private boolean covers(Map<String, BigDecimal> shipped) {
        return document.openItems().stream()
                .filter(OrderDocument.Item::isMain)
                .allMatch(item -> isCovered(item, shipped) || arePartsCovered(item, shipped));
    }

    private static boolean isCovered(OrderDocument.Item item, Map<String, BigDecimal> shipped) {
        return shipped.getOrDefault(item.position(), BigDecimal.ZERO).compareTo(item.quantity()) >= 0;
    }

    private boolean arePartsCovered(OrderDocument.Item set, Map<String, BigDecimal> shipped) {
        List<OrderDocument.Item> parts = document.openItems().stream()
                .filter(item -> item.partOf().equals(set.position()))
                .toList();
        return !parts.isEmpty() && parts.stream().allMatch(part -> isCovered(part, shipped));
    }

    private void tellTransport(KnownDelivery delivery) {
        delivery.startedTransport().ifPresent(transport -> {
            String mark = "shipment/" + transport.shipment();
            if (!teller.told().was(mark)) {
                transport.started().ifPresent(when -> tellTransport(delivery, transport, when));
                teller.change(told -> told.once(mark));
            }
        });
    }

    private void tellTransport(KnownDelivery delivery, Transport transport, BusinessTime when) {
        teller.say(
                "Shipment " + transport.shipment(),
                new Said(
                        contract.metrics().shipped(),
                        order.key().system() + "-shipment-" + transport.shipment() + "-order-" + document.number(),
                        when,
                        Optional.empty(),
                        EventFacing.shipped(document, delivery, transport),
                        Book.NONE));
    }

    private void tellProof(KnownDelivery delivery) {
        String mark = "proof/" + delivery.newest().number();
        if (!teller.told().was(mark)) {
            delivery.proofAt().ifPresent(when -> {
                teller.say(
                        "The proof of delivery " + delivery.newest().number(),
                        new Said(
                                contract.metrics().delivered(),
                                idOf(delivery),
                                when,
                                Optional.empty(),
                                EventFacing.delivery(Kind.DELIVERED, document, delivery, delivery.delivered()),
                                Book.NONE));
                teller.change(told -> told.once(mark));
            });
        }
    }
}
