package dev.plumbline.core.document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A delivery as SAP reported it (DESADV, SHPORD, WHSORD, CARNOT, SHPCON, WHSCON, STPPOD, or inside a SHPMNT). What it means is in
 * its content, not in the message type: without a posted goods issue nothing has left the house (invariant I5).
 *
 * @param number the delivery number (E1EDL20-VBELN), without leading zeros
 * @param direction which way the goods go, from the delivery type (E1EDL21-LFART)
 * @param progress how far it has come
 * @param soldTo the sold-to party of the delivery (E1ADRM1 AG), empty when the message names none
 * @param carriage how it travels
 * @param items the items; batch splits are already folded into quantities that count once
 */
public record DeliveryDocument(
        Origin origin,
        String number,
        Direction direction,
        Progress progress,
        Optional<Partner> soldTo,
        Carriage carriage,
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
     * How far a delivery has come, as one message says it.
     *
     * @param goodsIssue what it says of the goods issue
     * @param transport the shipment that carries it (SHPMNT), empty when the message is no shipment
     * @param proof when the customer confirmed the receipt (STPPOD, E1EDL20-PODAT), empty before
     */
    public record Progress(GoodsIssue goodsIssue, Optional<Transport> transport, Optional<BusinessTime> proof) {

        /** Only the goods issue is spoken of. */
        public static Progress of(GoodsIssue goodsIssue) {
            return new Progress(goodsIssue, Optional.empty(), Optional.empty());
        }
    }

    /**
     * The shipment that carries a delivery.
     *
     * @param shipment its number (E1EDT20-TKNUM), without leading zeros
     * @param started when it started (E1EDT10 qualifier 006 with an actual date, or STTRG 6 and above), empty before
     */
    public record Transport(String shipment, Optional<BusinessTime> started) {}

    /**
     * How a delivery travels.
     *
     * @param trackingNumbers the carrier's numbers (E1EDL20-BOLNR, E1EDL37-EXIDV2), each once
     * @param carrier the carrier's name or number (E1ADRM1 SP), empty when unknown
     * @param packages what is in which handling unit (E1EDL37, E1EDL44)
     */
    public record Carriage(List<String> trackingNumbers, String carrier, List<PackedItem> packages) {
        public static final Carriage UNKNOWN = new Carriage(List.of(), "", List.of());

        public Carriage {
            trackingNumbers = List.copyOf(trackingNumbers);
            packages = List.copyOf(packages);
        }
    }

    /**
     * A line of a handling unit.
     *
     * @param unit the handling unit's number (EXIDV)
     * @param trackingNumber its own tracking number (EXIDV2), empty when there is none
     * @param item the delivery's item (E1EDL44-POSNR), without leading zeros
     * @param quantity VEMNG
     */
    public record PackedItem(String unit, String trackingNumber, String item, BigDecimal quantity) {}

    /**
     * One item.
     *
     * @param position POSNR without leading zeros
     * @param material MATNR without leading zeros
     * @param description ARKTX, empty when there is none
     * @param quantity delivered quantity in the sales unit (LFIMG)
     * @param order the sales order it delivers (VGBEL), without leading zeros
     * @param orderItem that order's item (VGPOS), without leading zeros
     */
    public record Item(
            String position,
            String material,
            String description,
            BigDecimal quantity,
            String order,
            String orderItem) {}

    /** The part of the delivery that concerns one order. */
    public DeliveryDocument forOrder(String order) {
        return new DeliveryDocument(
                origin,
                number,
                direction,
                progress,
                soldTo,
                carriage,
                items.stream().filter(item -> item.order().equals(order)).toList());
    }

    /** The orders that it delivers, each once, in order of first appearance; an item without an order belongs to none. */
    public List<String> orders() {
        return items.stream()
                .map(Item::order)
                .filter(order -> !order.isEmpty())
                .distinct()
                .toList();
    }

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof DeliveryDocument that
                && new DeliveryDocument(that.origin, number, direction, progress, soldTo, carriage, items).equals(that);
    }
}
