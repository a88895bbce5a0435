package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A sales order as SAP last confirmed it (ORDRSP, or ORDERS where a site maps it so): the full current document.
 *
 * @param number the order number (E1EDK01-BELNR of an ORDRSP, else E1EDK02 qualifier 002)
 * @param kind what sort of order it is, from the order type (E1EDK14 qualifier 012)
 * @param customer the sold-to party (E1EDKA1 AG, PARTN), without leading zeros
 * @param currency ISO 4217 (E1EDK01-CURCY)
 * @param placedAt when it was placed (E1EDK03 025 with time, else 012, else 022)
 * @param block why SAP holds it (E1EDK01-LIFSK, the delivery block), empty when it does not
 * @param purchaseOrder the customer's own number (E1EDK02 001), empty when there is none
 * @param items in the order of the document
 */
public record OrderDocument(
        Origin origin,
        String number,
        OrderKind kind,
        String customer,
        String currency,
        BusinessTime placedAt,
        Optional<String> block,
        String purchaseOrder,
        List<Item> items)
        implements OrderInput {

    public OrderDocument {
        items = List.copyOf(items);
    }

    /**
     * One item.
     *
     * @param position POSEX without leading zeros
     * @param material MATNR without leading zeros (E1EDP19 qualifier 002)
     * @param description the short text, empty when there is none
     * @param quantity ordered quantity in the order unit (MENGE)
     * @param netValue value of the whole item without tax (NETWR), in the order's currency
     * @param rejection the reason for rejection (ABGRU, or ACTION 003), empty when the item stands
     */
    public record Item(
            String position,
            String material,
            String description,
            BigDecimal quantity,
            BigDecimal netValue,
            Optional<String> rejection) {

        /** Whether the item is still wanted. */
        public boolean isOpen() {
            return rejection.isEmpty();
        }
    }

    /** The items that are not rejected. */
    public List<Item> openItems() {
        return items.stream().filter(Item::isOpen).toList();
    }

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof OrderDocument that && withOrigin(that.origin).equals(that);
    }

    private OrderDocument withOrigin(Origin other) {
        return new OrderDocument(other, number, kind, customer, currency, placedAt, block, purchaseOrder, items);
    }
}
