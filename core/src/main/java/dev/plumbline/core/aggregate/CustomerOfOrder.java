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

    /** The person behind a one-time customer number: what the order says of it, and its deliveries beside. */
    static Optional<GuestOrder> guestOf(Order known, OrderDocument order, Contract contract) {
        Partner partner = partnerOf(order, contract);
        if (!isGuest(partner.customer(), contract)) {
            return Optional.empty();
        }
        Partner person = known.deliveries().values().stream()
                .flatMap(delivery -> delivery.newest().soldTo().stream())
                .filter(other -> other.customer().equals(partner.customer()))
                .reduce(partner, CustomerOfOrder::completed);
        return Optional.of(new GuestOrder(partner.customer(), person));
    }

    private static Partner completed(Partner one, Partner other) {
        return new Partner(
                one.customer(),
                one.name().isEmpty() ? other.name() : one.name(),
                one.address().isUnknown() ? other.address() : one.address(),
                one.email().isEmpty() ? other.email() : one.email(),
                one.phone().isEmpty() ? other.phone() : one.phone());
    }

    private static Partner partnerOf(OrderDocument order, Contract contract) {
        Partner chosen = order.partners().in(contract.customers().identity());
        return chosen.customer().isEmpty() ? order.partners().soldTo() : chosen;
    }

    private static boolean isGuest(String number, Contract contract) {
        return contract.customers().oneTime().contains(number);
    }
}
