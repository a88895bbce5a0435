package dev.plumbline.server.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the parts of raw IDocs that will be needed and drops those that are older than is kept. */
final class RawKeeper implements Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(RawKeeper.class);
    /** So long the station may stand still without anything coming that has no part. */
    private static final Duration AHEAD = Duration.ofDays(28);

    private final RawParts parts;
    private final TransactionOperations transaction;
    private final Optional<Duration> kept;

    /** @param kept how long raw IDocs are kept; empty for ever */
    RawKeeper(JdbcClient jdbc, TransactionOperations transaction, Optional<Duration> kept) {
        this.parts = new RawParts(jdbc);
        this.transaction = transaction;
        this.kept = kept;
    }

    @Override
    public boolean step(Instant now) {
        Optional<Instant> missing = parts.stray().or(() -> missing(now));
        if (missing.isPresent()) {
            make(missing.get());
            return true;
        }
        Optional<Part> old = kept.flatMap(duration -> parts.before(now.minus(duration)));
        old.ifPresent(part -> purge(part, now));
        return old.isPresent();
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
