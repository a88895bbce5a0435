package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Teller.Book;
import dev.plumbline.core.aggregate.Teller.Said;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events that follow from what an order knows and has not told yet, in the order in which they must stand in Klaviyo: placed
 * first, then what was changed, shipped, returned and refunded.
 */
final class OrderEvents {
    private static final String FIRST_REFUND = "first refund";

    private final Order order;
    private final OrderDocument document;
    private final Contract contract;
    private final Teller teller;

    OrderEvents(Order order, OrderDocument document, Contract contract, Teller teller) {
        this.order = order;
        this.document = document;
        this.contract = contract;
        this.teller = teller;
    }

    static String orderId(Order order) {
        return order.key().system() + "-order-" + order.key().number();
    }

    /** All of a sales order. */
    void tell(SortedMap<String, BillingDocument> billings) {
        new Placing(order, document, contract, teller).tell();
        if (teller.told().isPlaced()) {
            new Shipping(order, document, contract, teller).tell();
            tellWhatCameBack(billings);
        }
    }

    /** Returns and refunds. */
    void tellWhatCameBack(SortedMap<String, BillingDocument> billings) {
        new Returns(teller.order(), document, contract, teller).tell();
        billings.values().stream()
                .filter(OrderEvents::isCredit)
                .sorted(Comparator.comparing(
                                (BillingDocument memo) -> memo.billedAt().at())
                        .thenComparing(BillingDocument::category)
                        .thenComparing(BillingDocument::number))
                .forEach(this::tellCredit);
    }

    private static boolean isCredit(BillingDocument billing) {
        return switch (billing.category()) {
            case CREDIT_MEMO, CREDIT_MEMO_CANCELLATION -> true;
            case INVOICE, INVOICE_CANCELLATION, DEBIT_MEMO -> false;
        };
    }

    private void tellCredit(BillingDocument memo) {
        boolean takenBack = memo.category() == Category.CREDIT_MEMO_CANCELLATION;
        BigDecimal worth = teller.rounded(Worth.of(memo, contract.orders().basis()));
        BigDecimal value = takenBack ? worth.negate() : worth;
        Optional<Told.ToldGoods> before =
                Optional.ofNullable(teller.told().credits().get(memo.number()));
        if (before.isEmpty()) {
            // Klaviyo's lifetime value counts a refund only under the id of the placed order, and there is only one
            // event of that id.
            boolean first =
                    !takenBack && teller.told().isPlaced() && !teller.told().was(FIRST_REFUND);
            String id = first ? orderId(order) : billingId(memo);
            teller.say("Billing document " + memo.number(), said(memo, id, value));
            teller.change(told -> first ? told.once(FIRST_REFUND) : told);
            remember(memo, new Told.ToldGoods(contract.metrics().refunded(), id, new TreeMap<>(), value, 1));
        } else if (before.get().value().compareTo(value) != 0) {
            Told.ToldGoods known = before.get();
            String id = billingId(memo) + "-" + (known.times() + 1);
            teller.saySilently(said(memo, id, value.subtract(known.value())));
            teller.note("Billing document " + memo.number() + " has changed after it was told; the difference is told");
            remember(
                    memo,
                    new Told.ToldGoods(known.metric(), known.uniqueId(), known.quantities(), value, known.times() + 1));
        }
    }

    /** With the order: a collective memo may credit several of one customer, whose events must not be taken for one. */
    private String billingId(BillingDocument memo) {
        return order.key().system() + "-billing-" + memo.number() + "-order-"
                + order.key().number();
    }

    private void remember(BillingDocument memo, Told.ToldGoods told) {
        teller.change(all -> all.withCredit(memo.number(), told));
    }

    private Said said(BillingDocument memo, String id, BigDecimal value) {
        return new Said(
                contract.metrics().refunded(),
                id,
                memo.billedAt(),
                Optional.of(value),
                EventFacing.refunded(document, memo),
                Book.REFUNDED);
    }
}
