package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order as SAP holds it at one time.
 *
 * @param number ten digits
 * @param type the internal order type: TA, RE
 * @param block LIFSK, empty when there is none
 */
record SalesOrder(String number, String type, Customer customer, Instant created, String block, List<Item> items) {

    SalesOrder {
        items = List.copyOf(items);
    }

    /**
     * An item.
     *
     * @param position 10, 20 …
     * @param rejection ABGRU, empty while it is wanted
     */
    record Item(int position, Article article, int quantity, String rejection) {
        BigDecimal value(String currency) {
            return article.price(currency).multiply(BigDecimal.valueOf(quantity));
        }

        /** What a part of it is worth. */
        BigDecimal value(String currency, int part) {
            return article.price(currency).multiply(BigDecimal.valueOf(part));
        }

        Item rejected(String reason) {
            return new Item(position, article, quantity, reason);
        }

        boolean isOpen() {
            return rejection.isEmpty();
        }
    }

    String currency() {
        return customer.currency();
    }

    SalesOrder withBlock(String reason) {
        return new SalesOrder(number, type, customer, created, reason, items);
    }

    /** With everything rejected. */
    SalesOrder rejected(String reason) {
        return new SalesOrder(
                number,
                type,
                customer,
                created,
                block,
                items.stream().map(item -> item.rejected(reason)).toList());
    }

    /** With its last item rejected. */
    SalesOrder withLastRejected(String reason) {
        List<Item> changed = items.stream()
                .map(item -> item.equals(items.getLast()) ? item.rejected(reason) : item)
                .toList();
        return new SalesOrder(number, type, customer, created, block, changed);
    }

    List<Item> openItems() {
        return items.stream().filter(Item::isOpen).toList();
    }
}
