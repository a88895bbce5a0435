package dev.plumbline.server.backfill;

import dev.plumbline.server.backfill.Job.State;
import dev.plumbline.server.backfill.Position.Phase;
import dev.plumbline.server.loop.Doorbell;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.transaction.support.TransactionOperations;

/** Where people ask for jobs, start and stop them, and see how they stand. */
public final class BackfillDesk {
    private final JobStore jobs;
    private final FileKinds kinds;
    private final Progress progress;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Doorbell station;
    private final Optional<Double> share;

    /** @param share the part of Klaviyo's limits that is ours; empty when none are known */
    BackfillDesk(
            JobStore jobs, FileKinds kinds, Progress progress, Shift shift, Doorbell station, Optional<Double> share) {
        this.jobs = jobs;
        this.kinds = kinds;
        this.progress = progress;
        this.transaction = shift.transaction();
        this.clock = shift.clock();
        this.station = station;
        this.share = share;
    }

    /** What makes changes one and tells when they were. */
    record Shift(TransactionOperations transaction, InstantSource clock) {}

    /** What came of a wish. */
    public sealed interface Answer {
        /** How the job stands now. */
        record Agreed(Report report) implements Answer {}

        /** @param reason why not, and what to do */
        record Refused(String reason) implements Answer {}

        /** There is no such job. */
        record Unknown(String reason) implements Answer {}
    }

    /** Asks for a job. It counts what there is and then waits to be started; until then nothing is put into the inbox. */
    public Answer plan(Wanted wanted, String by) {
        try {
            List<BackfillFile> files = wanted.isInbox() ? List.of() : kinds.in(Path.of(wanted.source()));
            Long id = transaction.execute(status -> {
                long job = jobs.insert(wanted, by, clock.instant());
                jobs.insertFiles(job, files);
                return job;
            });
            station.ring();
            return report(id == null ? 0 : id);
        } catch (JobFailedException unusable) {
            return new Answer.Refused(String.valueOf(unusable.getMessage()));
        }
    }

    /** Starts what is planned, or what was paused. */
    public Answer start(long id) {
        return change(id, List.of(State.PLANNED, State.PAUSED), job -> job.running(clock.instant()));
    }

    /** Stops loading for a while; what is loaded goes on. */
    public Answer pause(long id) {
        return change(id, List.of(State.RUNNING), Job::paused);
    }

    /**
     * Stops a job for good: what was not loaded is never loaded. What is loaded stays, and what it has to tell leaves: the mirror counts it
     * as told.
     */
    public Answer cancel(long id) {
        return change(
                id,
                List.of(State.PLANNING, State.PLANNED, State.RUNNING, State.PAUSED),
                job -> job.over(State.CANCELLED, "", clock.instant()));
    }

    private Answer change(long id, List<State> from, UnaryOperator<Job> change) {
        Optional<Job> found = Optional.ofNullable(transaction.execute(status -> jobs.locked(id)
                        .map(job -> {
                            if (from.contains(job.state())) {
                                jobs.save(change.apply(job));
                            }
                            return job;
                        })))
                .flatMap(job -> job);
        station.ring();
        return found.filter(job -> !from.contains(job.state()))
                .<Answer>map(job -> new Answer.Refused("Backfill " + id + " is " + name(job.state()) + ", expected "
                        + String.join(
                                " or ", from.stream().map(BackfillDesk::name).toList())))
                .orElseGet(() -> report(id));
    }

    public Answer report(long id) {
        return jobs.job(id)
                .<Answer>map(job -> new Answer.Agreed(reportOf(job)))
                .orElseGet(() -> new Answer.Unknown("There is no backfill " + id));
    }

    /** The newest first. */
    public List<Report> reports(int limit) {
        return jobs.jobs(limit).stream().map(this::reportOf).toList();
    }

    private Report reportOf(Job job) {
        Report.Counts counts = progress.of(job);
        Instant now = clock.instant();
        double rate = job.pace()
                .filter(pace -> now.isAfter(pace.since()))
                .map(pace -> (job.loaded() - pace.done())
                        * 1000.0
                        / Math.max(1, Duration.between(pace.since(), now).toMillis()))
                .orElse(0.0);
        Expectation all = Expectation.of(job.plan().allEvents(), job.plan().profiles(), share);
        return new Report(
                job.id(),
                job.wanted().source(),
                text(job.wanted().from()),
                text(job.wanted().to()),
                job.wanted().customer(),
                name(job.state()),
                job.trouble(),
                doing(job),
                counts,
                Math.round(rate * 10) / 10.0,
                left(job, counts, rate),
                job.plan(),
                new Report.Limits(all.oneByOne().toSeconds(), all.inBulk().toSeconds()),
                new Report.Who(
                        job.by(),
                        job.times().created(),
                        text(job.times().started()),
                        text(job.times().ended())));
    }

    /** The longer of loading and sending, which happen at the same time. */
    private long left(Job job, Report.Counts counts, double rate) {
        if (job.state() != State.RUNNING || rate <= 0) {
            return -1;
        }
        long loading = (long) Math.ceil((counts.pieces() - counts.loaded()) / rate);
        double part = counts.pieces() == 0 ? 0 : (counts.pieces() - counts.loaded()) / (double) counts.pieces();
        long events = (long) (job.plan().allEvents() * part) + counts.queued();
        long sending = Expectation.of(events, 0, share).inBulk().toSeconds();
        return Math.max(0, Math.max(loading, sending));
    }

    private String doing(Job job) {
        Position position = job.position();
        return switch (job.state()) {
            case PLANNING ->
                position.phase() == Phase.STAGE
                        ? "reads file " + (position.part() + 1) + " of "
                                + Math.max(
                                        position.part() + 1,
                                        jobs.files(job.id()).size())
                        : "counts what there is to tell";
            case PLANNED -> "waits to be started";
            case RUNNING ->
                job.loaded() < job.plan().pieces() ? "loads" : "waits for the engine to work what is loaded";
            case PAUSED -> "is paused";
            case CANCELLED -> "was cancelled";
            case DONE -> "is done";
            case FAILED -> "has failed";
        };
    }

    private static String name(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }
}
