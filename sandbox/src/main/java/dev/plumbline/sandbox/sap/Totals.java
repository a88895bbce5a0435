package dev.plumbline.sandbox.sap;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one order, or all of a profile's, comes to. */
final class Totals {
    private final SortedMap<String, Sums> sums = new TreeMap<>();
    private String currency = "";
    private Sums own = Sums.NONE;
    private int orders;
    private int returns;
    private boolean placed;
    private boolean unsure;
    private boolean goodsChanged;
    private Optional<Instant> firstOrder = Optional.empty();
    private Optional<Instant> lastOrder = Optional.empty();
    private Optional<Instant> lastGoodsIssue = Optional.empty();

    /** Money of one currency. */
    record Sums(BigDecimal placed, BigDecimal cancelled, BigDecimal refunded) {
        static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

        Sums plus(Sums other) {
            return new Sums(placed.add(other.placed), cancelled.add(other.cancelled), refunded.add(other.refunded));
        }

        BigDecimal lifetimeValue() {
            return placed.subtract(cancelled).subtract(refunded);
        }
    }

    /** @param code of all the money that follows */
    void in(String code) {
        currency = code;
    }

    void placed(BigDecimal value) {
        own = own.plus(new Sums(value, BigDecimal.ZERO, BigDecimal.ZERO));
    }

    void cancelled(BigDecimal value) {
        own = own.plus(new Sums(BigDecimal.ZERO, value, BigDecimal.ZERO));
    }

    void refunded(BigDecimal value) {
        own = own.plus(new Sums(BigDecimal.ZERO, BigDecimal.ZERO, value));
    }

    void returned() {
        returns++;
    }

    /** How an order stands: whether it was placed, and whether something of it is left. */
    void stands(boolean wasPlaced, boolean isSomething, Instant created) {
        placed = wasPlaced;
        orders = wasPlaced && isSomething ? 1 : 0;
        if (wasPlaced) {
            firstOrder = Optional.of(created);
            lastOrder = Optional.of(created);
        }
        // Whether an order that was cancelled had been placed before depends on what arrived first.
        unsure = wasPlaced && !isSomething;
    }

    void lastGoodsIssue(Optional<Instant> when) {
        lastGoodsIssue = when;
    }

    void goodsIssueChanged() {
        goodsChanged = true;
    }

    void add(Totals other) {
        other.bySums().forEach((code, more) -> sums.merge(code, more, Sums::plus));
        orders += other.orders;
        returns += other.returns;
        placed |= other.placed;
        unsure |= other.unsure;
        goodsChanged |= other.goodsChanged;
        firstOrder =
                Stream.concat(firstOrder.stream(), other.firstOrder.stream()).min(Instant::compareTo);
        lastOrder = Stream.concat(lastOrder.stream(), other.lastOrder.stream()).max(Instant::compareTo);
        lastGoodsIssue = Stream.concat(lastGoodsIssue.stream(), other.lastGoodsIssue.stream())
                .max(Instant::compareTo);
    }

    SortedMap<String, Sums> bySums() {
        SortedMap<String, Sums> all = new TreeMap<>(sums);
        if (!own.equals(Sums.NONE)) {
            all.merge(currency, own, Sums::plus);
        }
        return all;
    }

    int orders() {
        return orders;
    }

    int returns() {
        return returns;
    }

    /** Whether anything was ever told of an order. */
    boolean isSomething() {
        return placed || returns > 0 || !bySums().isEmpty();
    }

    /** Whether it depends on the order of arrival which orders were placed. */
    boolean isUnsure() {
        return unsure;
    }

    /** Whether a goods issue was taken back or changed. */
    boolean hasGoodsIssueChanged() {
        return goodsChanged;
    }

    Optional<Instant> firstOrder() {
        return firstOrder;
    }

    Optional<Instant> lastOrder() {
        return lastOrder;
    }

    Optional<Instant> lastGoodsIssue() {
        return lastGoodsIssue;
    }
}
