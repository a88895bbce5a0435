package dev.plumbline.server.translate;

import dev.plumbline.core.document.AddressDocument;
import dev.plumbline.core.document.Partner;
import dev.plumbline.core.document.PostalAddress;
import dev.plumbline.mapping.source.PartnerSource;
import dev.plumbline.mapping.source.Scope;
import java.util.Optional;

/** The partners of sales documents. */
final class PartnerReading {
    private PartnerReading() {}

    static Partner of(Message message, Scope partner, String customer) {
        String country = partner.text(PartnerSource.COUNTRY);
        return new Partner(
                customer,
                partner.text(PartnerSource.NAME),
                new PostalAddress(
                        partner.text(PartnerSource.STREET),
                        partner.text(PartnerSource.CITY),
                        partner.text(PartnerSource.POSTAL_CODE),
                        partner.text(PartnerSource.REGION),
                        country),
                message.email(partner, PartnerSource.EMAIL),
                message.phone(partner, PartnerSource.PHONE, country));
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
