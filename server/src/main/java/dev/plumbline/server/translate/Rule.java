package dev.plumbline.server.translate;

import dev.plumbline.core.document.Document;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How one family of messages is translated. */
@FunctionalInterface
interface Rule {

    /** What the message says, or why it is left out. */
    Outcome translate(Message message);

    /** Segments that it cannot do without and whose flat layout does not come with Plumbline: none was found publicly. */
    default Set<String> needsLayoutsOf() {
        return Set.of();
    }

    /** What a rule makes of a message. */
    sealed interface Outcome {
        /** It says these documents; {@link Translation.Documents} tells what the rest means. */
        record Says(List<Document> documents, List<Complaint> leftOut, List<String> notes) implements Outcome {}

        /** It is not about what we mirror. */
        record LeftOut(String rule) implements Outcome {}
    }

    /** The rule for a message type on a basic type; a site's own message type (Z…) goes by the basic type alone. */
    static Optional<Rule> forMessage(String messageType, String basicType) {
        return Optional.ofNullable(
                        switch (messageType) {
                            case "ORDRSP", "ORDERS" -> new OrderTranslation();
                            case "DESADV", "SHPORD", "WHSORD", "CARNOT", "SHPCON", "WHSCON", "STPPOD" ->
                                new DeliveryTranslation();
                            case "SHPMNT" -> new ShipmentTranslation();
                            case "INVOIC" -> new BillingTranslation();
                            case "DEBMAS" -> new CustomerTranslation();
                            case "ADRMAS" -> new AddressTranslation();
                            case "MATMAS" -> new MaterialTranslation();
                            case "PROACT", "LOISTD", "INVCON" -> new CountTranslation();
                            case "MBGMCR", "WMMBXY" -> new MovementTranslation();
                            default -> null;
                        })
                .or(() -> forSitesOwn(messageType, basicType));
    }

    private static Optional<Rule> forSitesOwn(String messageType, String basicType) {
        if (!messageType.startsWith("Z") && !messageType.startsWith("Y")) {
            return Optional.empty();
        }
        String family = basicType.length() > 2 ? basicType.substring(0, basicType.length() - 2) : basicType;
        return switch (family) {
            case "ORDERS" -> Optional.of(new OrderTranslation());
            case "DELVRY" -> Optional.of(new DeliveryTranslation());
            case "SHPMNT" -> Optional.of(new ShipmentTranslation());
            case "INVOIC" -> Optional.of(new BillingTranslation());
            case "DEBMAS" -> Optional.of(new CustomerTranslation());
            case "ADRMAS" -> Optional.of(new AddressTranslation());
            case "MATMAS" -> Optional.of(new MaterialTranslation());
            case "PROACT", "LOISTD", "INVCON" -> Optional.of(new CountTranslation());
            case "MBGMCR", "WMMBID" -> Optional.of(new MovementTranslation());
            default -> Optional.empty();
        };
    }
}
