package dev.plumbline.core.document;

import java.util.Optional;

/**
 * What SAP knows of an order's status beside the order itself (an extract of VBUK, or a Z-segment): no standard IDoc carries it.
 *
 * @param number the order number (VBELN), without leading zeros
 * @param creditStatus CMGST: A approved, B not approved, C partly approved, D released; empty when it was not checked or not told
 * @param billingBlock FAKSK, empty when there is none
 * @param incomplete whether the order's data is incomplete (UVALL A or B)
 */
public record OrderStatusDocument(
        Origin origin, String number, Optional<String> creditStatus, Optional<String> billingBlock, boolean incomplete)
        implements OrderInput {

    @Override
    public boolean saysTheSameAs(OrderInput other) {
        return other instanceof OrderStatusDocument that
                && new OrderStatusDocument(that.origin, number, creditStatus, billingBlock, incomplete).equals(that);
    }
}
