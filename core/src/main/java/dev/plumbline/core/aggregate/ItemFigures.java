package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One item of an order as its documents say it, in the order's unit and currency, without tax.
 *
 * @param ordered what the newest order document says
 * @param rejected what of it was rejected: all that had not left the house
 * @param shipped by posted goods issues
 * @param delivered by proofs of delivery
 * @param returned by goods receipts of returns
 * @param billed by invoices and debit memos, less cancelled invoices
 * @param credited by credit memos, less cancelled ones
 */
public record ItemFigures(
        Amount ordered,
        Amount rejected,
        BigDecimal shipped,
        BigDecimal delivered,
        BigDecimal returned,
        Amount billed,
        Amount credited) {

    /** A quantity and its value. */
    public record Amount(BigDecimal quantity, BigDecimal value) {
        static final Amount NONE = new Amount(BigDecimal.ZERO, BigDecimal.ZERO);

        Amount plus(Amount other) {
            return new Amount(quantity.add(other.quantity), value.add(other.value));
        }

        Amount negated() {
            return new Amount(quantity.negate(), value.negate());
        }
    }

    /** By item position. */
    static SortedMap<String, ItemFigures> of(Order order) {
        Map<String, BigDecimal> shipped = Shipping.quantities(order);
        Map<String, BigDecimal> delivered = new TreeMap<>();
        order.deliveries().values().stream()
                .filter(KnownDelivery::isOutbound)
                .forEach(delivery -> delivery.delivered()
                        .forEach((position, quantity) -> delivered.merge(position, quantity, BigDecimal::add)));
        Map<String, BigDecimal> returned = new TreeMap<>();
        order.returns().values().stream()
                .filter(goods -> goods.when().isPresent())
                .forEach(goods -> goods.quantities()
                        .forEach((position, quantity) -> returned.merge(position, quantity, BigDecimal::add)));
        Map<String, Amount> billed = new TreeMap<>();
        Map<String, Amount> credited = new TreeMap<>();
        order.billings().values().forEach(billing -> add(billing, billed, credited));
        SortedMap<String, ItemFigures> all = new TreeMap<>();
        for (OrderDocument.Item item :
                order.document().map(OrderDocument::items).orElseGet(List::of)) {
            String position = item.position();
            BigDecimal left = shipped.getOrDefault(position, BigDecimal.ZERO);
            all.put(
                    position,
                    new ItemFigures(
                            new Amount(item.quantity(), item.netValue()),
                            rejected(item, left),
                            left,
                            delivered.getOrDefault(position, BigDecimal.ZERO),
                            returned.getOrDefault(position, BigDecimal.ZERO),
                            Optional.ofNullable(billed.get(position)).orElse(Amount.NONE),
                            Optional.ofNullable(credited.get(position)).orElse(Amount.NONE)));
        }
        return all;
    }

    private static Amount rejected(OrderDocument.Item item, BigDecimal shipped) {
        if (item.isOpen()) {
            return Amount.NONE;
        }
        BigDecimal rest = item.quantity().subtract(shipped.min(item.quantity()));
        return new Amount(rest, Worth.part(item.netValue(), rest, item.quantity()));
    }

    private static void add(BillingDocument billing, Map<String, Amount> billed, Map<String, Amount> credited) {
        for (BillingDocument.Item item : billing.items()) {
            Amount amount = new Amount(item.quantity(), item.netValue());
            switch (billing.category()) {
                case INVOICE, DEBIT_MEMO -> billed.merge(item.orderItem(), amount, Amount::plus);
                case INVOICE_CANCELLATION -> billed.merge(item.orderItem(), amount.negated(), Amount::plus);
                case CREDIT_MEMO -> credited.merge(item.orderItem(), amount, Amount::plus);
                case CREDIT_MEMO_CANCELLATION -> credited.merge(item.orderItem(), amount.negated(), Amount::plus);
            }
        }
    }
}
