package dev.plumbline.core.aggregate;

import java.math.BigDecimal;

/** One form for equal numbers: what is compared with what was stored must not differ by its decimals alone. */
final class Numbers {
    private Numbers() {}

    /** Without superfluous decimals. */
    static BigDecimal canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As JSON gives it back: a whole number as an integer, any other with its decimals. */
    static Object plain(BigDecimal number) {
        if (number.scale() > 0) {
            return number;
        }
        long whole = number.longValueExact();
        if (whole == (int) whole) {
            return (int) whole;
        }
        return whole;
    }
}
