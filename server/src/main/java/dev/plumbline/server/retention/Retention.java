package dev.plumbline.server.retention;

import dev.plumbline.server.loop.Station;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the parts that will be needed and drops those that are older than is kept. A step makes or drops one. */
public final class Retention implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** So long the station may stand still without anything coming that has no part. */
    private static final Duration AHEAD = Duration.ofDays(28);

    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration BUSY = Duration.ofMinutes(1);

    /** SQLSTATE lock_not_available, which Spring does not know. */
    private static final String LOCK_TIMEOUT = "55P03";

    private final RawParts parts;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Optional<Duration> kept;

    /** @param kept how long raw IDocs are kept; empty for ever */
    public Retention(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock, Optional<Duration> kept) {
        this.parts = new RawParts(jdbc);
        this.transaction = transaction;
        this.clock = clock;
        this.kept = kept;
    }

    @Override
    public Duration step() {
        Instant now = clock.instant();
        try {
            Optional<Instant> missing = parts.stray().or(() -> missing(now));
            if (missing.isPresent()) {
                make(missing.get());
                return Duration.ZERO;
            }
            Optional<Part> old = kept.flatMap(duration -> parts.before(now.minus(duration)));
            if (old.isEmpty()) {
                return IDLE;
            }
            purge(old.get(), now);
            return Duration.ZERO;
        } catch (DataAccessException failed) {
            if (!isBusy(failed)) {
                throw failed;
            }
            LOG.info("The parts of the raw IDocs are in use (by a backup?), next try in {} s", BUSY.toSeconds());
            return BUSY;
        }
    }

    private static boolean isBusy(DataAccessException failed) {
        return failed instanceof PessimisticLockingFailureException
                || (failed.getRootCause() instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState()));
    }

    /** The first moment from now on that has no part, unless it is far ahead. */
    private Optional<Instant> missing(Instant now) {
        Instant moment = now;
        while (moment.isBefore(now.plus(AHEAD))) {
            Optional<Part> part = parts.of(moment);
            if (part.isEmpty()) {
                return Optional.of(moment);
            }
            moment = part.get().span().to();
        }
        return Optional.empty();
    }

    private void make(Instant moment) {
        transaction.executeWithoutResult(status -> {
            parts.waitBriefly();
            parts.make(moment, kept);
        });
    }

    private void purge(Part part, Instant now) {
        // Most of what is needed is carried over while intake goes on; what has come to be needed meanwhile follows in
        // a moment.
        carryOver(part, now);
        transaction.executeWithoutResult(status -> {
            parts.waitBriefly();
            parts.lock();
            parts.carryOver(part, now);
            parts.drop(part);
        });
        LOG.info(
                "Raw IDocs received before {} are removed, but for those that are still needed; the row of each stays",
                part.span().to());
    }

    private void carryOver(Part part, Instant now) {
        transaction.executeWithoutResult(status -> {
            parts.waitBriefly();
            parts.carryOver(part, now);
        });
    }
}
