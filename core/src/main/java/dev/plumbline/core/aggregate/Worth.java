package dev.plumbline.core.aggregate;

import dev.plumbline.core.aggregate.Contract.ValueBasis;
import dev.plumbline.core.document.BillingDocument;
import dev.plumbline.core.document.OrderDocument;
import java.math.BigDecimal;
import java.math.MathContext;

/** What things are worth, with or without tax. */
final class Worth {
    private Worth() {}

    static BigDecimal of(OrderDocument.Item item, ValueBasis basis) {
        return of(item.netValue(), item.tax(), basis);
    }

    static BigDecimal of(BillingDocument billing, ValueBasis basis) {
        return billing.items().stream()
                .map(item -> of(item.netValue(), item.tax(), basis))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal of(BigDecimal net, BigDecimal tax, ValueBasis basis) {
        return switch (basis) {
            case NET -> net;
            case GROSS -> net.add(tax);
        };
    }

    /** What a part of a quantity is worth. Multiplied first: a third of 10.00, three times, is 10.00. */
    static BigDecimal part(BigDecimal value, BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : value.multiply(part).divide(whole, MathContext.DECIMAL64);
    }
}
