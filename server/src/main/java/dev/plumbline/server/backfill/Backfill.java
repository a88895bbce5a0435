package dev.plumbline.server.backfill;

import dev.plumbline.core.aggregate.Contract.Metrics;
import dev.plumbline.server.backfill.Job.State;
import dev.plumbline.server.backfill.Position.Phase;
import dev.plumbline.server.backfill.Selection.Judged;
import dev.plumbline.server.inbox.Admission;
import dev.plumbline.server.loop.Doorbell;
import dev.plumbline.server.loop.Station;
import dev.plumbline.server.translate.Translation;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Steps the job whose turn it is. A step does a bounded piece of work and notes how far the job is in one transaction, so a crash repeats a
 * step and nothing else. It loads no faster than the engine works and the delivery sends: what lies in the inbox or the outbox cannot be
 * paused any more.
 */
public final class Backfill implements Station {
    private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration CONGESTED = Duration.ofMillis(100);
    private static final int PIECES_AT_ONCE = 500;
    private static final int ROWS_SWEPT_AT_ONCE = 10_000;

    private final Workshop workshop;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Doorbell engine;
    private boolean begun;

    Backfill(Workshop workshop, TransactionOperations transaction, InstantSource clock, Doorbell engine) {
        this.workshop = workshop;
        this.transaction = transaction;
        this.clock = clock;
        this.engine = engine;
    }

    /**
     * What jobs are worked with.
     *
     * @param metrics the names of the metrics that are in force
     * @param backlog how much may lie before the next is loaded
     */
    record Workshop(
            JdbcClient jdbc,
            JobStore jobs,
            Staging staging,
            Supply directories,
            Supply inbox,
            Selection selection,
            Supplier<Metrics> metrics,
            Backlog backlog) {
        Supply of(Job job) {
            return job.wanted().isInbox() ? inbox : directories;
        }
    }

    /**
     * How much may lie before the next is loaded.
     *
     * @param pieces of history that wait for the engine
     * @param commands that wait for Klaviyo; empty where nothing is sent
     * @param admission whether anything may come in at all
     */
    record Backlog(long pieces, Optional<Long> commands, Admission admission) {}

    @Override
    public Duration step() {
        try {
            Duration pause = transaction.execute(status -> oneStep());
            if (pause == null) {
                throw new IllegalStateException("The step's transaction came to nothing");
            }
            if (pause.isZero()) {
                engine.ring();
            }
            return pause;
        } catch (JobFailedException failed) {
            close();
            transaction.executeWithoutResult(status -> workshop.jobs().active().ifPresent(job -> {
                LOG.warn("Backfill {} cannot go on: {}", job.id(), failed.getMessage());
                workshop.jobs().save(job.over(State.FAILED, String.valueOf(failed.getMessage()), clock.instant()));
            }));
            return Duration.ZERO;
        } catch (RuntimeException failed) {
            // What was read on is behind where the job stands.
            close();
            throw failed;
        }
    }

    private void close() {
        workshop.directories().close();
        workshop.inbox().close();
    }

    private Duration oneStep() {
        Optional<Job> active = workshop.jobs().active();
        if (active.isEmpty()) {
            return workshop.staging().sweep(ROWS_SWEPT_AT_ONCE) ? Duration.ZERO : IDLE;
        }
        Job job = paced(active.get());
        return switch (job.position().phase()) {
            case STAGE -> stage(job);
            case COUNT -> count(job);
            case LOAD -> load(job);
        };
    }

    /** After a start of the server the rate is measured anew: the time before it was not spent on this. */
    private Job paced(Job job) {
        boolean first = !begun;
        begun = true;
        return first && job.state() == State.RUNNING ? job.running(clock.instant()) : job;
    }

    private Duration stage(Job job) {
        if (isRefused()) {
            return CONGESTED;
        }
        Optional<Supply.Laid> laid = workshop.of(job).stage(job);
        if (laid.isEmpty()) {
            workshop.jobs().save(job.at(Position.startOf(Phase.COUNT)));
            return Duration.ZERO;
        }
        Tally tally = new Tally(job.plan(), workshop.metrics().get());
        tally.read(laid.get().table(), laid.get().rows());
        laid.get().problems().forEach(tally::broken);
        workshop.jobs().save(job.with(tally.forecast()).at(laid.get().behind()));
        return Duration.ZERO;
    }

    private Duration count(Job job) {
        Optional<Supply.Chunk> next = workshop.of(job).next(job, PIECES_AT_ONCE);
        if (next.isEmpty()) {
            workshop.jobs().save(job.planned());
            return Duration.ZERO;
        }
        Tally tally = new Tally(job.plan(), workshop.metrics().get());
        tally.read(next.get().what(), next.get().pieces().size());
        tally.removed(next.get().removed());
        workshop.selection().judge(job, next.get().pieces(), true).forEach(judged -> count(judged, tally));
        workshop.jobs().save(job.with(tally.forecast()).at(next.get().behind()));
        return Duration.ZERO;
    }

    private static void count(Judged judged, Tally tally) {
        if (!judged.wanted()) {
            tally.leftOut();
            return;
        }
        tally.piece();
        switch (judged.translation()) {
            case Translation.Documents said -> {
                said.documents().forEach(tally::says);
                said.leftOut().forEach(complaint -> tally.broken(complaint.reason()));
            }
            case Translation.Ignored ignored -> tally.leftOut();
            // A row that could not be cut was counted when it was read.
            case Translation.Failed failed
            when judged.piece().isTable() && judged.piece().arrival().problem().isPresent() -> {}
            case Translation.Failed failed -> tally.broken(failed.complaint().reason());
        }
    }

    private Duration load(Job job) {
        if (isRefused() || isCongested()) {
            return CONGESTED;
        }
        Supply supply = workshop.of(job);
        Optional<Supply.Chunk> next = supply.next(job, PIECES_AT_ONCE);
        if (next.isEmpty()) {
            return end(job);
        }
        List<Piece> pieces = next.get().pieces();
        if (!job.wanted().isEverything()) {
            pieces = workshop.selection().judge(job, pieces, false).stream()
                    .filter(Judged::wanted)
                    .map(Judged::piece)
                    .toList();
        }
        supply.load(job, pieces);
        workshop.jobs().save(job.withLoaded(pieces.size()).at(next.get().behind()));
        return Duration.ZERO;
    }

    private Duration end(Job job) {
        boolean isWorked = workshop.jdbc()
                .sql("select not exists (select 1 from inbox where backfill_id = :id and status = 'received')")
                .param("id", job.id())
                .query(Boolean.class)
                .single();
        if (!isWorked) {
            return CONGESTED;
        }
        LOG.info("Backfill {} is done: {} pieces", job.id(), job.loaded());
        workshop.jobs().save(job.over(State.DONE, "", clock.instant()));
        return Duration.ZERO;
    }

    /** Rows of tables are put down for the plan already, and take as much of the disk as what is loaded. */
    private boolean isRefused() {
        return workshop.backlog().admission().refusal().isPresent();
    }

    private boolean isCongested() {
        long pieces = workshop.backlog().pieces();
        if (atLeast("inbox where status = 'received' and backfill_id is not null", pieces)) {
            return true;
        }
        return workshop.backlog()
                .commands()
                .filter(commands -> atLeast("outbox where status = 'queued'", commands))
                .isPresent();
    }

    private boolean atLeast(String rows, long count) {
        return workshop.jdbc()
                        .sql("select count(*) from (select 1 from %s limit :most) as first".formatted(rows))
                        .param("most", count)
                        .query(Long.class)
                        .single()
                >= count;
    }
}
