package dev.plumbline.server.extract;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a list writes numbers.
 *
 * @param decimal the decimal sign
 * @param thousands what stands between thousands; empty when nothing does
 * @param minusAtEnd whether a minus stands behind the number ({@code 10.50-}), as SAP writes it
 */
public record NumberStyle(char decimal, Optional<Character> thousands, boolean minusAtEnd) {
    /** A BigDecimal of more would be a small text that becomes much memory. SAP's longest number has 31 digits. */
    private static final int LONGEST = 50;

    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(_\\d{3})*");

    /** The number; empty when the text is none in this style. {@code 1.5} where a point stands between thousands is none. */
    public Optional<BigDecimal> read(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        boolean negative = minusAtEnd ? text.endsWith("-") : text.startsWith("-");
        String unsigned = !negative
                ? text
                : minusAtEnd
                        ? text.substring(0, text.length() - 1).strip()
                        : text.substring(1).strip();
        int point = unsigned.indexOf(decimal);
        String whole = point < 0 ? unsigned : unsigned.substring(0, point);
        String fraction = point < 0 ? "0" : unsigned.substring(point + 1);
        if (!isWhole(whole) || !DIGITS.matcher(fraction).matches()) {
            return Optional.empty();
        }
        String digits =
                thousands.map(sign -> whole.replace(String.valueOf(sign), "")).orElse(whole);
        BigDecimal number = new BigDecimal(point < 0 ? digits : digits + "." + fraction);
        return Optional.of(negative ? number.negate() : number);
    }

    /** SAP writes thousands everywhere or nowhere; both are read, but never a sign at another place. */
    private boolean isWhole(String whole) {
        return DIGITS.matcher(whole).matches()
                || (thousands.isPresent()
                        && !whole.contains("_")
                        && GROUPED.matcher(whole.replace(thousands.get(), '_')).matches());
    }

    /** A number in this style, for people: {@code 1.234,50-}. */
    public String example() {
        String number = "1" + thousands.map(String::valueOf).orElse("") + "234" + decimal + "50";
        return minusAtEnd ? number + "-" : "-" + number;
    }
}
