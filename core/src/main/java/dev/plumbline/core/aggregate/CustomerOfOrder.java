package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.AggregateKey.Kind;
import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Partner;
import java.util.Optional;

/** Whose events an order's are. */
final class CustomerOfOrder {
    private CustomerOfOrder() {}

    /** The aggregate of the partner whom marketing speaks to; for a one-time customer an aggregate of this order's own. */
    static AggregateKey keyOf(OrderDocument order, Contract contract) {
        String number = partnerOf(order, contract).customer();
        String own = isGuest(number, contract) ? number + "-" + order.number() : number;
        return new AggregateKey(Kind.CUSTOMER, order.origin().system(), own);
    }

    /** The person behind a one-time customer number. */
    static Optional<GuestOrder> guestOf(OrderDocument order, Contract contract) {
        Partner partner = partnerOf(order, contract);
        return isGuest(partner.customer(), contract)
                ? Optional.of(new GuestOrder(partner.customer(), partner))
                : Optional.empty();
    }

    private static Partner partnerOf(OrderDocument order, Contract contract) {
        Partner chosen = order.partners().in(contract.customers().identity());
        return chosen.customer().isEmpty() ? order.partners().soldTo() : chosen;
    }

    private static boolean isGuest(String number, Contract contract) {
        return contract.customers().oneTime().contains(number);
    }
}
