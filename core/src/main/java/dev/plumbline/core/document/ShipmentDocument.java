package dev.plumbline.core.document;

import java.util.List;

/**
 * A transport (SHPMNT) and what it reports of the deliveries it carries.
 *
 * @param number the shipment number (E1EDT20-TKNUM), without leading zeros
 * @param deliveries its deliveries, each with what the shipment says of it and with this shipment as its transport
 */
public record ShipmentDocument(Origin origin, String number, List<DeliveryDocument> deliveries) implements Document {
    public ShipmentDocument {
        deliveries = List.copyOf(deliveries);
    }
}
