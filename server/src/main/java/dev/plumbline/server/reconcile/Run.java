package dev.plumbline.server.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A comparison of one account.
 *
 * @param to included
 * @param zone in which days begin
 * @param by who asked for it, {@code schedule} when nobody did
 * @param state as the database has it: waiting, running, done or failed
 * @param comparedTo nothing younger was compared, because Klaviyo may still be working on it; empty before it began
 * @param patience how long an accepted event could take then
 * @param requests how many Klaviyo was asked
 * @param trouble why it failed, else empty
 */
public record Run(
        long id,
        String account,
        LocalDate from,
        LocalDate to,
        ZoneId zone,
        String by,
        Instant createdAt,
        String state,
        Phase phase,
        Optional<Instant> comparedTo,
        Duration patience,
        int requests,
        String trouble,
        Optional<Instant> endedAt) {

    /** What it does. */
    public enum Phase {
        /** Compares what the days come to. */
        SUMS,
        /** Explains the days that differ, event by event. */
        EVENTS
    }

    Instant start() {
        return from.atStartOfDay(zone).toInstant();
    }

    /** The end of what is compared: the end of its last day, or what is old enough. */
    Instant end(Instant oldEnough) {
        Instant end = startOf(to.plusDays(1));
        return end.isBefore(oldEnough) ? end : oldEnough;
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
