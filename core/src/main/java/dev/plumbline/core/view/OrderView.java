package dev.plumbline.core.view;

import dev.plumbline.core.document.OrderDocument;
import dev.plumbline.core.document.Partner;

/**
 * An order.
 *
 * @param document as SAP confirmed it last
 * @param synthesised whether it was made up of its followers because it had not arrived
 */
public record OrderView(OrderDocument document, boolean synthesised) {
    /** Who gets the invoice: the sold-to party where the order names nobody else. */
    public Partner billTo() {
        return document.partners().billTo().orElse(document.partners().soldTo());
    }

    /** Who receives the goods, likewise. */
    public Partner shipTo() {
        return document.partners().shipTo().orElse(document.partners().soldTo());
    }

    /** Who pays, likewise. */
    public Partner payer() {
        return document.partners().payer().orElse(document.partners().soldTo());
    }
}
