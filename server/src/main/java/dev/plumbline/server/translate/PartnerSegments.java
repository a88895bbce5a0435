package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.idoc.Segment;
import java.util.Optional;

/** The partners of sales documents: E1EDKA1 in orders, E1ADRM1 in deliveries. */
final class PartnerSegments {
    /** E1ADRM1-E_MAIL is shorter than SAP's own field (241): an address that fills it may have lost its end. */
    private static final int EMAIL_OF_A_DELIVERY = 70;

    private PartnerSegments() {}

    /** An E1EDKA1, which has no field for an e-mail address. */
    static Partner ofOrder(Message message, Segment partner, String customer) {
        String country = partner.text("LAND1");
        return new Partner(
                customer,
                Message.joined(partner, "NAME1", "NAME2", "NAME3", "NAME4"),
                new PostalAddress(
                        partner.text("STRAS"),
                        partner.text("ORT01"),
                        partner.text("PSTLZ"),
                        partner.text("REGIO"),
                        country),
                "",
                message.phone(partner, "TELF1", country));
    }

    /** An E1ADRM1. */
    static Partner ofDelivery(Message message, Segment partner, String customer) {
        String country = partner.text("COUNTRY1");
        return new Partner(
                customer,
                Message.joined(partner, "NAME1", "NAME2", "NAME3", "NAME4"),
                new PostalAddress(
                        partner.text("STREET1"),
                        partner.text("CITY1"),
                        partner.text("POSTL_COD1"),
                        partner.text("REGION"),
                        country),
                emailOfDelivery(message, partner),
                message.phone(partner, "TELEPHONE1", country));
    }

    private static String emailOfDelivery(Message message, Segment partner) {
        if (partner.text("E_MAIL").length() >= EMAIL_OF_A_DELIVERY) {
            message.findings()
                    .note(
                            "%s (segment %d) field E_MAIL is full to its last character, so that the address may be cut; it was left out"
                                    .formatted(partner.name(), partner.number()));
            return "";
        }
        return message.email(partner, "E_MAIL");
    }

    /** What a sales document says of how a partner can be reached; empty when it says nothing. */
    static Optional<AddressDocument> addressOf(Message message, Partner partner) {
        return partner.email().isEmpty() && partner.phone().isEmpty()
                ? Optional.empty()
                : Optional.of(new AddressDocument(
                        message.origin(),
                        partner.customer(),
                        AddressDocument.Source.SALES_DOCUMENT,
                        partner.email(),
                        partner.phone()));
    }
}
