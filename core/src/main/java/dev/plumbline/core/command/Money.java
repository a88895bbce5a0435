package dev.plumbline.core.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency, with that currency's decimals (JPY none, EUR two, KWD three).
 *
 * @param amount in real units, signed
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, String currency) {

    /** Rounds half up to the currency's own decimals; a code that ISO 4217 does not know gets two. */
    public Money {
        amount = amount.setScale(decimalsOf(currency), RoundingMode.HALF_UP);
    }

    private static int decimalsOf(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknownToIso) {
            return 2;
        }
    }

    /** The same amount the other way. */
    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }
}
