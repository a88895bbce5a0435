package dev.plumbline.server.engine;

import dev.plumbline.core.aggregate.AggregateKey;
import dev.plumbline.core.aggregate.LeftOut;
import dev.plumbline.core.aggregate.Message;
import dev.plumbline.core.aggregate.Reception;
import dev.plumbline.core.aggregate.Routed;
import dev.plumbline.core.aggregate.Run;
import dev.plumbline.core.aggregate.Shelf;
import dev.plumbline.idoc.ControlRecord;
import dev.plumbline.server.engine.Batch.Defect;
import dev.plumbline.server.engine.Fate.Content;
import dev.plumbline.server.engine.Fate.Status;
import dev.plumbline.server.translate.Complaint;
import dev.plumbline.server.translate.Finding;
import dev.plumbline.server.translate.Translation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works tasks in memory, one after the other, and gathers what is to be stored. Used once. */
final class BatchWork {
    private static final int LONGEST_CONTROL_FIELD = 100;
    private static final String NOT_STORABLE =
            "Plumbline could not store what this IDoc says; the server's log of this minute says why";

    private final Rulebook rulebook;
    private final Instant now;
    private final Run run;
    private final List<Fate> fates = new ArrayList<>();
    private final List<AggregateKey> woken = new ArrayList<>();
    private final List<Long> decided = new ArrayList<>();
    private final List<Defect> defects = new ArrayList<>();

    BatchWork(Rulebook rulebook, Shelf shelf, Instant now) {
        this.rulebook = rulebook;
        this.now = now;
        this.run = new Run(rulebook.mirror(), shelf, now);
    }

    /** What comes of tasks, in this order. Throws whatever an aggregate or the shelf throws. */
    Batch work(List<Task> tasks) {
        List<Addressed> all = tasks.stream()
                .map(task -> new Addressed(task, messagesOf(task)))
                .toList();
        run.expect(all.stream().flatMap(one -> one.messages().stream()).toList());
        all.forEach(one -> work(one.task(), one.messages()));
        return batch();
    }

    /** A task and the messages that it is made of. */
    private record Addressed(Task task, List<Routed> messages) {}

    /** What is stored of a task that cannot be worked: that somebody must look at it. */
    Batch giveUp(Task task) {
        switch (task) {
            case Task.Decide decide -> {
                Undone undone = decide.undone();
                decided.add(undone.id());
                defects.add(new Defect(
                        undone.about(),
                        EngineStore.NO_CAUSE,
                        "Plumbline could not carry out what " + undone.decided().by() + " decided about "
                                + undone.about()
                                + "; the server's log of this minute says why. Decide again once that is mended"));
            }
            case Task.Wake wake -> {
                WakeUp wakeUp = wake.wakeUp();
                woken.add(wakeUp.about());
                defects.add(new Defect(
                        wakeUp.about(),
                        wakeUp.cause(),
                        "Plumbline could not tell what was due of " + wakeUp.about()
                                + "; the server's log of this minute says why. Replay once that is mended"));
            }
            case Task.Take take ->
                fates.add(failed(
                        take.inboxId(),
                        take.control().map(BatchWork::storable),
                        new Complaint(Complaint.Kind.DEFECT, NOT_STORABLE, "", "", ""),
                        List.of()));
        }
        return batch();
    }

    private Batch batch() {
        return new Batch(new Batch.Made(now, rulebook.mapping()), run.result(), fates, woken, decided, defects);
    }

    private List<Routed> messagesOf(Task task) {
        return switch (task) {
            case Task.Decide decide ->
                List.of(new Routed(decide.undone().about(), decide.undone().decided()));
            case Task.Wake wake -> List.of(new Routed(wake.wakeUp().about(), new Message.WokenUp()));
            case Task.Take take ->
                take.translation() instanceof Translation.Documents read
                        ? rulebook.mirror().route(read.documents())
                        : List.of();
        };
    }

    private void work(Task task, List<Routed> messages) {
        switch (task) {
            case Task.Decide decide -> {
                run.take(EngineStore.NO_CAUSE, messages);
                decided.add(decide.undone().id());
            }
            case Task.Wake wake -> {
                take(wake.wakeUp().cause(), wake.wakeUp().isHistory(), messages);
                woken.add(wake.wakeUp().about());
            }
            case Task.Take take -> fates.add(fateOf(take, messages));
        }
    }

    private EnumSet<Reception> take(long cause, boolean history, List<Routed> messages) {
        return history ? run.takeHistory(cause, messages) : run.take(cause, messages);
    }

    private Fate fateOf(Task.Take take, List<Routed> messages) {
        return switch (take.translation()) {
            case Translation.Documents read ->
                messages.isEmpty()
                        ? ignored(take, Translation.Ignored.OF_NO_ORDER.rule())
                        : applied(take, read, messages);
            case Translation.Ignored ignored -> ignored(take, ignored.rule());
            case Translation.Failed failed ->
                failed(
                        take.inboxId(),
                        take.control(),
                        failed.complaint(),
                        take.reading().found());
        };
    }

    private Fate applied(Task.Take take, Translation.Documents read, List<Routed> messages) {
        Status status = statusOf(Reception.ofParts(take(take.inboxId(), take.history(), messages)));
        // What is news of something that is left out is kept in mind, but the filter is what accounts for it.
        Optional<LeftOut> leftOut = status == Status.APPLIED ? run.leftOut(messages) : Optional.empty();
        status = leftOut.isPresent() ? Status.IGNORED : status;
        return new Fate(
                take.inboxId(),
                take.control(),
                status,
                leftOut.map(LeftOut::inWords).orElse(""),
                // Of what is not taken over nothing is missing.
                status.isCurrent() ? read.leftOut() : List.of(),
                read.notes(),
                new Content(
                        read.documents().stream()
                                .flatMap(DocumentNames::of)
                                .distinct()
                                .toList(),
                        Optional.of(messages.getFirst().to())),
                take.reading().found());
    }

    private static Status statusOf(Reception reception) {
        return switch (reception) {
            case APPLIED -> Status.APPLIED;
            case UNCHANGED -> Status.UNCHANGED;
            case SUPERSEDED -> Status.SUPERSEDED;
        };
    }

    private static Fate ignored(Task.Take take, String rule) {
        return new Fate(
                take.inboxId(),
                take.control(),
                Status.IGNORED,
                rule,
                List.of(),
                List.of(),
                Content.NONE,
                take.reading().found());
    }

    private static Fate failed(
            long inboxId, Optional<ControlRecord> control, Complaint complaint, List<Finding> found) {
        return new Fate(inboxId, control, Status.EXCEPTION, "", List.of(complaint), List.of(), Content.NONE, found);
    }

    /** The control record itself may be what cannot be stored: this one has no NUL and fits into any index. */
    private static ControlRecord storable(ControlRecord control) {
        Map<String, String> values = new LinkedHashMap<>();
        control.values().forEach((name, value) -> {
            String text = value.replace('\0', '\uFFFD');
            values.put(name, text.substring(0, Math.min(text.length(), LONGEST_CONTROL_FIELD)));
        });
        return new ControlRecord(values);
    }
}
