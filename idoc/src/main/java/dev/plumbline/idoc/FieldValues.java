package dev.plumbline.idoc;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.function.Supplier;

/** How SAP writes dates, times, numbers and keys into character fields. All take a trimmed text; blank is initial. */
final class FieldValues {
    /** What 99991231 and 99999999 mean: without end. */
    private static final LocalDate WITHOUT_END = LocalDate.of(9999, 12, 31);

    private FieldValues() {}

    static Optional<LocalDate> date(String text, Supplier<FieldFormatException> malformed) {
        if (text.isEmpty() || isAll(text, '0')) {
            return Optional.empty();
        }
        if (text.length() != 8 || !isAllDigits(text)) {
            throw malformed.get();
        }
        if (isAll(text, '9')) {
            return Optional.of(WITHOUT_END);
        }
        try {
            return Optional.of(LocalDate.of(digits(text, 0, 4), digits(text, 4, 6), digits(text, 6, 8)));
        } catch (DateTimeException e) {
            throw malformed.get();
        }
    }

    static Optional<LocalTime> time(String text, Supplier<FieldFormatException> malformed) {
        if (text.isEmpty() || isAll(text, '0')) {
            return Optional.empty();
        }
        if (text.length() != 6 || !isAllDigits(text)) {
            throw malformed.get();
        }
        if (text.equals("240000")) {
            return Optional.of(LocalTime.of(23, 59, 59));
        }
        try {
            return Optional.of(LocalTime.of(digits(text, 0, 2), digits(text, 2, 4), digits(text, 4, 6)));
        } catch (DateTimeException e) {
            throw malformed.get();
        }
    }

    static Optional<BigDecimal> number(String text, Supplier<FieldFormatException> malformed) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        char last = text.charAt(text.length() - 1);
        boolean signAtEnd = last == '-' || last == '+';
        String digits = signAtEnd ? text.substring(0, text.length() - 1).trim() : text;
        // A second sign ("-5-") would be read as if nothing was wrong.
        if (signAtEnd && !digits.isEmpty() && (digits.charAt(0) == '-' || digits.charAt(0) == '+')) {
            throw malformed.get();
        }
        try {
            BigDecimal number = new BigDecimal(digits);
            if (Math.abs((long) number.scale()) > 400) {
                // 1E2000000000 is a small text that would become gigabytes of digits at the first addition.
                throw malformed.get();
            }
            return Optional.of(last == '-' ? number.negate() : number);
        } catch (NumberFormatException e) {
            throw malformed.get();
        }
    }

    /** The outer form of a key with conversion exit ALPHA: leading zeros go, if all the rest are digits too. */
    static Optional<String> key(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.charAt(0) != '0' || !isAllDigits(text)) {
            return Optional.of(text);
        }
        int start = 0;
        while (start < text.length() - 1 && text.charAt(start) == '0') {
            start++;
        }
        return Optional.of(text.substring(start));
    }

    static boolean isAllDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAll(String text, char wanted) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
