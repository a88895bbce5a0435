package dev.plumbline.simulation.host;

import dev.plumbline.core.command.Command;
import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.outbox.Heads;
import dev.plumbline.server.outbox.JobLedger;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Search;
import dev.plumbline.server.outbox.Settlement;
import dev.plumbline.simulation.host.OutboxRow.State;
import dev.plumbline.simulation.host.OutboxRow.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The queue to Klaviyo and the ledger of all that it was told. */
final class MemoryOutbox implements Outbox {
    private final Storage storage;

    private final Duration liveWindow;
    private final JobLedger jobs;

    /** @param liveWindow an event older than this when it is queued is history */
    MemoryOutbox(Storage storage, Duration liveWindow) {
        this.storage = storage;
        this.liveWindow = liveWindow;
        this.jobs = new MemoryJobLedger(storage);
    }

    @Override
    public JobLedger jobs() {
        return jobs;
    }

    @Override
    public void append(List<NewCommand> commands, String mapping, Instant now) {
        for (NewCommand command : commands) {
            storage.put(new OutboxRow(
                    Table.next(storage.outbox),
                    command.inboxId(),
                    command.aggregate(),
                    command.command(),
                    command.urgency(now, liveWindow),
                    now,
                    storage.batch(),
                    new State(Status.QUEUED, 0, now, "", 0),
                    false,
                    OutboxRow.Proof.NONE));
        }
    }

    @Override
    public Heads due(Search search, Instant now) {
        SortedMap<String, OutboxRow> heads = new TreeMap<>();
        Set<Long> threadsFirst = new HashSet<>();
        Set<String> threads = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        for (OutboxRow row : storage.queue.all()) {
            Command command = row.command();
            if (command.account().equals(search.account())) {
                heads.putIfAbsent(command.lane(), row);
                if (command.thread().map(threads::add).orElse(true)) {
                    threadsFirst.add(row.id());
                }
                if (row.urgency() == search.urgency()) {
                    wanted.add(command.lane());
                }
            }
        }
        List<OutboxRow> looked = heads.tailMap(search.after() + '\0').values().stream()
                .filter(row -> wanted.contains(row.command().lane()))
                .limit(search.lanes())
                .toList();
        List<QueuedCommand> found = looked.stream()
                .filter(row -> threadsFirst.contains(row.id())
                        && row.state().job() == 0
                        && !row.state().nextAt().isAfter(now)
                        && !search.busyLanes().contains(row.command().lane())
                        && !search.closedKinds().contains(kind(row)))
                .map(row -> queued(row, refusedBefore(row)))
                .toList();
        return new Heads(
                found,
                looked.size(),
                looked.isEmpty() ? "" : looked.getLast().command().lane(),
                looked.size() < search.lanes());
    }

    static QueuedCommand queued(OutboxRow row, long waitsFor) {
        return new QueuedCommand(row.id(), row.inboxId(), row.state().attempts(), row.command(), waitsFor);
    }

    /** When the first of all that is queued may go. */
    Optional<Instant> nextDeparture() {
        return storage.queue.all().stream().map(row -> row.state().nextAt()).min(Instant::compareTo);
    }

    static String kind(OutboxRow row) {
        return row.command().getClass().getSimpleName();
    }

    static boolean isOfThread(OutboxRow row, String thread) {
        return row.command().thread().filter(thread::equals).isPresent();
    }

    /** The oldest refused command of the thread that it must not overtake, 0 when there is none. */
    private long refusedBefore(OutboxRow row) {
        return row.command()
                .thread()
                .flatMap(thread -> storage.refused.all().stream()
                        .filter(other -> other.id() < row.id())
                        .filter(other ->
                                other.command().account().equals(row.command().account()) && isOfThread(other, thread))
                        .filter(other -> !kind(other).equals(kind(row)) || row.command() instanceof TrackEvent)
                        .findFirst()
                        .map(OutboxRow::id))
                .orElse(0L);
    }

    @Override
    public void settle(List<Settlement> settlements, Instant now) {
        for (Settlement settlement : settlements) {
            OutboxRow row = storage.outbox
                    .find(settlement.id())
                    .filter(known -> known.status() == Status.QUEUED)
                    .orElseThrow(() -> new IllegalStateException(
                            "command " + settlement.id() + " was sent and is not in the queue"));
            int attempts = row.state().attempts() + (settlement instanceof Settlement.Parked ? 0 : 1);
            Status status = statusOf(settlement);
            long job = status == Status.QUEUED ? 0 : row.state().job();
            storage.put(row.with(new State(status, attempts, nextAt(settlement, now), settlement.answer(), job)));
        }
    }

    private static Status statusOf(Settlement settlement) {
        return switch (settlement) {
            case Settlement.Accepted accepted -> Status.ACCEPTED;
            case Settlement.Stored stored -> Status.STORED;
            case Settlement.Retry retry -> Status.QUEUED;
            case Settlement.Refused refused -> Status.REFUSED;
            case Settlement.Parked parked -> Status.PARKED;
        };
    }

    private static Instant nextAt(Settlement settlement, Instant now) {
        return settlement instanceof Settlement.Retry retry ? retry.nextAt() : now;
    }
}
