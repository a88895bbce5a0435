package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.List;

/**
 * A billing document (INVOIC). Amounts are unsigned, as SAP sends them; the category says which way the money goes.
 *
 * @param number the billing document's number (E1EDK01-BELNR), without leading zeros
 * @param category what it is (E1EDK14 qualifier 021)
 * @param currency ISO 4217 (E1EDK01-CURCY)
 * @param billedAt the billing date (E1EDK03 qualifier 026), which has no time of day
 * @param items the items, each with the order it bills
 */
public record BillingDocument(
        Origin origin, String number, Category category, String currency, BusinessTime billedAt, List<Item> items)
        implements OrderInput {

    public BillingDocument {
        items = List.copyOf(items);
    }

    /** SAP's document category (VBTYP). */
    public enum Category {
        /** M. */
        INVOICE,
        /** N: takes an invoice back. */
        INVOICE_CANCELLATION,
        /** O: money back to the customer. */
        CREDIT_MEMO,
        /** S: takes a credit memo back. */
        CREDIT_MEMO_CANCELLATION,
        /** P: money in addition. */
        DEBIT_MEMO
    }

    /**
     * One item.
     *
     * @param position POSEX without leading zeros
     * @param material MATNR without leading zeros, empty when there is none
     * @param quantity billed quantity (MENGE)
     * @param netValue value without tax (E1EDP26 qualifier 003), unsigned
     * @param order the sales order that is billed (E1EDP02 qualifier 002), without leading zeros
     */
    public record Item(String position, String material, BigDecimal quantity, BigDecimal netValue, String order) {}

    /** The part of the document that concerns one order. */
    public BillingDocument forOrder(String order) {
        return new BillingDocument(
                origin,
                number,
                category,
                currency,
                billedAt,
                items.stream().filter(item -> item.order().equals(order)).toList());
    }

    /** The orders that it bills, each once, in order of first appearance. */
    public List<String> orders() {
        return items.stream().map(Item::order).distinct().toList();
    }

    /** The sum of the items' net values, unsigned. */
    public BigDecimal netValue() {
        return items.stream().map(Item::netValue).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof BillingDocument that
                && new BillingDocument(that.origin, number, category, currency, billedAt, items).equals(that);
    }
}
