package dev.plumbline.klaviyo;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** The checks of the request records. A message names the field, the length found and the limit; never the value, which may be personal. */
final class Check {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+\\.[^@\\s\\p{Cntrl}.]+");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int DIGITS = 38;

    private Check() {}

    static String text(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + ": is empty, a text is required");
        }
        return value;
    }

    static String text(String field, String value, int limit) {
        text(field, value);
        atMost(field, value.length(), limit, "characters");
        return value;
    }

    static void atMost(String field, int found, int limit, String unit) {
        if (found > limit) {
            throw new IllegalArgumentException(field + ": " + found + " " + unit + ", Klaviyo allows at most " + limit);
        }
    }

    static void rows(String field, int found, int limit) {
        if (found == 0) {
            throw new IllegalArgumentException(field + ": is empty, at least one is required");
        }
        atMost(field, found, limit, "in one request");
    }

    static void email(String field, String value) {
        text(field, value, Limits.EMAIL_CHARACTERS);
        if (!EMAIL.matcher(value).matches()) {
            throw malformed(field, value, "an e-mail address");
        }
    }

    static void phone(String field, String value) {
        if (!PHONE.matcher(value).matches()) {
            throw malformed(field, value, "a phone number in E.164 form such as +4943112345");
        }
    }

    static void currency(String field, String value) {
        if (!CURRENCY.matcher(value).matches()) {
            throw malformed(field, value, "an ISO 4217 currency code such as EUR");
        }
    }

    /** A number that can be written out in full. */
    static void number(String field, BigDecimal value) {
        long before = (long) value.precision() - value.scale();
        if (before > DIGITS || value.scale() > DIGITS) {
            throw new IllegalArgumentException(field + ": the number has " + Math.max(before, value.scale())
                    + " digits before or after its point, at most " + DIGITS + " are written");
        }
    }

    /** Whether this is an encoded path with or without a query. */
    static boolean isPath(String text) {
        try {
            URI uri = new URI(text);
            return text.startsWith("/") && !text.startsWith("//") && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static IllegalArgumentException malformed(String field, String value, String expected) {
        return new IllegalArgumentException(
                field + ": expected " + expected + ", found " + value.length() + " characters that are none");
    }
}
