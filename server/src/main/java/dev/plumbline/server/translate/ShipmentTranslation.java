package dev.plumbline.server.translate;

import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.idoc.Segment;
import java.util.Set;

/** SHPMNT: a transport, with its deliveries below it. */
final class ShipmentTranslation implements Rule {
    @Override
    public Set<String> needsLayoutsOf() {
        return Set.of("E1EDT20");
    }

    @Override
    public Outcome translate(Message message) {
        Segment header = message.required("E1EDT20", "a shipment needs its header");
        return Rule.says(new ShipmentDocument(
                message.origin(),
                Message.requiredKey(header, "TKNUM", "the shipment's number says which transport this is"),
                header.children("E1EDL20").stream()
                        .map(delivery -> DeliveryTranslation.deliveryOf(message, delivery))
                        .toList()));
    }
}
