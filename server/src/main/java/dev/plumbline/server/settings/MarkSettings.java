package dev.plumbline.server.settings;

import dev.plumbline.server.settings.Settings.Marks;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The watermarks: sizes with a unit and counts, each of which may be off. */
final class MarkSettings {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?)\\s*([MGT]B)");
    private static final String A_SIZE = "a size such as 500 MB or 5 GB, or off";
    private static final String A_COUNT = "a number from 1, or off";

    private final Values values;

    private MarkSettings(Values values) {
        this.values = values;
    }

    static Settings.Watermarks read(Values values) {
        MarkSettings reading = new MarkSettings(values);
        return new Settings.Watermarks(
                reading.sizes(Key.WATERMARKS_DISK_WARN, Key.WATERMARKS_DISK_REFUSE),
                reading.counts(Key.WATERMARKS_WAITING_WARN, Key.WATERMARKS_WAITING_REFUSE),
                reading.counts(Key.WATERMARKS_QUEUED_WARN, Key.WATERMARKS_QUEUED_REFUSE));
    }

    private Marks sizes(Key warn, Key refuse) {
        Marks marks = new Marks(mark(warn, MarkSettings::bytes, A_SIZE), mark(refuse, MarkSettings::bytes, A_SIZE));
        if (areBoth(marks) && marks.warn().orElseThrow() <= marks.refuse().orElseThrow()) {
            outOfOrder(warn, "more", refuse);
        }
        return marks;
    }

    private Marks counts(Key warn, Key refuse) {
        Marks marks = new Marks(mark(warn, Long::valueOf, A_COUNT), mark(refuse, Long::valueOf, A_COUNT));
        if (areBoth(marks) && marks.warn().orElseThrow() >= marks.refuse().orElseThrow()) {
            outOfOrder(warn, "less", refuse);
        }
        return marks;
    }

    private static boolean areBoth(Marks marks) {
        return marks.warn().isPresent() && marks.refuse().isPresent();
    }

    private void outOfOrder(Key warn, String moreOrLess, Key refuse) {
        values.fault(warn + " is '" + values.value(warn) + "', expected " + moreOrLess + " than " + refuse
                + ", which is '" + values.value(refuse) + "', or off");
    }

    private Optional<Long> mark(Key key, Function<String, Long> parser, String expected) {
        return values.value(key).equals("off")
                ? Optional.empty()
                : values.parsed(key, parser, mark -> mark > 0 && mark <= Long.MAX_VALUE / 2, expected);
    }

    private static long bytes(String text) {
        Matcher size = SIZE.matcher(text.toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw new IllegalArgumentException("no size");
        }
        int zeros = switch (size.group(2).charAt(0)) {
            case 'M' -> 6;
            case 'G' -> 9;
            default -> 12;
        };
        return new BigDecimal(size.group(1)).movePointRight(zeros).longValue();
    }
}
