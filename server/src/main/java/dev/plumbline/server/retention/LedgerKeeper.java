package dev.plumbline.server.retention;

import dev.plumbline.server.retention.Strides.Stride;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Begins a part of a ledger with each month (or year) and drops those that are older than is kept. */
final class LedgerKeeper implements Keeper {
    private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);
    /** Parts that are there before a number of theirs is given. */
    private static final int AHEAD = 2;

    private final Strides strides;
    private final TransactionOperations transaction;
    private final Optional<Duration> kept;

    /** @param kept how long its rows are kept; empty for ever */
    LedgerKeeper(JdbcClient jdbc, TransactionOperations transaction, Ledger ledger, Optional<Duration> kept) {
        this.strides = new Strides(jdbc, ledger);
        this.transaction = transaction;
        this.kept = kept;
    }

    @Override
    public boolean step(Instant now) {
        Optional<Stride> current = strides.current();
        if (current.isEmpty()) {
            strides.begin(now);
            return true;
        }
        Stride stride = current.get();
        Optional<Long> missing = LongStream.rangeClosed(stride.number() + 1, stride.number() + AHEAD)
                .filter(next -> !strides.exists(next))
                .boxed()
                .findFirst();
        if (missing.isPresent()) {
            transaction.executeWithoutResult(status -> strides.make(missing.get()));
            return true;
        }
        if (!Span.ofNumbers(stride.from(), kept).to().isAfter(now)) {
            transaction.executeWithoutResult(status -> strides.turn(stride, now));
            return true;
        }
        Optional<Stride> old = kept.flatMap(duration -> strides.before(now.minus(duration)));
        old.ifPresent(part -> purge(part, now));
        return old.isPresent();
    }

    private void purge(Stride part, Instant now) {
        transaction.executeWithoutResult(status -> {
            strides.waitBriefly();
            long left = strides.purge(part, now);
            LOG.info(
                    "What was kept of {} since {} is removed as a part; {} of its rows are still needed and stay",
                    strides.ledger().table(),
                    part.from(),
                    left);
        });
    }
}
