package dev.plumbline.simulation.host;

import dev.plumbline.server.exceptions.Refusal;
import dev.plumbline.server.exceptions.RefusalDesk;
import dev.plumbline.server.verify.Unproven.Stage;
import dev.plumbline.simulation.host.OutboxRow.State;
import dev.plumbline.simulation.host.OutboxRow.Status;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Klaviyo does not take, and the person who sends it again. */
final class MemoryDesk implements RefusalDesk {
    private final Storage storage;
    private final InstantSource clock;

    MemoryDesk(Storage storage, InstantSource clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public void open(List<Refusal> refusals) {
        refusals.forEach(refusal -> storage.open(ExceptionRow.ofCommand(
                refusal.inboxId(), refusal.outboxId(), "REFUSED_BY_KLAVIYO", refusal.reason(), clock.instant())));
    }

    @Override
    public void closeRenewed(List<Long> accepted) {
        Set<Long> renewed = new HashSet<>();
        Set<String> threads = new HashSet<>();
        for (long id : accepted) {
            OutboxRow newer = storage.outbox.find(id).orElseThrow();
            for (OutboxRow old : storage.refused.copy()) {
                if (old.id() < id
                        && old.command().lane().equals(newer.command().lane())
                        && MemoryOutbox.kind(old).equals(MemoryOutbox.kind(newer))) {
                    State state = old.state();
                    storage.put(old.with(new State(
                            Status.SUPERSEDED,
                            state.attempts(),
                            clock.instant(),
                            state.answer() + " (said anew by command " + id + ")",
                            state.job())));
                    renewed.add(old.id());
                    old.command().thread().ifPresent(threads::add);
                }
            }
        }
        storage.exceptions.copy().stream()
                .filter(row -> row.isOpen() && renewed.contains(row.outboxId()))
                .forEach(row -> storage.exceptions.put(row.id(), row.closedAt(clock.instant())));
        threads.forEach(this::letGo);
    }

    /** What was parked goes on when no refused one stands before it any more. */
    private void letGo(String thread) {
        List<OutboxRow> ofThread = storage.outbox.copy().stream()
                .filter(row -> MemoryOutbox.isOfThread(row, thread))
                .toList();
        ofThread.stream()
                .filter(row -> row.status() == Status.PARKED)
                .filter(row ->
                        ofThread.stream().noneMatch(other -> other.status() == Status.REFUSED && other.id() < row.id()))
                .forEach(row -> storage.put(row.queuedAgain(clock.instant())));
    }

    /**
     * A person sends every refused command again, with those that are parked behind it, and every event that was lost twice. Returns whether
     * there was any.
     */
    boolean replayAll() {
        return storage.transact(() -> {
            List<ExceptionRow> refused = storage.exceptions.copy().stream()
                    .filter(row -> row.isOpen() && row.outboxId() != 0)
                    .toList();
            refused.forEach(this::replay);
            return !refused.isEmpty();
        });
    }

    private void replay(ExceptionRow exception) {
        storage.exceptions.put(exception.id(), exception.closedAt(clock.instant()));
        OutboxRow stopped = storage.outbox.find(exception.outboxId()).orElseThrow();
        Optional<String> thread = stopped.command().thread();
        storage.outbox.copy().stream()
                .filter(row -> (row.id() == stopped.id() && (row.status() == Status.REFUSED || isAbsent(row)))
                        || (row.status() == Status.PARKED
                                && thread.filter(name -> MemoryOutbox.isOfThread(row, name))
                                        .isPresent()))
                .forEach(row -> storage.put(row.queuedAgain(clock.instant())));
    }

    private static boolean isAbsent(OutboxRow row) {
        return row.status() == Status.ACCEPTED
                && row.proof().stage().filter(Stage.ABSENT::equals).isPresent();
    }
}
