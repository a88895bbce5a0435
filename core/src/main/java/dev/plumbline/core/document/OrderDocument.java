package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sales order as SAP last confirmed it (ORDRSP, or ORDERS where a site maps it so): the full current document.
 *
 * @param number the order number (E1EDK01-BELNR of an ORDRSP, else E1EDK02 qualifier 002)
 * @param kind what sort of order it is, from the order type (E1EDK14 qualifier 012)
 * @param salesOrganization E1EDK14 qualifier 008; empty when there is none
 * @param partners who ordered, receives, is billed and pays (E1EDKA1)
 * @param currency ISO 4217 (E1EDK01-CURCY)
 * @param placedAt when it was placed (E1EDK03 025 with time, else 012, else 022)
 * @param block the delivery block (E1EDK01-LIFSK), empty when there is none
 * @param purchaseOrder the customer's own number (E1EDK02 001), empty when there is none
 * @param items in the order of the document
 * @param extra what the site's mapping reads beyond that, by name; only what holds something
 */
public record OrderDocument(
        Origin origin,
        String number,
        OrderKind kind,
        String salesOrganization,
        Partners partners,
        String currency,
        BusinessTime placedAt,
        Optional<String> block,
        String purchaseOrder,
        List<Item> items,
        SortedMap<String, String> extra)
        implements OrderInput {

    public OrderDocument {
        items = List.copyOf(items);
        extra = Collections.unmodifiableSortedMap(new TreeMap<>(extra));
    }

    /**
     * One item.
     *
     * @param position POSEX without leading zeros
     * @param material MATNR without leading zeros (E1EDP19 qualifier 002)
     * @param description the short text, empty when there is none
     * @param quantity ordered quantity in the order unit (MENGE)
     * @param netValue value of the whole item without tax (NETWR), in the order's currency
     * @param tax the tax on the whole item (E1EDP04-MWSBT), zero when SAP does not say
     * @param rejection the reason for rejection (ABGRU, or ACTION 003), empty when the item stands
     * @param partOf the higher-level item (UEPOS) of a set or of free goods, empty for an item of its own
     * @param reference the item that this one returns or credits (E1EDP02 qualifier 016), empty when SAP names none
     */
    public record Item(
            String position,
            String material,
            String description,
            BigDecimal quantity,
            BigDecimal netValue,
            BigDecimal tax,
            Optional<String> rejection,
            String partOf,
            Optional<Reference> reference) {

        /** Whether the item is still wanted. */
        public boolean isOpen() {
            return rejection.isEmpty();
        }

        /** Whether it is a line of its own, not a part of a set. */
        public boolean isMain() {
            return partOf.isEmpty();
        }
    }

    /**
     * An item of another sales document.
     *
     * @param order the document's number, without leading zeros
     * @param item its item, without leading zeros; empty when only the document is named
     */
    public record Reference(String order, String item) {}

    /** The items that are not rejected. */
    public List<Item> openItems() {
        return items.stream().filter(Item::isOpen).toList();
    }

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof OrderDocument that && withOrigin(that.origin).equals(that);
    }

    private OrderDocument withOrigin(Origin other) {
        return new OrderDocument(
                other,
                number,
                kind,
                salesOrganization,
                partners,
                currency,
                placedAt,
                block,
                purchaseOrder,
                items,
                extra);
    }
}
