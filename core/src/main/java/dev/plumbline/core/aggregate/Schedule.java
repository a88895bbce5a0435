package dev.plumbline.core.aggregate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When what is not urgent is told: in slots of a fixed length, except in quiet hours.
 *
 * @param every the length of a slot; zero means at once
 * @param quiet when nothing is told, empty when there are no such hours
 */
public record Schedule(Duration every, Optional<QuietHours> quiet) {

    /**
     * Hours of every day.
     *
     * @param from the first moment of quiet
     * @param until the first moment after it; before {@code from} when midnight lies between
     * @param zone whose clock it is
     */
    public record QuietHours(LocalTime from, LocalTime until, ZoneId zone) {}

    public static Schedule every(Duration slot) {
        return new Schedule(slot, Optional.empty());
    }

    /** What tells everything at once. */
    public static Schedule atOnce() {
        return every(Duration.ZERO);
    }

    public Schedule withQuietHours(QuietHours hours) {
        return new Schedule(every, Optional.of(hours));
    }

    /** Whether something may be told now without waiting. */
    public boolean isAtOnce() {
        return every.isZero();
    }

    /** The end of the slot that this moment lies in, or the end of the quiet hours that this falls into. */
    public Instant next(Instant now) {
        Instant slot = every.isZero() ? now : endOfSlot(now);
        return quiet.map(hours -> afterQuiet(slot, hours)).orElse(slot);
    }

    private Instant endOfSlot(Instant now) {
        long length = every.toMillis();
        return Instant.ofEpochMilli(Math.multiplyExact(Math.floorDiv(now.toEpochMilli(), length) + 1, length));
    }

    private static Instant afterQuiet(Instant at, QuietHours hours) {
        LocalTime clock = at.atZone(hours.zone()).toLocalTime();
        boolean overMidnight = hours.until().isBefore(hours.from());
        boolean late = !clock.isBefore(hours.from());
        boolean early = clock.isBefore(hours.until());
        boolean isQuiet = overMidnight ? late || early : late && early;
        if (!isQuiet) {
            return at;
        }
        LocalDate day = at.atZone(hours.zone()).toLocalDate();
        return (overMidnight && late ? day.plusDays(1) : day)
                .atTime(hours.until())
                .atZone(hours.zone())
                .toInstant();
    }
}
