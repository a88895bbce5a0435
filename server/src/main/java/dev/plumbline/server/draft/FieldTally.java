package dev.plumbline.server.draft;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is known of the values that stood in one place. Of bounded size, however many there were. Not for several threads. */
final class FieldTally {
    private static final int MOST_VALUES = 64;
    private static final int MOST_SHAPES = 32;
    private static final int SHOWN_SHAPES = 2;
    private static final int MOST_CODES = 15;
    private static final int LONGEST_CODE = 4;
    /** A code that says nothing about anybody even if it was seen once. */
    private static final int SHORT_CODE = 2;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s.]{2,}");
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00?)?[0-9][0-9 ()/.-]{5,28}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+[0-9][0-9 ()/.-]{5,28}");
    private static final Pattern DATE = Pattern.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+\\.[0-9]{2,}[-+ ]?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1," + LONGEST_CODE + "}");
    private static final Pattern PHONE_NAME = Pattern.compile("TEL|PHONE|MOB|HANDY");
    private static final Pattern FAX_NAME = Pattern.compile("FAX|TELFX|TELTX|TELX");
    private static final Pattern STATUS_NAME = Pattern.compile("STAT|CMGST|SPERR|BLOCK");
    private static final Pattern CLASS_NAME = Pattern.compile("CLASS|KLASS|GRP|GROUP|KUKLA|LOYAL|TIER|SEGM|LEVEL");
    private static final Pattern PERSONAL_NAME = Pattern.compile(
            "NAME|VORNA|STRAS|STREET|^ORT|CITY|PSTLZ|POST|TEL|PHONE|MAIL|SMTP|GEB|BIRTH|KUNNR|PARTN|BELNR|IDNR|KONTO|IBAN");
    private static final List<Pattern> PATTERNS = List.of(EMAIL, PHONE, INTERNATIONAL, DATE, AMOUNT, CODE);

    private final String field;
    private final long[] matches = new long[PATTERNS.size()];
    private final Map<String, Long> values = new HashMap<>();
    private final Map<String, Long> shapes = new TreeMap<>();
    private boolean tooManyValues;
    private long seen;
    private long idocs;
    private long lastIdoc = -1;
    private int timesInIdoc;
    private int mostInIdoc;

    FieldTally(String field) {
        this.field = field;
    }

    void see(long idoc, String value) {
        if (idoc != lastIdoc) {
            lastIdoc = idoc;
            idocs++;
            timesInIdoc = 0;
        }
        timesInIdoc++;
        mostInIdoc = Math.max(mostInIdoc, timesInIdoc);
        seen++;
        for (int n = 0; n < matches.length; n++) {
            matches[n] += PATTERNS.get(n).matcher(value).matches() ? 1 : 0;
        }
        if (values.size() < MOST_VALUES || values.containsKey(value)) {
            values.merge(value, 1L, Long::sum);
        } else {
            tooManyValues = true;
        }
        String shape = Shape.of(value);
        if (shapes.size() < MOST_SHAPES || shapes.containsKey(shape)) {
            shapes.merge(shape, 1L, Long::sum);
        }
    }

    long idocs() {
        return idocs;
    }

    /** Whether no IDoc has it twice. */
    boolean isSingle() {
        return mostInIdoc == 1;
    }

    int mostInIdoc() {
        return mostInIdoc;
    }

    /** For people: {@code 3}, or {@code more than 64}. */
    String distinct() {
        return tooManyValues ? "more than " + MOST_VALUES : String.valueOf(values.size());
    }

    /** What the values look like; at most one of ten may be something else. */
    ValueSort sort() {
        if (mostly(EMAIL)) {
            return ValueSort.EMAIL;
        }
        if (mostly(DATE)) {
            return ValueSort.DATE;
        }
        if (mostly(INTERNATIONAL) || (mostly(PHONE) && PHONE_NAME.matcher(field).find())) {
            return FAX_NAME.matcher(field).find() ? ValueSort.TEXT : ValueSort.PHONE;
        }
        if (mostly(AMOUNT)) {
            return ValueSort.AMOUNT;
        }
        if (values.size() == 1 && values.containsKey("X")) {
            return ValueSort.FLAG;
        }
        return isCode() ? sortOfCode() : ValueSort.TEXT;
    }

    private ValueSort sortOfCode() {
        if (STATUS_NAME.matcher(field).find()) {
            return ValueSort.STATUS;
        }
        return CLASS_NAME.matcher(field).find() ? ValueSort.CLASS : ValueSort.CODE;
    }

    private boolean mostly(Pattern pattern) {
        return matches[PATTERNS.indexOf(pattern)] * 10 >= seen * 9;
    }

    /** Few short values that come again and again, or are so short that they name nobody. */
    private boolean isCode() {
        if (tooManyValues
                || values.size() > MOST_CODES
                || matches[PATTERNS.indexOf(CODE)] < seen
                || PERSONAL_NAME.matcher(field).find()) {
            return false;
        }
        return seen >= 2L * values.size() || values.keySet().stream().allMatch(value -> value.length() <= SHORT_CODE);
    }

    /** The codes that were seen; for {@linkplain ValueSort#hasCodes codes} alone. */
    SortedSet<String> codes() {
        return new TreeSet<>(values.keySet());
    }

    /** What most values look like, none of them itself. */
    List<String> samples() {
        return shapes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN_SHAPES)
                .map(Map.Entry::getKey)
                .toList();
    }
}
