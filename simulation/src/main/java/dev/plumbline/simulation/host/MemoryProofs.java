package dev.plumbline.simulation.host;

import dev.plumbline.core.command.TrackEvent;
import dev.plumbline.server.verify.Finding;
import dev.plumbline.server.verify.Lags;
import dev.plumbline.server.verify.Proofs;
import dev.plumbline.server.verify.Unproven;
import dev.plumbline.server.verify.Unproven.Stage;
import dev.plumbline.simulation.host.OutboxRow.Proof;
import dev.plumbline.simulation.host.OutboxRow.State;
import dev.plumbline.simulation.host.OutboxRow.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of accepted events. */
final class MemoryProofs implements Proofs {
    private final Storage storage;

    MemoryProofs(Storage storage) {
        this.storage = storage;
    }

    @Override
    public List<Unproven> due(String account, Instant acceptedBy, Instant now, int limit) {
        List<Unproven> due = new ArrayList<>();
        for (Stage stage : List.of(Stage.AWAITED, Stage.ABSENT, Stage.UNREAD)) {
            Instant until = stage == Stage.UNREAD ? acceptedBy : now;
            unproven(stage)
                    .filter(row -> row.command().account().equals(account))
                    .filter(row -> !lookOf(row).isAfter(until))
                    .sorted(Comparator.comparing(MemoryProofs::lookOf).thenComparingLong(OutboxRow::id))
                    .limit(limit)
                    .forEach(row -> due.add(new Unproven(
                            row.id(),
                            row.inboxId(),
                            (TrackEvent) row.command(),
                            row.state().nextAt(),
                            stage,
                            row.proof().isResent())));
        }
        return due;
    }

    private Stream<OutboxRow> unproven(Stage stage) {
        return storage.accepted.copy().stream()
                .filter(row -> row.command() instanceof TrackEvent)
                .filter(row -> row.proof().stage().filter(stage::equals).isPresent());
    }

    private static Instant lookOf(OutboxRow row) {
        return row.proof().lookAt().orElse(row.state().nextAt());
    }

    /** When the first event that is still awaited is looked for, of those never looked for so long after their acceptance. */
    Optional<Instant> nextLook(Duration first) {
        return Stream.concat(
                        unproven(Stage.AWAITED).map(MemoryProofs::lookOf),
                        unproven(Stage.UNREAD).map(row -> lookOf(row).plus(first)))
                .min(Instant::compareTo);
    }

    @Override
    public void leaveOut(String account, List<Unproven> unsampled, Instant now) {
        unsampled.forEach(event -> accepted(event).ifPresent(row -> storage.put(row.with(Proof.UNSAMPLED))));
    }

    @Override
    public long metSince(String account, Instant since) {
        return 0;
    }

    private Optional<OutboxRow> accepted(Unproven event) {
        return storage.outbox.find(event.id()).filter(row -> row.status() == Status.ACCEPTED);
    }

    @Override
    public void note(String account, List<Finding> findings, Instant now) {
        findings.forEach(finding -> accepted(finding.about()).ifPresent(row -> note(row, finding, now)));
    }

    private void note(OutboxRow row, Finding finding, Instant now) {
        Proof proof = row.proof();
        switch (finding) {
            case Finding.Stored stored -> {
                State state = row.state();
                storage.put(row.with(
                                new State(Status.STORED, state.attempts(), state.nextAt(), state.answer(), state.job()))
                        .with(proof.found(now, stored.lag())));
                close(row, now);
                stored.otherwise()
                        .ifPresent(reason -> storage.open(
                                ExceptionRow.ofCommand(row.inboxId(), row.id(), "STORED_OTHERWISE", reason, now)));
            }
            case Finding.Later later -> {
                Stage stage = proof.stage().filter(Stage.ABSENT::equals).orElse(Stage.AWAITED);
                storage.put(row.with(proof.looked(stage, later.nextLook())));
            }
            case Finding.Resend _ -> storage.put(row.queuedAgain(now).with(proof.resent()));
            case Finding.Missing missing -> {
                storage.put(row.with(proof.looked(Stage.ABSENT, missing.nextLook())));
                storage.open(ExceptionRow.ofCommand(row.inboxId(), row.id(), "NOT_STORED", missing.reason(), now));
            }
        }
    }

    private void close(OutboxRow row, Instant now) {
        storage.exceptions.copy().stream()
                .filter(exception -> exception.isOpen()
                        && exception.outboxId() == row.id()
                        && exception.kind().equals("NOT_STORED"))
                .forEach(exception -> storage.exceptions.put(exception.id(), exception.closedAt(now)));
    }

    @Override
    public Lags lagsSince(String account, Instant since) {
        Lags lags = Lags.NONE;
        for (OutboxRow row : storage.outbox.all()) {
            Proof proof = row.proof();
            if (proof.foundAt().filter(at -> !at.isBefore(since)).isPresent()
                    && proof.lag().isPresent()) {
                lags = lags.plus(proof.lag().get());
            }
        }
        return lags;
    }

    @Override
    public Optional<Instant> front(String account) {
        return storage.outbox.all().stream()
                .filter(row -> row.proof().foundAt().isPresent())
                .map(row -> row.state().nextAt())
                .max(Instant::compareTo);
    }
}
