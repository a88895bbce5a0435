package dev.plumbline.server.alerts;

import dev.plumbline.server.settings.Alerting.Hours;
import dev.plumbline.server.settings.Alerting.Quiet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/** When people are told. What is critical passes; the rest waits until the quiet hours are over. */
record QuietHours(Quiet quiet) {

    /** When something is told that is to be told now. */
    Instant toldAt(Severity severity, Instant now) {
        return switch (severity) {
            case CRITICAL -> now;
            case WARNING -> quiet.hours().map(hours -> after(hours, now)).orElse(now);
        };
    }

    private Instant after(Hours hours, Instant now) {
        ZonedDateTime local = now.atZone(quiet.zone());
        if (!isQuiet(hours, local.toLocalTime())) {
            return now;
        }
        LocalDate day = local.toLocalTime().isBefore(hours.to())
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        Instant end = day.atTime(hours.to()).atZone(quiet.zone()).toInstant();
        // An hour that there is twice, in autumn, is not told in the past.
        return end.isBefore(now) ? now : end;
    }

    private static boolean isQuiet(Hours hours, LocalTime time) {
        boolean isBehindFrom = !time.isBefore(hours.from());
        boolean isBeforeTo = time.isBefore(hours.to());
        return hours.from().isBefore(hours.to()) ? isBehindFrom && isBeforeTo : isBehindFrom || isBeforeTo;
    }
}
