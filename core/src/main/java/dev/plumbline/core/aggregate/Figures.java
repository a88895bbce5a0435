package dev.plumbline.core.aggregate;

import dev.plumbline.core.command.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one order, or all of a customer's, comes to. Counts and sums can be added and subtracted; the dates only widen.
 *
 * @param orders placed and not wholly cancelled
 * @param returns returns that have come back
 * @param sums by currency
 * @param firstOrder when the first one was placed
 * @param lastOrder when the last one was placed
 * @param lastGoodsIssue when goods left last
 */
public record Figures(
        int orders,
        int returns,
        SortedMap<String, Sums> sums,
        Optional<Instant> firstOrder,
        Optional<Instant> lastOrder,
        Optional<Instant> lastGoodsIssue) {

    public static final Figures NONE =
            new Figures(0, 0, new TreeMap<>(), Optional.empty(), Optional.empty(), Optional.empty());

    public Figures {
        sums = Immutable.sorted(sums);
    }

    /**
     * The money of one currency, as it was told.
     *
     * @param placed what was placed, increases included
     * @param cancelled what was cancelled of it
     * @param refunded what was credited, less what was taken back of that
     */
    public record Sums(BigDecimal placed, BigDecimal cancelled, BigDecimal refunded) {
        public static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Sums plus(Sums other) {
            return new Sums(placed.add(other.placed), cancelled.add(other.cancelled), refunded.add(other.refunded));
        }

        Sums negated() {
            return new Sums(placed.negate(), cancelled.negate(), refunded.negate());
        }

        boolean isNothing() {
            return placed.signum() == 0 && cancelled.signum() == 0 && refunded.signum() == 0;
        }

        Money refundedMoney(String currency) {
            return new Money(refunded, currency);
        }

        /** What the customer has brought. */
        Money net(String currency) {
            return new Money(placed.subtract(cancelled).subtract(refunded), currency);
        }
    }

    Figures plus(Figures other) {
        SortedMap<String, Sums> all = new TreeMap<>(sums);
        other.sums.forEach((currency, more) -> all.merge(currency, more, Sums::plus));
        all.values().removeIf(Sums::isNothing);
        return new Figures(
                orders + other.orders,
                returns + other.returns,
                all,
                earliest(firstOrder, other.firstOrder),
                latest(lastOrder, other.lastOrder),
                latest(lastGoodsIssue, other.lastGoodsIssue));
    }

    /** What must be added to the other one to come to this. */
    Figures since(Figures before) {
        SortedMap<String, Sums> less = new TreeMap<>();
        before.sums.forEach((currency, sum) -> less.put(currency, sum.negated()));
        return plus(new Figures(
                -before.orders, -before.returns, less, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    boolean isNothing() {
        return orders == 0
                && returns == 0
                && sums.isEmpty()
                && firstOrder.isEmpty()
                && lastOrder.isEmpty()
                && lastGoodsIssue.isEmpty();
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Instant::compareTo);
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
    }
}
