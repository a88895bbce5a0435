package dev.plumbline.server.translate;

import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.idoc.Segment;

/** SHPMNT: a transport, with its deliveries below it. */
final class ShipmentTranslation implements Rule {
    @Override
    public Outcome translate(Reading reading) {
        Segment header = reading.required("E1EDT20", "a shipment needs its header");
        return Rule.says(new ShipmentDocument(
                reading.origin(),
                Reading.requiredKey(header, "TKNUM", "the shipment's number says which transport this is"),
                header.children("E1EDL20").stream()
                        .map(delivery -> DeliveryTranslation.deliveryOf(reading, delivery))
                        .toList()));
    }
}
