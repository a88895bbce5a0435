package dev.plumbline.core.view;

import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An item of an order.
 *
 * @param item as the order has it
 */
public record ItemView(OrderDocument.Item item) {
    /** What it is called: the material where the order says nothing else. */
    public String name() {
        return item.description().isEmpty() ? item.material() : item.description();
    }

    /** The net value of one piece, with the decimals of a price. */
    public BigDecimal unitPrice() {
        return item.quantity().signum() == 0
                ? item.netValue()
                : item.netValue()
                        .divide(item.quantity(), MathContext.DECIMAL64)
                        .setScale(Math.max(2, item.netValue().scale()), RoundingMode.HALF_UP);
    }
}
