package dev.plumbline.simulation.host;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.Hold;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.server.engine.Batch;
import dev.plumbline.server.engine.Fate;
import dev.plumbline.server.engine.GateChanges;
import dev.plumbline.server.translate.Complaint;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The exceptions that come of a batch: those it opens, and those that close by themselves. */
final class EngineExceptions {
    private static final String LEFT_OUT = Complaint.Kind.LEFT_OUT.name();
    private static final String OVERDUE = "HOLD_OVERDUE";

    private final Storage storage;

    EngineExceptions(Storage storage) {
        this.storage = storage;
    }

    /** After the batch's fates and holds were saved. */
    void save(Batch batch) {
        batch.fates()
                .forEach(fate ->
                        fate.complaints().forEach(complaint -> storage.open(row(fate, complaint, batch.at()))));
        batch.defects()
                .forEach(defect -> storage.open(new ExceptionRow(
                        0,
                        defect.cause(),
                        0,
                        Complaint.Kind.DEFECT.name(),
                        defect.reason(),
                        defect.about().toString(),
                        "",
                        "",
                        Optional.empty(),
                        batch.at(),
                        Optional.empty())));
        batch.fates().stream().filter(EngineExceptions::isCurrent).forEach(fate -> closeMended(fate, batch.at()));
        batch.result().pending().forEach((key, pending) -> saveOverdue(key, pending, batch.at()));
        saveGates(batch);
    }

    private void saveGates(Batch batch) {
        Map<GateChanges.Open, ExceptionRow> open = new HashMap<>();
        for (ExceptionRow row : storage.exceptions.all()) {
            row.gate().filter(gate -> row.isOpen()).ifPresent(gate -> open.put(gate, row));
        }
        GateChanges changes = GateChanges.of(batch.result().judgements(), open.keySet());
        open.forEach((gate, row) -> {
            if (changes.closed().contains(gate)) {
                storage.exceptions.put(row.id(), row.closedAt(batch.at()));
            }
        });
        changes.opened().forEach(opened -> storage.open(ExceptionRow.ofGate(opened, batch.at())));
        changes.counts()
                .forEach((counter, count) -> storage.gateCounts.put(
                        counter.toString(),
                        storage.gateCounts.find(counter.toString()).orElse(0L) + count.times()));
    }

    private static boolean isCurrent(Fate fate) {
        return fate.status() == Fate.Status.APPLIED || fate.status() == Fate.Status.UNCHANGED;
    }

    private static ExceptionRow row(Fate fate, Complaint complaint, Instant now) {
        return new ExceptionRow(
                0,
                fate.inboxId(),
                0,
                isCurrent(fate) ? LEFT_OUT : complaint.kind().name(),
                complaint.reason(),
                fate.content().about().map(AggregateKey::toString).orElse(""),
                "",
                fate.content().documents().stream().findFirst().orElse(""),
                Optional.empty(),
                now,
                Optional.empty());
    }

    /** A later report of a document says all that there is to say of it. */
    private void closeMended(Fate fate, Instant now) {
        String type = storage.inbox.find(fate.inboxId()).orElseThrow().messageType();
        storage.exceptions.copy().stream()
                .filter(row -> row.isOpen() && row.kind().equals(LEFT_OUT) && row.inboxId() < fate.inboxId())
                .filter(row -> fate.content().documents().contains(row.document()))
                .filter(row -> storage.inbox
                        .find(row.inboxId())
                        .filter(earlier -> earlier.messageType().equals(type))
                        .isPresent())
                .forEach(row -> storage.exceptions.put(row.id(), row.closedAt(now)));
    }

    /** An overdue hold whose policy asks a person has one open exception; once it is gone or waits again, none. */
    private void saveOverdue(AggregateKey key, Run.Pending pending, Instant now) {
        for (ExceptionRow row : storage.exceptions.copy()) {
            if (isOpenAbout(row, key)
                    && pending.holds().stream().noneMatch(hold -> isOverdue(hold, row.holdReason()))) {
                storage.exceptions.put(row.id(), row.closedAt(now));
            }
        }
        for (Hold hold : pending.holds()) {
            String reason = hold.reason().name();
            boolean told = storage.exceptions.all().stream()
                    .anyMatch(row -> isOpenAbout(row, key) && row.holdReason().equals(reason));
            if (isOverdue(hold, reason) && !told) {
                storage.open(new ExceptionRow(
                        0,
                        pending.cause(),
                        0,
                        OVERDUE,
                        hold.detail(),
                        key.toString(),
                        reason,
                        "",
                        Optional.empty(),
                        now,
                        Optional.empty()));
            }
        }
    }

    private static boolean isOpenAbout(ExceptionRow row, AggregateKey key) {
        return row.isOpen() && row.kind().equals(OVERDUE) && row.aggregate().equals(key.toString());
    }

    private static boolean isOverdue(Hold hold, String reason) {
        return hold.overdue()
                && hold.policy() == Hold.Policy.EXCEPTION
                && hold.reason().name().equals(reason);
    }
}
