package dev.plumbline.sandbox.sap;

import dev.plumbline.sandbox.sap.Merchant.Article;
import dev.plumbline.sandbox.sap.Merchant.Customer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An order as SAP holds it at one time.
 *
 * @param number ten digits
 * @param type the internal order type: TA standard, RE returns, G2 and L2 memo requests, KL free of charge
 * @param organization the sales organisation (VKORG)
 * @param block LIFSK, empty when there is none
 */
record SalesOrder(
        String number,
        String type,
        Customer customer,
        String organization,
        Instant created,
        String block,
        List<Item> items) {

    SalesOrder {
        items = List.copyOf(items);
    }

    /**
     * An item.
     *
     * @param position 10, 20 …
     * @param price of one piece, in the order's currency
     * @param rejection ABGRU, empty while it is wanted
     * @param partOf the item to which this one is added for nothing (UEPOS), 0 for an item of its own
     * @param reference what it takes back or credits
     */
    record Item(
            int position,
            Article article,
            int quantity,
            BigDecimal price,
            String rejection,
            int partOf,
            Optional<Reference> reference) {

        BigDecimal value() {
            return value(quantity);
        }

        /** What a part of it is worth. */
        BigDecimal value(int part) {
            return price.multiply(BigDecimal.valueOf(part));
        }

        Item rejected(String reason) {
            return new Item(position, article, quantity, price, reason, partOf, reference);
        }

        Item times(int other) {
            return new Item(position, article, other, price, rejection, partOf, reference);
        }

        Item at(BigDecimal otherPrice) {
            return new Item(position, article, quantity, otherPrice, rejection, partOf, reference);
        }

        /** Some of it on its way back, as an item of a returns order. */
        Item back(int part, String order) {
            return new Item(
                    position, article, part, price, "", 0, Optional.of(new Reference(order, String.valueOf(position))));
        }

        Item withoutReference() {
            return new Item(position, article, quantity, price, rejection, partOf, Optional.empty());
        }

        boolean isOpen() {
            return rejection.isEmpty();
        }

        String key() {
            return String.valueOf(position);
        }
    }

    /**
     * An item of another order.
     *
     * @param order ten digits
     */
    record Reference(String order, String item) {}

    String currency() {
        return customer.currency();
    }

    SalesOrder withBlock(String reason) {
        return new SalesOrder(number, type, customer, organization, created, reason, items);
    }

    SalesOrder with(List<Item> others) {
        return new SalesOrder(number, type, customer, organization, created, block, others);
    }

    /** With everything rejected. */
    SalesOrder rejected(String reason) {
        return with(items.stream().map(item -> item.rejected(reason)).toList());
    }

    /** With its first item changed. */
    SalesOrder withFirst(UnaryOperator<Item> change) {
        List<Item> changed = new ArrayList<>(items);
        changed.set(0, change.apply(changed.getFirst()));
        return with(changed);
    }

    /** With its last item changed. */
    SalesOrder withLast(UnaryOperator<Item> change) {
        List<Item> changed = new ArrayList<>(items);
        changed.set(changed.size() - 1, change.apply(changed.getLast()));
        return with(changed);
    }

    SalesOrder plus(Item item) {
        List<Item> more = new ArrayList<>(items);
        more.add(item);
        return with(more);
    }

    SalesOrder withoutLast() {
        return with(items.subList(0, items.size() - 1));
    }

    List<Item> openItems() {
        return items.stream().filter(Item::isOpen).toList();
    }

    Optional<Item> item(String key) {
        return items.stream().filter(item -> item.key().equals(key)).findFirst();
    }
}
