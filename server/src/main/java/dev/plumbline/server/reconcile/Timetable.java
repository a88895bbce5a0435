package dev.plumbline.server.reconcile;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a comparison runs by itself.
 *
 * @param at the time of each day, in the zone of the mapping's rules; empty for never
 * @param days how many days it looks back
 */
record Timetable(Optional<LocalTime> at, int days) {

    /**
     * Whether one is due: the time of day has passed since the last one, or since the server started.
     *
     * @param since the last one, or the start of the server where there was none
     */
    boolean isDue(Instant since, Instant now, ZoneId zone) {
        return at.map(time -> {
                    ZonedDateTime today = now.atZone(zone).with(time);
                    Instant last = (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
                    return since.isBefore(last);
                })
                .orElse(false);
    }
}
