package dev.plumbline.server.stories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as stories write them: {@code Mon 08:00} in the week of Monday, 2 March 2026, {@code 9 Mar 08:00} in that year. */
record StoryClock(ZoneId zone) {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,2}) ([A-Z][a-z]{2})|([A-Z][a-z]{2}))(?: (\\d\\d:\\d\\d(?::\\d\\d)?))?");

    /**
     * A time that was read.
     *
     * @param dayOnly whether the story gives the day alone
     */
    record Moment(ZonedDateTime at, boolean dayOnly) {
        Instant instant() {
            return at.toInstant();
        }

        String sapDate() {
            return at.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8);
        }

        String sapTime() {
            return dayOnly ? "000000" : at.format(DateTimeFormatter.ofPattern("HHmmss", Locale.ROOT));
        }
    }

    Moment read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no time of a story; expected one such as Mon 08:00, Mon, or 9 Mar 08:00:30");
        }
        LocalTime time = form.group(4) == null ? LocalTime.MIDNIGHT : LocalTime.parse(form.group(4));
        return new Moment(dayOf(form).atTime(time).atZone(zone), form.group(4) == null);
    }

    private static LocalDate dayOf(Matcher form) {
        return form.group(3) == null
                ? LocalDate.of(2026, known(MONTHS, form.group(2)) + 1, Integer.parseInt(form.group(1)))
                : MONDAY.plusDays(known(DAYS, form.group(3)));
    }

    private static int known(List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("'" + name + "' is none of " + names);
        }
        return index;
    }

    /** The same way back; seconds only where there are some. */
    String write(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        long days = MONDAY.until(at.toLocalDate()).getDays();
        boolean thatWeek =
                !at.toLocalDate().isBefore(MONDAY) && at.toLocalDate().isBefore(MONDAY.plusWeeks(1));
        String day = thatWeek ? DAYS.get((int) days) : at.getDayOfMonth() + " " + MONTHS.get(at.getMonthValue() - 1);
        String time = at.format(DateTimeFormatter.ofPattern(at.getSecond() == 0 ? "HH:mm" : "HH:mm:ss", Locale.ROOT));
        return day + " " + time;
    }
}
