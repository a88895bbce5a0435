package dev.plumbline.simulation.host;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.outbox.NewCommand;
import dev.plumbline.server.outbox.Outbox;
import dev.plumbline.server.outbox.QueuedCommand;
import dev.plumbline.server.outbox.Settlement;
import dev.plumbline.simulation.host.OutboxRow.State;
import dev.plumbline.simulation.host.OutboxRow.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The queue to Klaviyo and the ledger of all that it was told. */
final class MemoryOutbox implements Outbox {
    private final Storage storage;

    MemoryOutbox(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void append(List<NewCommand> commands, String mapping, Instant now) {
        for (NewCommand command : commands) {
            storage.put(new OutboxRow(
                    Table.next(storage.outbox),
                    command.inboxId(),
                    command.aggregate(),
                    command.command(),
                    now,
                    storage.batch(),
                    new State(Status.QUEUED, 0, now, ""),
                    false,
                    OutboxRow.Proof.NONE));
        }
    }

    @Override
    public List<QueuedCommand> due(
            String account, Instant now, int limit, Collection<String> busyLanes, Collection<String> closedKinds) {
        List<QueuedCommand> heads = new ArrayList<>();
        Set<String> lanes = new HashSet<>();
        Set<String> threads = new HashSet<>();
        for (OutboxRow row : storage.queue.all()) {
            boolean firstOfThread = row.command().thread().map(threads::add).orElse(true);
            boolean first = lanes.add(row.command().lane()) && firstOfThread;
            if (first
                    && row.command().account().equals(account)
                    && !row.state().nextAt().isAfter(now)
                    && !busyLanes.contains(row.command().lane())
                    && !closedKinds.contains(kind(row))) {
                heads.add(new QueuedCommand(
                        row.id(), row.inboxId(), row.state().attempts(), row.command(), refusedBefore(row)));
                if (heads.size() == limit) {
                    break;
                }
            }
        }
        return heads;
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
            storage.put(
                    row.with(new State(statusOf(settlement), attempts, nextAt(settlement, now), settlement.answer())));
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
