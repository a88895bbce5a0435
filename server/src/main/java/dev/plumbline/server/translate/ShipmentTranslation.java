package dev.plumbline.server.translate;

import dev.plumbline.core.document.BusinessTime;
import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.DeliveryDocument.Progress;
import dev.plumbline.core.document.DeliveryDocument.Transport;
import dev.plumbline.core.document.Document;
import dev.plumbline.core.document.ShipmentDocument;
import dev.plumbline.idoc.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** SHPMNT: a transport, with its deliveries below it. */
final class ShipmentTranslation implements Rule {
    /** STTRG: 6 is shipment started, 7 shipment ended. */
    private static final Set<String> STARTED = Set.of("6", "7", "8", "9");

    @Override
    public Set<String> needsLayoutsOf() {
        return Set.of("E1EDT20");
    }

    @Override
    public Outcome translate(Message message) {
        Segment header = message.required("E1EDT20", "a shipment needs its header");
        Transport transport = new Transport(
                Message.requiredKey(header, "TKNUM", "the shipment's number says which transport this is"),
                startOf(message, header));
        List<DeliveryDocument> deliveries = header.children("E1EDL20").stream()
                .map(delivery -> DeliveryTranslation.deliveryOf(
                        message,
                        delivery,
                        new Progress(
                                DeliveryTranslation.goodsIssueOf(message, delivery),
                                Optional.of(transport),
                                Optional.empty())))
                .toList();
        List<Document> documents = new ArrayList<>(DeliveryTranslation.addressesIn(message, deliveries));
        documents.add(new ShipmentDocument(message.origin(), transport.shipment(), deliveries));
        return message.says(documents);
    }

    /** E1EDT10 006 is the start of the shipment here (in a delivery's E1EDT13 it is the goods issue). */
    private static Optional<BusinessTime> startOf(Message message, Segment header) {
        return Message.qualified(header, "E1EDT10", "QUALF", "006")
                .flatMap(deadline -> message.when(deadline, "ISDD", "ISDZ"))
                .or(() -> STARTED.contains(header.text("STTRG"))
                        ? Optional.of(new BusinessTime(message.origin().created(), false))
                        : Optional.empty());
    }
}
