package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.DeliveryDocument;
import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a delivery is worth: its quantities at the net unit prices of the order, because a delivery carries no prices. */
final class ShippedValue {
    private ShippedValue() {}

    static BigDecimal of(DeliveryDocument delivery, OrderDocument order) {
        Map<String, OrderDocument.Item> items = order.items().stream()
                .collect(Collectors.toMap(OrderDocument.Item::position, Function.identity(), (first, again) -> first));
        BigDecimal value = BigDecimal.ZERO;
        for (DeliveryDocument.Item shipped : delivery.items()) {
            OrderDocument.Item ordered = items.get(shipped.orderItem());
            if (ordered != null && ordered.quantity().signum() != 0) {
                // Multiplied first: a third of 10.00, three times, is 10.00.
                value = value.add(ordered.netValue()
                        .multiply(shipped.quantity())
                        .divide(ordered.quantity(), MathContext.DECIMAL64));
            }
        }
        return value;
    }
}
