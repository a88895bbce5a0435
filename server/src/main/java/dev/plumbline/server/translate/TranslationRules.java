package dev.plumbline.server.translate;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What a site says of its IDocs: the zone of its clocks, and where it keeps what no standard segment carries.
 *
 * @param zone the zone of the SAP application servers: an IDoc's dates and times name none
 * @param creditStatus where an order IDoc carries the credit status (CMGST); empty when it does not
 * @param customerEmail where DEBMAS carries the customer's e-mail address; empty when it does not
 * @param orderEmail where an order IDoc carries the sold-to party's e-mail address; empty when it does not
 * @param discontinued values of the material status (E1MARAM-MSTAE, MSTAV) that mean that an article is no longer sold, beside the
 *     deletion flag
 */
public record TranslationRules(
        ZoneId zone,
        Optional<FieldBinding> creditStatus,
        Optional<FieldBinding> customerEmail,
        Optional<FieldBinding> orderEmail,
        Set<String> discontinued) {

    public TranslationRules {
        discontinued = Set.copyOf(discontinued);
    }

    /** A site without fields of its own. */
    public static TranslationRules of(ZoneId zone) {
        return new TranslationRules(zone, Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    public TranslationRules withCreditStatus(FieldBinding binding) {
        return new TranslationRules(zone, Optional.of(binding), customerEmail, orderEmail, discontinued);
    }

    public TranslationRules withCustomerEmail(FieldBinding binding) {
        return new TranslationRules(zone, creditStatus, Optional.of(binding), orderEmail, discontinued);
    }

    public TranslationRules withOrderEmail(FieldBinding binding) {
        return new TranslationRules(zone, creditStatus, customerEmail, Optional.of(binding), discontinued);
    }

    public TranslationRules withDiscontinued(Set<String> statuses) {
        return new TranslationRules(zone, creditStatus, customerEmail, orderEmail, statuses);
    }
}
