package dev.plumbline.simulation.host;

import dev.plumbline.server.outbox.JobLedger;
import dev.plumbline.server.outbox.OpenJob;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.simulation.host.OutboxRow.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The bulk jobs. */
final class MemoryJobLedger implements JobLedger {
    private final Storage storage;

    MemoryJobLedger(Storage storage) {
        this.storage = storage;
    }

    @Override
    public long open(String account, String kind, List<Long> commands, Instant now) {
        long job = Table.next(storage.jobs);
        storage.jobs.put(job, new JobRow(account, new OpenJob(job, kind, Optional.empty(), now), false));
        for (long id : commands) {
            OutboxRow row = storage.outbox
                    .find(id)
                    .filter(known ->
                            known.status() == Status.QUEUED && known.state().job() == 0)
                    .orElseThrow(() -> new IllegalStateException("command " + id + " is not free for a job"));
            storage.put(row.with(row.state().in(job)));
        }
        return job;
    }

    @Override
    public void started(long job, String klaviyoId) {
        JobRow row = storage.jobs.find(job).orElseThrow();
        OpenJob known = row.job();
        storage.jobs.put(
                job,
                new JobRow(
                        row.account(),
                        new OpenJob(job, known.kind(), Optional.of(klaviyoId), known.sentAt()),
                        row.isClosed()));
    }

    @Override
    public void close(long job, String outcome, Instant now) {
        JobRow row = storage.jobs.find(job).orElseThrow();
        storage.jobs.put(job, new JobRow(row.account(), row.job(), true));
        rowsOf(job).forEach(queued -> storage.put(queued.with(queued.state().in(0))));
    }

    @Override
    public List<OpenJob> open(String account) {
        return storage.jobs.copy().stream()
                .filter(row -> !row.isClosed() && row.account().equals(account))
                .map(JobRow::job)
                .toList();
    }

    @Override
    public List<QueuedCommand> commandsOf(long job) {
        return rowsOf(job).stream().map(row -> MemoryOutbox.queued(row, 0)).toList();
    }

    private List<OutboxRow> rowsOf(long job) {
        return storage.queue.copy().stream()
                .filter(row -> row.state().job() == job)
                .toList();
    }
}
