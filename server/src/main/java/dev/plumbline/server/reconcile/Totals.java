package dev.plumbline.server.reconcile;

import java.math.BigDecimal;

/**
 * How many events there are, and what they come to.
 *
 * @param sum in one currency, real units
 */
public record Totals(long count, BigDecimal sum) {
    /** Nothing. */
    public static final Totals NONE = new Totals(0, BigDecimal.ZERO);

    /** Klaviyo keeps amounts as floating-point numbers: what is nearer than this is the same. */
    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

    public Totals plus(Totals other) {
        return new Totals(count + other.count, sum.add(other.sum));
    }

    /** Whether both say the same, to the cent. */
    public boolean agreesWith(Totals other) {
        return count == other.count && same(sum, other.sum);
    }

    static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(HALF_A_CENT) < 0;
    }
}
