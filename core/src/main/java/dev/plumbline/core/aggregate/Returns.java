package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Teller.Book;
import dev.plumbline.core.aggregate.Teller.Said;
import dev.plumbline.core.aggregate.Told.ToldGoods;
import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument.Direction;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.OrderKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came back: by returns orders, and by returns deliveries of the order itself. */
final class Returns {
    private static final String GOODS = "returned/";

    private final Order order;
    private final OrderDocument document;
    private final Contract contract;
    private final Teller teller;

    Returns(Order order, OrderDocument document, Contract contract, Teller teller) {
        this.order = order;
        this.document = document;
        this.contract = contract;
        this.teller = teller;
    }

    /** How many returns have come back and were told. */
    static int count(Told told, Contract contract) {
        return (int) told.goods().entrySet().stream()
                .filter(goods ->
                        goods.getValue().metric().equals(contract.metrics().returned())
                                && !goods.getValue().quantities().isEmpty())
                .map(goods -> returnOf(goods.getKey()))
                .distinct()
                .count();
    }

    /** A returns order is one return, however many deliveries it takes; without one each delivery is. */
    private static String returnOf(String key) {
        String delivery = key.substring(GOODS.length());
        int slash = delivery.indexOf('/');
        return slash == 0 ? delivery : delivery.substring(0, slash);
    }

    void tell() {
        List<ReturnedGoods> all = new ArrayList<>(order.returns().values());
        if (document.kind() == OrderKind.SALES) {
            order.deliveries().values().stream()
                    .filter(delivery -> delivery.newest().direction() == Direction.RETURN)
                    .map(this::ofDelivery)
                    .forEach(all::add);
        }
        all.sort(Comparator.comparing((ReturnedGoods goods) ->
                        goods.when().map(BusinessTime::at).orElse(Instant.MAX))
                .thenComparing(ReturnedGoods::key));
        all.forEach(this::tell);
    }

    /** A returns delivery without a returns order. */
    private ReturnedGoods ofDelivery(KnownDelivery delivery) {
        Map<String, BigDecimal> quantities = delivery.shipped();
        BigDecimal value = BigDecimal.ZERO;
        for (OrderDocument.Item item : document.items()) {
            value = value.add(Worth.part(
                    Worth.of(item, contract.orders().basis()),
                    quantities.getOrDefault(item.position(), BigDecimal.ZERO),
                    item.quantity()));
        }
        return new ReturnedGoods(
                "", delivery.newest().number(), delivery.goodsIssue(), delivery.shipped(), value, document.currency());
    }

    private void tell(ReturnedGoods goods) {
        String key = GOODS + goods.key();
        BigDecimal value = teller.rounded(goods.value());
        Optional<ToldGoods> before = Optional.ofNullable(teller.told().goods().get(key));
        if (before.isEmpty()) {
            if (!goods.quantities().isEmpty()) {
                goods.when().ifPresent(when -> tellFirst(goods, key, when));
            }
        } else if (!before.get().quantities().equals(goods.quantities())) {
            ToldGoods known = before.get();
            int times = known.times() + 1;
            teller.note("What came back by delivery " + goods.delivery() + " has changed after it was told; the"
                    + " difference is told silently");
            teller.saySilently(said(goods, known.uniqueId() + "-" + times, when(goods), value.subtract(known.value())));
            teller.change(told -> told.withGoods(
                    key, new ToldGoods(known.metric(), known.uniqueId(), goods.quantities(), value, times)));
        }
    }

    private BusinessTime when(ReturnedGoods goods) {
        return goods.when().orElseGet(() -> new BusinessTime(document.origin().created(), false));
    }

    private void tellFirst(ReturnedGoods goods, String key, BusinessTime when) {
        BigDecimal value = teller.rounded(goods.value());
        String mark = "return/" + goods.returnsOrder();
        boolean first = !goods.returnsOrder().isEmpty() && !teller.told().was(mark);
        String system = order.key().system() + "-";
        String of = goods.returnsOrder().isEmpty() ? document.number() : goods.returnsOrder();
        String id = first ? system + "order-" + of : system + "delivery-" + goods.delivery() + "-order-" + of;
        teller.say("The goods receipt of returns delivery " + goods.delivery(), said(goods, id, when, value));
        teller.change(told -> first ? told.once(mark) : told);
        teller.change(told ->
                told.withGoods(key, new ToldGoods(contract.metrics().returned(), id, goods.quantities(), value, 1)));
    }

    private Said said(ReturnedGoods goods, String id, BusinessTime when, BigDecimal value) {
        return new Said(
                contract.metrics().returned(),
                id,
                when,
                Optional.of(value),
                EventFacing.returned(document, goods),
                Book.NONE);
    }
}
