package dev.plumbline.server.translate;

import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.BillingDocument.Category;
import dev.plumbline.mapping.source.BillingSource;
import dev.plumbline.mapping.source.BillingSource.Item;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.SourceDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** INVOIC: all billing documents. The document category tells them apart; it, not a sign, says which way the money goes. */
final class BillingTranslation implements Rule {
    private static final Map<String, Category> CATEGORIES = Map.of(
            "invoice", Category.INVOICE,
            "invoice-cancellation", Category.INVOICE_CANCELLATION,
            "credit-memo", Category.CREDIT_MEMO,
            "credit-memo-cancellation", Category.CREDIT_MEMO_CANCELLATION,
            "debit-memo", Category.DEBIT_MEMO);

    private static final Map<String, String> LEFT_OUT =
            Map.of("pro-forma", "pro forma invoice", "intercompany", "intercompany billing");

    @Override
    public Outcome translate(Message message) {
        Scope billing = message.as(SourceDocument.BILLING);
        String word = billing.text(BillingSource.CATEGORY);
        if (LEFT_OUT.containsKey(word)) {
            return new Outcome.LeftOut(
                    "%s (by %s)".formatted(LEFT_OUT.get(word), billing.places(BillingSource.CATEGORY)));
        }
        Category category = Optional.ofNullable(CATEGORIES.get(word))
                .orElseThrow(() -> UntranslatableException.missing(
                        billing,
                        BillingSource.CATEGORY,
                        "the document's category says which way the money goes; have SAP's output fill it, or say in"
                                + " billing.category of mapping.yaml where it stands"));
        return message.says(List.of(documentOf(message, billing, category)));
    }

    private static BillingDocument documentOf(Message message, Scope billing, Category category) {
        String currency = billing.text(BillingSource.CURRENCY);
        if (currency.isEmpty()) {
            throw UntranslatableException.missing(
                    billing, BillingSource.CURRENCY, "amounts without a currency mean nothing");
        }
        List<BillingDocument.Item> items = billing.each(BillingSource.ITEMS).stream()
                .map(item -> itemOf(item, category))
                .toList();
        return new BillingDocument(
                message.origin(),
                Message.requiredKey(
                        billing, BillingSource.NUMBER, "the billing document's number says which one this is"),
                category,
                billing.key(BillingSource.CUSTOMER).orElse(""),
                currency,
                message.when(billing, BillingSource.BILLED).orElseGet(message::creation),
                inTheDocumentsDirection(items));
    }

    /**
     * The category alone says which way the money goes: a document whose amounts carry a minus as a whole means the same without it. A
     * single item against the rest, such as a fee that is kept from a credit, stays a deduction, or the sum would not be SAP's.
     */
    private static List<BillingDocument.Item> inTheDocumentsDirection(List<BillingDocument.Item> items) {
        BigDecimal total = items.stream().map(BillingDocument.Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add);
        return total.signum() >= 0
                ? items
                : items.stream().map(BillingTranslation::turned).toList();
    }

    private static BillingDocument.Item turned(BillingDocument.Item item) {
        return new BillingDocument.Item(
                item.position(),
                item.material(),
                item.quantity(),
                item.netValue().negate(),
                item.tax().negate(),
                item.order(),
                item.orderItem());
    }

    private static BillingDocument.Item itemOf(Scope item, Category category) {
        String order = Message.requiredKey(
                item, Item.ORDER, "the order says what item " + item.text(Item.POSITION) + " bills");
        BigDecimal netValue = netValueOf(item, category);
        BigDecimal tax = item.sum(Item.TAX).abs();
        return new BillingDocument.Item(
                Message.requiredKey(item, Item.POSITION, "an item needs its number"),
                item.key(Item.MATERIAL).orElse(""),
                item.number(Item.QUANTITY).orElse(BigDecimal.ZERO).abs(),
                netValue,
                netValue.signum() < 0 ? tax.negate() : tax,
                order,
                item.position(Item.ORDER_ITEM));
    }

    /**
     * SAP leaves out an amount of zero, so an item with other amounts and without this one is free. A credit that tells no amounts at all
     * cannot be told.
     */
    private static BigDecimal netValueOf(Scope item, Category category) {
        Optional<BigDecimal> value = item.number(Item.NET_VALUE);
        boolean isCredit = category == Category.CREDIT_MEMO || category == Category.CREDIT_MEMO_CANCELLATION;
        if (value.isEmpty() && isCredit && !item.isMentioned(Item.AMOUNTS)) {
            throw UntranslatableException.missing(
                    item, Item.NET_VALUE, "the net value of item " + item.text(Item.POSITION) + " is what is refunded");
        }
        return value.orElse(BigDecimal.ZERO);
    }
}
