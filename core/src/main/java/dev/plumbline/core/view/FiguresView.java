package dev.plumbline.core.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the orders of a customer come to.
 *
 * @param orders placed and not wholly cancelled
 * @param returns returns that have come back
 * @param returnRate returns divided by orders; zero without orders
 * @param dates when what happened
 * @param lifetimeValue what it has brought, by currency: placed less cancelled and refunded
 * @param refunded what was credited, by currency
 */
public record FiguresView(
        int orders,
        int returns,
        BigDecimal returnRate,
        Dates dates,
        SortedMap<String, BigDecimal> lifetimeValue,
        SortedMap<String, BigDecimal> refunded) {
    public FiguresView {
        lifetimeValue = Collections.unmodifiableSortedMap(new TreeMap<>(lifetimeValue));
        refunded = Collections.unmodifiableSortedMap(new TreeMap<>(refunded));
    }

    /**
     * When what happened.
     *
     * @param firstOrder when the first order was placed
     * @param lastOrder when the last one was placed
     * @param lastGoodsIssue when goods left last
     */
    public record Dates(Optional<Instant> firstOrder, Optional<Instant> lastOrder, Optional<Instant> lastGoodsIssue) {}
}
