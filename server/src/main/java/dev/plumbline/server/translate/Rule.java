package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import dev.plumbline.mapping.source.SourceDocument;
import java.util.List;

/** How one family of messages is translated. */
@FunctionalInterface
interface Rule {

    /** What the message says, or why it is left out. */
    Outcome translate(Message message);

    /** What a rule makes of a message. */
    sealed interface Outcome {
        /** It says these documents; {@link Translation.Documents} tells what the rest means. */
        record Says(List<Document> documents, List<Complaint> leftOut, List<String> notes) implements Outcome {}

        /** It is not about what we mirror. */
        record LeftOut(String rule) implements Outcome {}
    }

    /** The rule by which a document is read. */
    static Rule of(SourceDocument document) {
        return switch (document) {
            case ORDER -> new OrderTranslation();
            case DELIVERY -> new DeliveryTranslation();
            case SHIPMENT -> new ShipmentTranslation();
            case BILLING -> new BillingTranslation();
            case CUSTOMER -> new CustomerTranslation();
            case ADDRESS -> new AddressTranslation();
            case MATERIAL -> new MaterialTranslation();
            case PRICE -> new PriceTranslation();
            case STOCK_COUNT -> new CountTranslation();
            case STOCK_MOVEMENT -> new MovementTranslation();
        };
    }
}
