package dev.plumbline.server.preview;

import java.util.regex.Pattern;

/** Hides what says who a person is: a report goes to more people than the data does. */
final class Masking {
    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)^location\\.|^attributes\\.(?!locale)|e-?mail|phone|mobile|(first|last|sur)_?name|contact|street|address");
    private static final Pattern LOOKS_PERSONAL = Pattern.compile("@|\\+\\d{6,}");
    private static final int LONGEST = 120;

    private Masking() {}

    static String masked(String field, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (PERSONAL.matcher(field).find() || LOOKS_PERSONAL.matcher(value).find()) {
            int first = value.offsetByCodePoints(0, 1);
            return value.substring(0, first) + "*** (" + value.length() + " characters)";
        }
        return value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
    }
}
