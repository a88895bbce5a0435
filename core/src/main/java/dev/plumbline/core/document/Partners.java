package dev.plumbline.core.document;

import java.util.Optional;

/**
 * Who an order is about.
 *
 * @param soldTo who ordered (AG)
 * @param shipTo who receives the goods (WE), empty when the document names none
 * @param billTo who gets the invoice (RE), empty likewise
 * @param payer who pays (RG), empty likewise
 */
public record Partners(Partner soldTo, Optional<Partner> shipTo, Optional<Partner> billTo, Optional<Partner> payer) {

    /** The roles that a partner can have. */
    public enum Role {
        /** AG. */
        SOLD_TO,
        /** WE. */
        SHIP_TO,
        /** RE. */
        BILL_TO,
        /** RG. */
        PAYER
    }

    /** Only a sold-to party. */
    public static Partners soldTo(Partner partner) {
        return new Partners(partner, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The partner in a role; the sold-to party where the document names none. */
    public Partner in(Role role) {
        return switch (role) {
            case SOLD_TO -> soldTo;
            case SHIP_TO -> shipTo.orElse(soldTo);
            case BILL_TO -> billTo.orElse(soldTo);
            case PAYER -> payer.orElse(soldTo);
        };
    }
}
