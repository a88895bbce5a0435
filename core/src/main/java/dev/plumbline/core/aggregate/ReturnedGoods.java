package dev.plumbline.core.aggregate;

import dev.plumbline.core.document.BusinessTime;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What came back by one returns delivery. It replaces what was said of that delivery before.
 *
 * @param returnsOrder the returns order, without leading zeros
 * @param delivery the returns delivery, without leading zeros
 * @param when when the goods receipt was posted, empty when it was taken back
 * @param quantities by item of the order that sold them, where the returns order names it, else by its own item
 * @param value what they are worth
 * @param currency ISO 4217
 */
public record ReturnedGoods(
        String returnsOrder,
        String delivery,
        Optional<BusinessTime> when,
        SortedMap<String, BigDecimal> quantities,
        BigDecimal value,
        String currency) {
    public ReturnedGoods {
        quantities = Immutable.sorted(quantities);
    }

    /** What tells it from all else that came back of the same order. */
    String key() {
        return returnsOrder + "/" + delivery;
    }
}
