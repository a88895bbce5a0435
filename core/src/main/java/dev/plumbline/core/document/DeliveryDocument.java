package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A delivery as SAP reported it (DESADV, SHPORD, WHSORD, CARNOT, SHPCON, WHSCON, STPPOD, or inside a SHPMNT). What it means is in
 * its content, not in the message type: without {@code goodsIssue} nothing has left the house (invariant I5).
 *
 * @param number the delivery number (E1EDL20-VBELN), without leading zeros
 * @param direction which way the goods go, from the delivery type (E1EDL21-LFART)
 * @param goodsIssue when the goods issue was posted (E1EDT13 qualifier 006, ISDD and ISDZ), empty before
 * @param tracking the carrier's number (E1EDL20-BOLNR or E1EDL37-EXIDV2), empty when there is none
 * @param items the items; batch splits are already folded into quantities that count once
 */
public record DeliveryDocument(
        Origin origin,
        String number,
        Direction direction,
        Optional<BusinessTime> goodsIssue,
        String tracking,
        List<Item> items)
        implements OrderInput {

    public DeliveryDocument {
        items = List.copyOf(items);
    }

    /** Which way the goods go. */
    public enum Direction {
        /** To the customer (LF, NL and whatever is not known to be another). */
        OUTBOUND,
        /** Back from the customer (LR, RL). */
        RETURN,
        /** From a vendor (EL). */
        INBOUND
    }

    /**
     * One item.
     *
     * @param position POSNR without leading zeros
     * @param material MATNR without leading zeros
     * @param quantity delivered quantity in the sales unit (LFIMG)
     * @param order the sales order it delivers (VGBEL), without leading zeros
     * @param orderItem that order's item (VGPOS), without leading zeros
     */
    public record Item(String position, String material, BigDecimal quantity, String order, String orderItem) {}

    /** The part of the delivery that concerns one order. */
    public DeliveryDocument forOrder(String order) {
        return new DeliveryDocument(
                origin,
                number,
                direction,
                goodsIssue,
                tracking,
                items.stream().filter(item -> item.order().equals(order)).toList());
    }

    /** The orders that it delivers, each once, in order of first appearance. */
    public List<String> orders() {
        return items.stream().map(Item::order).distinct().collect(Collectors.toUnmodifiableList());
    }

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof DeliveryDocument that
                && new DeliveryDocument(that.origin, number, direction, goodsIssue, tracking, items).equals(that);
    }
}
