package dev.plumbline.server.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.aggregate.Contract.Metrics;
import dev.plumbline.server.backfill.Backfill.Backlog;
import dev.plumbline.server.backfill.Backfill.Workshop;
import dev.plumbline.server.backfill.BackfillDesk.Answer;
import dev.plumbline.server.backfill.BackfillDesk.Shift;
import dev.plumbline.server.engine.Engine;
import dev.plumbline.server.extract.ExtractFormats;
import dev.plumbline.server.inbox.Inbox;
import dev.plumbline.server.inbox.Inboxes;
import dev.plumbline.server.inbox.Turnstile;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.support.Postgres;
import dev.plumbline.server.support.Stations;
import dev.plumbline.server.translate.PieceReader;
import dev.plumbline.server.translate.Readers;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** Jobs of a test's own, stepped by hand beside the stations that work what they load. */
final class Loading implements AutoCloseable {
    private static final int MOST_STEPS = 10_000;

    private final Postgres postgres;
    private final Stations stations;
    private final ExtractFormats formats;
    private final PieceReader reader;
    private final Inbox inbox;
    private final Engine engine;
    private final BackfillDesk desk;
    private final Turnstile turnstile = new Turnstile();
    private Backfill backfill;

    Loading(Postgres postgres, Stations stations, ExtractFormats formats) {
        this.postgres = postgres;
        this.stations = stations;
        this.formats = formats;
        reader = Readers.with(formats);
        inbox = Inboxes.started(postgres.jdbc(), postgres.transaction(), stations.clock());
        engine = stations.engineReading(reader);
        desk = new BackfillDesk(
                new JobStore(postgres.jdbc()),
                new FileKinds(formats),
                new Progress(postgres.jdbc(), stations.clock()),
                new Shift(postgres.transaction(), stations.clock()),
                new Doorbell(),
                Optional.of(1.0));
        backfill = started(postgres.transaction());
    }

    private Backfill started(TransactionOperations transaction) {
        JobStore jobs = new JobStore(postgres.jdbc());
        Staging staging = new Staging(postgres.jdbc());
        return new Backfill(
                new Workshop(
                        postgres.jdbc(),
                        jobs,
                        staging,
                        new DirectorySupply(jobs, new FileKinds(formats), staging, inbox),
                        new InboxSupply(postgres.jdbc(), stations.clock()),
                        new Selection(reader, staging),
                        () -> Metrics.STANDARD,
                        new Backlog(1_000, Optional.empty(), turnstile)),
                transaction,
                stations.clock(),
                new Doorbell());
    }

    /** As after a kill: nothing that was in memory is left. */
    void restart() {
        backfill = started(postgres.transaction());
    }

    /** As after a kill, and the process works with transactions of the test's own. */
    void restart(TransactionOperations transaction) {
        backfill = started(transaction);
    }

    static Wanted everythingIn(Path directory) {
        return new Wanted(directory.toString(), Optional.empty(), Optional.empty(), "");
    }

    static Wanted ofCustomer(Path directory, String customer) {
        return new Wanted(directory.toString(), Optional.empty(), Optional.empty(), customer);
    }

    /** A job whose plan is made. */
    Report planned(Wanted wanted) {
        Report asked = agreed(desk.plan(wanted, "anna"));
        stepUntil(asked.id(), "planned");
        return report(asked.id());
    }

    /** A job that has loaded all that is wanted, and all of it is worked. */
    Report done(Wanted wanted) {
        long id = planned(wanted).id();
        desk.start(id);
        finish(id);
        return report(id);
    }

    void finish(long id) {
        for (int steps = 0; !report(id).state().equals("done"); steps++) {
            assertThat(steps).as("%s", report(id)).isLessThan(MOST_STEPS);
            backfill.step();
            work();
        }
    }

    void stepUntil(long id, String state) {
        for (int steps = 0; !report(id).state().equals(state); steps++) {
            assertThat(steps).as("%s", report(id)).isLessThan(MOST_STEPS);
            backfill.step();
        }
    }

    void step() {
        backfill.step();
    }

    /** Steps the engine until nothing waits. */
    void work() {
        for (int steps = 0; engine.step().isZero(); steps++) {
            assertThat(steps).isLessThan(MOST_STEPS);
        }
    }

    Report report(long id) {
        return agreed(desk.report(id));
    }

    static Report agreed(Answer answer) {
        return switch (answer) {
            case Answer.Agreed agreed -> agreed.report();
            case Answer.Refused refused -> throw new AssertionError(refused.reason());
            case Answer.Unknown unknown -> throw new AssertionError(unknown.reason());
        };
    }

    Turnstile turnstile() {
        return turnstile;
    }

    BackfillDesk desk() {
        return desk;
    }

    @Override
    public void close() {
        inbox.stop();
    }
}
