package dev.plumbline.server.retention;

import dev.plumbline.server.loop.Station;
import dev.plumbline.server.settings.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the parts that will be needed and drops those that are older than is kept. A step makes, begins or drops one. */
public final class Retention implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration BUSY = Duration.ofMinutes(1);

    /** SQLSTATE lock_not_available, which Spring does not know. */
    private static final String LOCK_TIMEOUT = "55P03";

    private final InstantSource clock;
    private final List<Keeper> keepers = new ArrayList<>();

    public Retention(JdbcClient jdbc, TransactionOperations transaction, InstantSource clock, Settings.Retention kept) {
        this.clock = clock;
        keepers.add(new RawKeeper(jdbc, transaction, kept.raw()));
        for (Ledger ledger : Ledger.values()) {
            keepers.add(new LedgerKeeper(jdbc, transaction, ledger, ledger.kept(kept)));
        }
    }

    @Override
    public Duration step() {
        Instant now = clock.instant();
        try {
            return keepers.stream().anyMatch(keeper -> keeper.step(now)) ? Duration.ZERO : IDLE;
        } catch (DataAccessException failed) {
            if (!isBusy(failed)) {
                throw failed;
            }
            LOG.info("A part of what is stored is in use (by a backup?), next try in {} s", BUSY.toSeconds());
            return BUSY;
        }
    }

    private static boolean isBusy(DataAccessException failed) {
        return failed instanceof PessimisticLockingFailureException
                || (failed.getRootCause() instanceof SQLException sql && LOCK_TIMEOUT.equals(sql.getSQLState()));
    }
}
