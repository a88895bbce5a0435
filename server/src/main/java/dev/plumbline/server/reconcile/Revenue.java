package dev.plumbline.server.reconcile;

import dev.plumbline.server.reconcile.RunStore.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What orders come to in a currency, by the day on which each thing happened: a refund stands on the day of its credit memo.
 *
 * @param gross what was placed
 * @param cancelled what was taken back before it was delivered, not negative
 * @param refunded what was given back, not negative
 */
public record Revenue(BigDecimal gross, BigDecimal cancelled, BigDecimal refunded) {
    static final Revenue NONE = new Revenue(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public BigDecimal net() {
        return gross.subtract(cancelled).subtract(refunded);
    }

    private Revenue plus(Revenue other) {
        return new Revenue(gross.add(other.gross), cancelled.add(other.cancelled), refunded.add(other.refunded));
    }

    /** The names of the metrics that it is made of, as the mapping has them. */
    record Names(String placed, String increased, String cancelled, String refunded) {
        private Revenue of(String metric, BigDecimal sum) {
            BigDecimal none = BigDecimal.ZERO;
            if (metric.equals(placed) || metric.equals(increased)) {
                return new Revenue(sum, none, none);
            }
            if (metric.equals(cancelled)) {
                return new Revenue(none, sum.abs(), none);
            }
            return metric.equals(refunded) ? new Revenue(none, none, sum.abs()) : NONE;
        }
    }

    /** Both sides of a currency. */
    public record Line(String currency, Revenue sap, Revenue klaviyo) {
        public boolean agrees() {
            return Totals.same(sap.net(), klaviyo.net());
        }
    }

    /** One line for each currency in which something has an amount. */
    static List<Line> of(List<Sums> cells, Names names) {
        Map<String, Revenue> sap = side(cells, names, Sums::told);
        Map<String, Revenue> klaviyo = side(cells, names, Sums::there);
        List<Line> lines = new ArrayList<>();
        sap.forEach(
                (currency, revenue) -> lines.add(new Line(currency, revenue, klaviyo.getOrDefault(currency, NONE))));
        return lines;
    }

    private static Map<String, Revenue> side(List<Sums> cells, Names names, Function<Sums, Totals> side) {
        Map<String, Revenue> revenue = new TreeMap<>();
        cells.stream()
                .filter(one -> !one.cell().currency().isEmpty())
                .forEach(one -> revenue.merge(
                        one.cell().currency(),
                        names.of(one.cell().metric(), side.apply(one).sum()),
                        Revenue::plus));
        return revenue;
    }
}
