package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.List;

/**
 * A billing document (INVOIC). Amounts are unsigned, as SAP sends them; the category says which way the money goes.
 *
 * @param number the billing document's number (E1EDK01-BELNR), without leading zeros
 * @param category what it is (E1EDK14 qualifier 021)
 * @param customer the sold-to party, else the payer (E1EDKA1 AG, RG), without leading zeros; empty when neither is named
 * @param currency ISO 4217 (E1EDK01-CURCY)
 * @param billedAt the billing date (E1EDK03 qualifier 026), which has no time of day
 * @param items the items, each with the order it bills
 */
public record BillingDocument(
        Origin origin,
        String number,
        Category category,
        String customer,
        String currency,
        BusinessTime billedAt,
        List<Item> items)
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
     * @param tax the tax on it (E1EDP04-MWSBT), unsigned, zero when SAP does not say
     * @param order the sales order that is billed (E1EDP02 qualifier 002), without leading zeros
     * @param orderItem that order's item (E1EDP02-ZEILE), without leading zeros, empty when SAP does not say
     */
    public record Item(
            String position,
            String material,
            BigDecimal quantity,
            BigDecimal netValue,
            BigDecimal tax,
            String order,
            String orderItem) {

        /** The same item, billed to another order. */
        public Item of(String otherOrder, String otherItem) {
            return new Item(position, material, quantity, netValue, tax, otherOrder, otherItem);
        }
    }

    /** The part of the document that concerns one order. */
    public BillingDocument forOrder(String order) {
        return withItems(
                items.stream().filter(item -> item.order().equals(order)).toList());
    }

    /** The same document with other items. */
    public BillingDocument withItems(List<Item> others) {
        return new BillingDocument(origin, number, category, customer, currency, billedAt, others);
    }

    /** The orders that it bills, each once, in order of first appearance. */
    public List<String> orders() {
        return items.stream().map(Item::order).distinct().toList();
    }

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof BillingDocument that
                && new BillingDocument(that.origin, number, category, customer, currency, billedAt, items).equals(that);
    }
}
