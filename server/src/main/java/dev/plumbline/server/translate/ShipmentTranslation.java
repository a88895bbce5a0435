package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.mapping.source.Scope;
import dev.plumbline.mapping.source.ShipmentSource;
import dev.plumbline.mapping.source.SourceDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SHPMNT: a transport, with its deliveries below it. */
final class ShipmentTranslation implements Rule {
    @Override
    public Outcome translate(Message message) {
        Scope shipment = message.as(SourceDocument.SHIPMENT);
        Transport transport = new Transport(
                Message.requiredKey(
                        shipment, ShipmentSource.NUMBER, "the shipment's number says which transport this is"),
                startOf(message, shipment));
        List<DeliveryDocument> deliveries =
                DeliveryTranslation.deliveriesIn(message.as(SourceDocument.DELIVERY), message, Optional.of(transport));
        List<Document> documents = new ArrayList<>(DeliveryTranslation.addressesIn(message, deliveries));
        documents.add(new ShipmentDocument(message.origin(), transport.shipment(), deliveries));
        return message.says(documents);
    }

    private static Optional<BusinessTime> startOf(Message message, Scope shipment) {
        return message.when(shipment, ShipmentSource.STARTED)
                .or(() -> shipment.text(ShipmentSource.STATUS).equals("started")
                        ? Optional.of(message.creation())
                        : Optional.empty());
    }
}
